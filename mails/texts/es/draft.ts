import type { NoticeFacts, WriteSection } from '../../model.ts';
import { action } from './action.ts';

export const draft: WriteSection = (facts, words) => ({ ...action(facts, words), ...text(facts) });

const COME_BACK = 'No hace falta terminarlo de una vez: guarde y vuelva por el mismo enlace.';

function text({ cycle, set, task }: NoticeFacts) {
  const department = set?.departmentName ?? 'su departamento';
  if ((task?.ordinal ?? 1) > 1) {
    return {
      subject: 'Sus objetivos vuelven con una petición',
      heading: 'Sus objetivos vuelven con una petición',
      paragraphs: [
        'Quien revisa sus objetivos pide un cambio. Por favor, lea el comentario, cambie lo que le parezca bien y envíelos de nuevo, unos diez minutos.',
      ],
    };
  }
  switch (set?.level) {
    case 'company':
      return {
        subject: `¿Qué es lo más importante? La estrategia para ${cycle.period}`,
        heading: `La estrategia para ${cycle.period}`,
        paragraphs: [
          `Por favor, escriba qué es lo más importante para ${cycle.period} y por qué, unos 15 minutos: todos los demás objetivos parten de su página.`,
          'Tres objetivos son más que suficientes. Diga también qué puede esperar; así queda tiempo para lo demás.',
        ],
      };
    case 'department':
      return {
        subject: `Objetivos de ${department} para ${cycle.period}`,
        heading: `Los objetivos de ${department}`,
        paragraphs: [
          `Por favor, proponga qué va a mejorar ${department} para ${cycle.period}, unos 15 minutos, para que su gente pueda organizarse.`,
          COME_BACK,
        ],
      };
    default:
      return {
        subject: `Sus objetivos para ${cycle.period}`,
        heading: 'Sus propios objetivos',
        paragraphs: [
          `Por favor, proponga qué quiere mover usted para ${cycle.period}, unos diez minutos; después lo acuerda con su responsable.`,
          COME_BACK,
        ],
      };
  }
}
