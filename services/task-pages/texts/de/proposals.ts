import type { ProposalsTexts } from '../proposals-model.ts';

export const PROPOSALS: ProposalsTexts = {
  invite: 'Ein Ziel fürs Team vorschlagen',
  title: 'Was soll Ihr Team erreichen?',
  lead: (leadName, department) =>
    `${leadName} schreibt die Ziele von ${department} und liest Ihre Vorschläge neben dem Entwurf. Sie erfahren, was daraus wurde.`,
  goal: { label: 'Das Ziel', hint: 'In einem Satz: Was wäre besser, und für wen?' },
  why: { label: 'Warum es wichtig ist', hint: 'Ein paar Worte genügen.' },
  send: 'Vorschlagen',
  saved: 'Abgeschickt. Die Antwort kommt per Mail; Sie können auch noch etwas vorschlagen.',
  own: 'Ihre Vorschläge',
  waiting: 'noch keine Antwort',
  writeTitle: 'Schreiben Sie das Ziel in einem Satz.',
  shorten: (most, length) => `Kürzen Sie auf ${most} Zeichen; es sind ${length}.`,
  enough: (most) =>
    `Sie haben schon ${most} Ziele vorgeschlagen, oder die Ziele Ihres Teams sind inzwischen eingereicht. Sprechen Sie mit Ihrer Teamleitung darüber.`,
  nowhere: {
    title: 'Hier kann nichts mehr vorgeschlagen werden.',
    text: 'Die Ziele Ihres Teams sind eingereicht, oder niemand leitet es zurzeit.',
    next: 'Sprechen Sie mit Ihrer Teamleitung: Ziele lassen sich auch im Quartal noch ändern.',
  },
  back: 'Zurück zur Aufgabe',
  fromTeam: (count) => (count === 1 ? 'Ein Vorschlag aus Ihrem Team' : `${count} Vorschläge aus Ihrem Team`),
  answerLead:
    'Sagen Sie zu jedem, was daraus wird. Wer ihn gemacht hat, liest Ihre Antwort in der nächsten Mail.',
  question: 'Ihre Antwort',
  answers: {
    taken: {
      label: 'Ich nehme ihn auf',
      hint: 'Er kommt in den Entwurf, so oder in anderen Worten.',
      said: 'aufgenommen',
    },
    declined: {
      label: 'Diesmal nicht',
      hint: 'Sagen Sie in einem Satz, warum, wenn Sie können.',
      said: 'diesmal nicht',
    },
  },
  words: { label: 'Ein Wort dazu', hint: 'Freiwillig' },
  answer: 'Antworten',
  answered: 'Beantwortet. Bis die Mail geht, können Sie es ändern.',
  choose: 'Wählen Sie eins von beiden.',
  takenOver: 'Unten übernommen. Antworten Sie auch darauf, damit Ihr Team davon erfährt.',
  beside: 'Aus dem Team vorgeschlagen',
};
