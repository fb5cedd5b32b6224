import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';

export const champion: WriteSection = (facts, words) => ({
  ...action(facts, words),
  subject: '¿Pueden preguntarle a usted cómo funciona?',
  heading: '¿Pueden preguntarle a usted cómo funciona?',
  paragraphs: [
    `${facts.cycle.name} se extiende, y pronto más departamentos se fijarán objetivos como usted lo hizo. ¿Quiere ser la persona de referencia a quien pueda preguntar su departamento? Es un minuto, y un no también es buena respuesta.`,
  ],
});
