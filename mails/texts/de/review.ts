import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';

export const review: WriteSection = (facts, words, rest) => {
  if (rest.length > 0) {
    const count = rest.length + 1;
    return {
      ...action(facts, words, rest),
      subject: `Die Ziele von ${count} Personen warten auf Ihre Antwort`,
      heading: `Die Ziele von ${count} Personen`,
      paragraphs: [
        `${count} Personen haben Ziele entworfen und bitten Sie um eine Antwort, je etwa fünf Minuten: Lesen Sie die Ziele und stimmen Sie zu, oder sagen Sie, was sich ändern soll. Ohne Ihre Antwort würden sie ohne Vereinbarung gelten.`,
      ],
    };
  }
  const owner = facts.set?.ownerName ?? 'Jemand aus Ihrem Kreis';
  const whose =
    facts.set?.level === 'department' && facts.set.departmentName ? ` für ${facts.set.departmentName}` : '';
  return {
    ...action(facts, words),
    subject: `${owner} bittet Sie um Zustimmung zu den Zielen${whose}`,
    heading: `${owner}: Ziele${whose}`,
    paragraphs: [
      `${owner} hat Ziele${whose} entworfen. Bitte lesen Sie sie und stimmen Sie zu, oder sagen Sie, was sich ändern soll, etwa fünf Minuten. Ohne Ihre Antwort würden sie ohne Vereinbarung gelten.`,
    ],
    items: facts.set?.objectives ?? [],
  };
};
