import type { CelebrateTexts, CelebrationTexts } from '../celebration-model.ts';

export const CELEBRATE: CelebrateTexts = {
  title: (period) => `¿Unas palabras suyas sobre ${period}?`,
  why: 'La celebración empieza con lo que usted diga, con su nombre. Dos o tres frases propias valen más que un discurso.',
  howLong: 'Unos tres minutos',
  words: { label: 'Sus palabras', hint: 'Qué le conmovió, a quién vio crecer, de qué se alegra.' },
  nothing: 'Esta vez prefiero no decir nada',
  send: 'Enviar',
  sayOrTick: 'Escriba unas palabras, o marque que prefiere no decir nada.',
  bothSaid: 'Ha escrito algo y ha marcado que no dice nada: deshaga una de las dos cosas.',
  shorten: (most, length) => `Acórtelo a ${most} caracteres; tiene ${length}.`,
  done: {
    title: 'Gracias, queda registrado.',
    next: 'La celebración sale en cuanto termina la mirada atrás.',
  },
};

export const CELEBRATION: CelebrationTexts = {
  title: (whose, period) => `${whose}: lo que se ha logrado en ${period}`,
  everyone: 'Todos juntos',
  worked: (people, objectives) =>
    `${people === 1 ? 'Una persona ha' : `${people} personas han`} trabajado en ${objectives === 1 ? 'un objetivo' : `${objectives} objetivos`}.`,
  reached: 'Lo que se cumplió',
  nothingReached: 'Esta vez ningún objetivo se cumplió del todo. Lo que aprendimos está más abajo.',
  stretch: 'El objetivo más atrevido que se cumplió',
  learned: 'Lo que hemos aprendido',
  about: (title) => `De «${title}»`,
  lessons: (count) =>
    count === 1
      ? 'Un aprendizaje pasa al próximo periodo.'
      : `${count} aprendizajes pasan al próximo periodo.`,
  thanks: 'Agradecimientos',
  thanked: (from, to) => `${from} da las gracias a ${to}`,
  departments: 'Lo que lograron los departamentos',
  back: 'Lo que logramos entre todos',
  poster: 'Imprimir como cartel',
  print: 'Imprima esta página con su navegador, en A3 o A4. Esta línea no se imprime.',
  asPage: 'Volver a la página',
  goals: 'Todos los objetivos',
  gathered: {
    link: 'Lo que su gente dice en conjunto',
    title: (department) => `Lo que dice la gente de ${department}`,
    lead: 'Sin nombres y sin orden. Las respuestas se ven a partir de cinco, para que nadie pueda ser reconocido.',
    team: 'Sobre el trabajo en común',
    process: 'Sobre el proceso',
    tooFew: (answered, enough) =>
      `${answered === 1 ? 'Una persona ha' : `${answered} personas han`} respondido; las respuestas se ven a partir de ${enough}.`,
  },
  notYet: {
    title: 'Esta celebración todavía se prepara.',
    text: 'Aparece aquí cuando sale su correo.',
    next: 'Hasta entonces, todos los objetivos están en /okrs.',
  },
  notForYou: {
    title: 'Esta página es para otra persona.',
    text: 'Lo que un equipo dice en conjunto lo leen su responsable y RR. HH.',
    next: 'A la celebración misma se llega por el correo que la anuncia.',
  },
};
