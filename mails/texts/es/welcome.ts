import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';

export const welcome: WriteSection = (facts, words) => {
  const about = facts.about ?? '';
  const subject = `${about} se incorpora a su equipo: ¿qué hará?`;
  return {
    ...action(facts, words),
    subject,
    heading: subject,
    paragraphs: [
      `${about} recibe la introducción y los objetivos del equipo. Elija si contribuye, se encarga de un resultado clave o escribe unos objetivos breves; un minuto. Sin respuesta, contribuye.`,
    ],
  };
};
