import type { NoticeFacts, WriteSection } from '../../model.ts';
import { action } from './action.ts';

export const draft: WriteSection = (facts, words) => ({ ...action(facts, words), ...text(facts) });

const COME_BACK =
  'Es muss nicht in einem Zug fertig werden: Speichern Sie zwischendurch und kommen Sie über denselben Link zurück.';

function text({ cycle, set, task }: NoticeFacts) {
  const department = set?.departmentName ?? 'Ihrem Bereich';
  if ((task?.ordinal ?? 1) > 1) {
    return {
      subject: 'Zu Ihren Zielen gibt es einen Wunsch',
      heading: 'Zu Ihren Zielen gibt es einen Wunsch',
      paragraphs: [
        'Zu Ihren Zielen wird um eine Änderung gebeten. Bitte lesen Sie den Kommentar, ändern Sie, was Sie richtig finden, und reichen Sie die Ziele noch einmal ein, etwa zehn Minuten.',
      ],
    };
  }
  switch (set?.level) {
    case 'company':
      return {
        subject: `Worauf kommt es am meisten an? Die Strategie für ${cycle.period}`,
        heading: `Die Strategie für ${cycle.period}`,
        paragraphs: [
          `Bitte schreiben Sie auf, worauf es für ${cycle.period} am meisten ankommt und warum, etwa 15 Minuten: Alle anderen Ziele beginnen mit Ihrer Seite.`,
          'Drei Ziele sind reichlich. Sagen Sie auch, was warten kann; das schützt die Zeit für den Rest.',
        ],
      };
    case 'department':
      return {
        subject: `Ziele von ${department} für ${cycle.period}`,
        heading: `Die Ziele von ${department}`,
        paragraphs: [
          `Bitte entwerfen Sie, was in ${department} besser werden soll, und zwar für ${cycle.period}, etwa 15 Minuten; dann können Ihre Leute damit planen.`,
          COME_BACK,
        ],
      };
    default:
      return {
        subject: `Ihre Ziele für ${cycle.period}`,
        heading: 'Ihre eigenen Ziele',
        paragraphs: [
          `Bitte entwerfen Sie, was Sie selbst bewegen möchten, und zwar für ${cycle.period}, etwa zehn Minuten; danach stimmen Sie es mit Ihrer Führungskraft ab.`,
          COME_BACK,
        ],
      };
  }
}
