import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';

export const answer: WriteSection = (facts, words) => {
  const { askerName = 'Jemand', wanted = '', neededBy, keyResult = '' } = facts.dependency ?? {};
  return {
    ...action(facts, words),
    subject: `${askerName} braucht etwas von Ihnen: ${wanted}`,
    heading: `Eine Anfrage von ${askerName}`,
    paragraphs: [
      `Für ein Ziel in ${facts.cycle.period} braucht ${askerName} etwas von Ihrer Abteilung${neededBy ? `, und zwar bis ${words.day(neededBy)}` : ''}. Bitte sagen Sie zu, schlagen Sie etwas anderes vor oder lehnen Sie ab, etwa zwei Minuten.`,
    ],
    items: [wanted, `Es geht um: ${keyResult}`],
  };
};
