import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';

export const champion: WriteSection = (facts, words) => ({
  ...action(facts, words),
  subject: 'Peut-on vous demander comment cela marche ?',
  heading: 'Peut-on vous demander comment cela marche ?',
  paragraphs: [
    `${facts.cycle.name} est étendu, et d’autres services vont bientôt se fixer des objectifs comme vous l’avez fait. Voulez-vous être la personne-relais à qui votre service peut s’adresser ? Cela prend une minute, et un non est une bonne réponse aussi.`,
  ],
});
