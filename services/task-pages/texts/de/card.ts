import type { CardTexts } from '../card-model.ts';

export const CARD: CardTexts = {
  title: 'Ihre Karte öffnen',
  lead: 'Scannen Sie das Quadrat auf Ihrer Karte, oder tippen Sie den Code ab, der darunter steht.',
  code: {
    label: 'Code auf Ihrer Karte',
    hint: '28 Buchstaben und Ziffern; Leerzeichen spielen keine Rolle.',
  },
  open: 'Öffnen',
  wrong:
    'Zu diesem Code gibt es keine Karte. Vergleichen Sie ihn noch einmal Zeichen für Zeichen mit der Karte.',
  hello: (name) => `Guten Tag, ${name}`,
  waiting: (count) => (count === 1 ? 'Eines wartet auf Sie.' : `${count} Dinge warten auf Sie.`),
  nothing: 'Im Moment wartet nichts auf Sie.',
  until: (day) => `bis ${day}`,
  about: (name) => `von ${name}`,
  start: 'Beginnen',
  look: 'Ansehen',
  entered: (by, week) => `${by} hat den Check-in der Woche ${week} für Sie eingetragen.`,
  enteredScores: (by) => `${by} hat Ihre Endwerte für Sie eingetragen.`,
  goals: {
    lead: 'Auch die Ziele aller können Sie lesen. Melden Sie sich danach ab, wenn andere diesen Bildschirm benutzen.',
    button: 'Die Ziele lesen',
  },
  yours: (name) =>
    `Diese Karte gehört ${name} allein. Geht sie verloren, sagen Sie es dem Personalbereich: Dann gibt es eine neue, und diese gilt nicht mehr.`,
  madeBy: (by, day) => `Diese Karte wurde am ${day} von ${by} gemacht.`,
  revoked: {
    title: 'Diese Karte gilt nicht mehr.',
    text: 'Eine neuere hat sie ersetzt, oder sie wurde zurückgezogen.',
    next: 'Nehmen Sie Ihre neueste Karte, oder bitten Sie den Personalbereich um eine.',
  },
  printed: {
    scan: 'Scannen Sie dies, um zu sehen, was auf Sie wartet.',
    type: (address) => `Oder öffnen Sie ${address} und tippen Sie:`,
    keep: 'Nur für Sie. Geht sie verloren, sagen Sie es dem Personalbereich.',
  },
};
