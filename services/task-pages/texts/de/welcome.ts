import type { WelcomeTexts } from '../welcome-model.ts';

export const WELCOME: WelcomeTexts = {
  title: (name) => `${name} ist neu dabei: Was passt?`,
  why: 'Die Einführung und die Ziele des Teams sind schon unterwegs. Ihre Wahl sagt, woran bis zum Ende des Zeitraums gearbeitet wird.',
  howLong: 'Etwa eine Minute',
  question: (name) => `Was soll ${name} tun?`,
  options: {
    contribute: {
      label: 'Beitragen',
      hint: 'Mithelfen bei den Zielen des Teams. Das gilt auch ohne Antwort.',
    },
    'take-over': {
      label: 'Ein Schlüsselergebnis übernehmen',
      hint: 'Ab jetzt verantwortlich, mit eigenem Check-in.',
    },
    'own-goals': {
      label: 'Kurze eigene Ziele schreiben',
      hint: 'Dafür sind zehn Arbeitstage Zeit, für Ihre Antwort fünf.',
    },
  },
  keyResult: { label: 'Welches Schlüsselergebnis?', hint: 'Beim Beitragen kann es offen bleiben.' },
  none: 'Kein bestimmtes',
  send: 'Auswählen',
  choose: 'Wählen Sie eines davon; bis dahin ändert sich nichts.',
  chooseKeyResult: 'Wählen Sie, welches Schlüsselergebnis übernommen wird.',
  done: {
    title: 'So wird es gemacht.',
    next: 'Mitgeteilt wird es, sobald es nicht mehr zurückgenommen werden kann.',
  },
};
