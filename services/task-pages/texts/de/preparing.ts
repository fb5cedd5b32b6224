import type { PreparingTexts } from '../preparing-model.ts';

export const PREPARING: PreparingTexts = {
  invite: 'Jemanden vorbereiten lassen',
  title: 'Wer bereitet die Strategie vor?',
  lead: 'Die Person bekommt per E-Mail einen Link zu diesem Entwurf und kann ihn speichern. Veröffentlichen können nur Sie, und Sie erfahren, wann er fertig ist.',
  who: { label: 'Wen bitten Sie?', hint: 'Ein Name oder eine Adresse' },
  ask: 'Bitten',
  asked: 'Gebeten. Die E-Mail geht mit den nächsten hinaus.',
  soFar: 'Bisher gebeten',
  isReady: 'fertig',
  atWork: 'in Arbeit',
  takeBack: (name) => `${name} den Link wieder entziehen`,
  tick: 'Kreuzen Sie an, was Sie zurücknehmen möchten.',
  take: 'Zurücknehmen',
  nobodyNamed: 'Schreiben Sie, wen Sie bitten.',
  unknown: (text) =>
    `Niemand mit Postfach heisst hier „${text}“. Prüfen Sie die Schreibweise oder nehmen Sie die Adresse.`,
  several: (text) => `Mehrere heissen „${text}“. Schreiben Sie die Adresse der Person, die Sie meinen.`,
  yourself: 'Das sind Sie selbst. Bitten Sie jemand anderen, oder schreiben Sie selbst.',
  enough: (most) => `${most} Personen bereiten sie bereits vor. Nehmen Sie zuerst einen Link zurück.`,
  back: 'Zurück zur Strategie',
  forWhom: (author) =>
    `Sie bereiten dies für ${author} vor. Was Sie speichern, sieht ${author}; nur ${author} kann es veröffentlichen.`,
  ready: () => 'Der Entwurf kann angesehen werden',
  readyHint: (author) =>
    `${author} bekommt eine E-Mail. Sie können weiter daran arbeiten, bis er veröffentlicht ist.`,
  tell: (author) => `${author} Bescheid geben`,
  save: 'Zwischenspeichern',
  told: (author) => `Gespeichert. ${author} erfährt es per E-Mail.`,
  saved: 'Gespeichert.',
  tickReady: 'Kreuzen Sie an, dass der Entwurf angesehen werden kann.',
  over: {
    title: 'Die Strategie ist veröffentlicht, oder Sie werden nicht mehr darum gebeten.',
    text: 'Nichts ist verloren: Es steht im Entwurf, wie Sie es zuletzt gespeichert haben.',
    next: 'Fehlt etwas darin, sprechen Sie mit der Person, die Sie gebeten hat.',
  },
  forOneAlone: (name) => `Dieser Link ist allein für ${name}.`,
};
