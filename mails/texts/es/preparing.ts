import type { WriteSection } from '../../model.ts';

/** The author of a strategy asks somebody to prepare it. */
export const prepareAsked: WriteSection = ({ cycle, task, url }, words) => {
  const author = task?.personName || 'Alguien';
  return {
    subject: `${author} le pide que prepare la estrategia para ${cycle.period}`,
    heading: `${author} le pide que prepare la estrategia para ${cycle.period}`,
    paragraphs: [
      `${author} le pide una primera versión de la estrategia, unos 15 minutos: de uno a tres objetivos, por qué importan y qué puede esperar.`,
      `Puede guardarla cuantas veces quiera. Solo ${author} la publica; avísele cuando pueda verla.`,
    ],
    ...(url ? { button: { label: 'Preparar la estrategia', url }, minutes: 15 } : {}),
    ...(task ? { due: `Hasta el ${words.moment(task.dueAt)}` } : {}),
  };
};

/** What somebody prepared can be looked at by its author. */
export const prepared: WriteSection = ({ about, url }) => {
  const name = about ?? 'La persona a quien lo pidió';
  return {
    subject: `${name} ha preparado la estrategia`,
    heading: `${name} ha preparado la estrategia`,
    paragraphs: [
      'La primera versión está lista: mírela, cambie lo que quiera y publíquela, unos diez minutos.',
      'Hasta entonces no la ve nadie más.',
    ],
    ...(url ? { button: { label: 'Ver la estrategia', url }, minutes: 10 } : {}),
  };
};
