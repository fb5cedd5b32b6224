import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';

export const review: WriteSection = (facts, words, rest) => {
  if (rest.length > 0) {
    const count = rest.length + 1;
    return {
      ...action(facts, words, rest),
      subject: `Los objetivos de ${count} personas esperan su respuesta`,
      heading: `Los objetivos de ${count} personas`,
      paragraphs: [
        `${count} personas han escrito objetivos y le piden una respuesta, unos cinco minutos por cada una: léalos y dé su acuerdo, o diga qué debería cambiar. Sin su respuesta valdrían sin acuerdo.`,
      ],
    };
  }
  const owner = facts.set?.ownerName ?? 'Alguien de su equipo';
  const whose =
    facts.set?.level === 'department' && facts.set.departmentName ? ` de ${facts.set.departmentName}` : '';
  return {
    ...action(facts, words),
    subject: `${owner} le pide su acuerdo sobre los objetivos${whose}`,
    heading: `${owner}: objetivos${whose}`,
    paragraphs: [
      `${owner} ha escrito los objetivos${whose}. Por favor, léalos y dé su acuerdo, o diga qué debería cambiar, unos cinco minutos. Sin su respuesta valdrían sin acuerdo.`,
    ],
    items: facts.set?.objectives ?? [],
  };
};
