import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';

export const answer: WriteSection = (facts, words) => {
  const { askerName = 'Alguien', wanted = '', neededBy, keyResult = '' } = facts.dependency ?? {};
  return {
    ...action(facts, words),
    subject: `${askerName} necesita algo de usted: ${wanted}`,
    heading: `Una petición de ${askerName}`,
    paragraphs: [
      `Para un objetivo de ${facts.cycle.period}, ${askerName} necesita algo de su departamento${neededBy ? `, a más tardar el ${words.day(neededBy)}` : ''}. Diga que sí, proponga otra cosa o decline; son unos dos minutos.`,
    ],
    items: [wanted, `Se trata de: ${keyResult}`],
  };
};
