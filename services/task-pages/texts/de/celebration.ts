import type { CelebrateTexts, CelebrationTexts } from '../celebration-model.ts';

export const CELEBRATE: CelebrateTexts = {
  title: (period) => `Ein paar Worte von Ihnen? Abschluss für ${period}`,
  why: 'Die Abschlussfeier beginnt mit dem, was Sie sagen, mit Ihrem Namen. Zwei, drei Sätze in eigenen Worten sind mehr wert als eine Rede.',
  howLong: 'Etwa drei Minuten',
  words: { label: 'Ihre Worte', hint: 'Was Sie bewegt hat, wen Sie wachsen sahen, worüber Sie froh sind.' },
  nothing: 'Ich lasse es lieber ohne Worte von mir',
  send: 'Senden',
  sayOrTick: 'Schreiben Sie ein paar Worte, oder kreuzen Sie an, dass Sie es lieber ohne lassen.',
  bothSaid:
    'Sie haben etwas geschrieben und angekreuzt, dass Sie es ohne lassen: Nehmen Sie eines davon zurück.',
  shorten: (most, length) => `Kürzen Sie auf ${most} Zeichen; es sind ${length}.`,
  done: {
    title: 'Danke, das ist festgehalten.',
    next: 'Die Abschlussfeier geht hinaus, sobald der Rückblick vorbei ist.',
  },
};

export const CELEBRATION: CelebrationTexts = {
  title: (whose, period) => `${whose}: was für ${period} erreicht wurde`,
  everyone: 'Alle zusammen',
  worked: (people, objectives) =>
    `${people === 1 ? 'Eine Person hat' : `${people} Menschen haben`} an ${objectives === 1 ? 'einem Ziel' : `${objectives} Zielen`} gearbeitet.`,
  reached: 'Was erreicht wurde',
  nothingReached: 'Diesmal wurde kein Ziel ganz erreicht. Was wir daraus gelernt haben, steht weiter unten.',
  stretch: 'Das kühnste Ziel, das erreicht wurde',
  learned: 'Was wir gelernt haben',
  about: (title) => `Aus „${title}“`,
  lessons: (count) =>
    count === 1
      ? 'Eine Erkenntnis geht in den nächsten Zeitraum mit.'
      : `${count} Erkenntnisse gehen in den nächsten Zeitraum mit.`,
  thanks: 'Dank',
  thanked: (from, to) => `${from} dankt ${to}`,
  departments: 'Was die Abteilungen erreicht haben',
  back: 'Was wir alle erreicht haben',
  poster: 'Als Plakat drucken',
  print: 'Drucken Sie diese Seite mit Ihrem Browser, auf A3 oder A4. Diese Zeile wird nicht gedruckt.',
  asPage: 'Zurück zur Seite',
  goals: 'Alle Ziele',
  gathered: {
    link: 'Was Ihre Leute gemeinsam sagen',
    title: (department) => `Was die Leute von ${department} sagen`,
    lead: 'Ohne Namen und ungeordnet. Antworten sind erst ab fünf zu sehen, damit niemand zu erkennen ist.',
    team: 'Zur Zusammenarbeit',
    process: 'Zum Ablauf',
    tooFew: (answered, enough) =>
      `${answered === 1 ? 'Eine Person hat' : `${answered} Personen haben`} geantwortet; die Antworten sind ab ${enough} zu sehen.`,
  },
  notYet: {
    title: 'Diese Abschlussfeier wird noch vorbereitet.',
    text: 'Sie erscheint hier, wenn die Mail dazu hinausgeht.',
    next: 'Bis dahin finden Sie alle Ziele unter /okrs.',
  },
  notForYou: {
    title: 'Diese Seite ist für jemand anderen.',
    text: 'Was ein Team gemeinsam sagt, lesen seine Leitung und HR.',
    next: 'Zur Abschlussfeier selbst kommen Sie über die Mail dazu.',
  },
};
