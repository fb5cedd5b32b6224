import type { AnswerTexts } from '../en/answer.ts';

export const ANSWER: AnswerTexts = {
  title: (asker) => `${asker} necesita algo de usted`,
  why: 'Un objetivo de allí depende de ello. Una respuesta clara ayuda, sea cual sea: así los dos pueden planificar.',
  howLong: 'Unos dos minutos',
  needed: (by) => `Se necesita para el ${by}`,
  for: 'Para este resultado clave',
  label: '¿Qué responde?',
  options: {
    accept: { label: 'Sí, lo haremos', hint: 'Para ese día; entra en su propia planificación.' },
    counter: {
      label: 'Así no, pero de otro modo',
      hint: 'Diga abajo qué pueden hacer, o para cuándo.',
    },
    decline: {
      label: 'No, no podemos',
      hint: 'Una palabra sobre el motivo ayuda a la otra parte a planificar.',
    },
  },
  words: {
    label: 'Sus palabras',
    hint: 'Hacen falta si propone otra cosa; le llegan a quien lo pidió.',
  },
  choose: 'Elija una de las tres respuestas.',
  sayWhat: 'Diga en una frase qué pueden hacer en su lugar.',
  shorten: (limit, length) => `Acórtelo a ${limit} caracteres; tiene ${length}.`,
  send: 'Enviar mi respuesta',
  silence: 'Sin respuesta aparece como un riesgo de ese objetivo; el silencio no promete nada.',
  withdrawn: {
    title: 'Esto ya no se pide',
    why: 'Los objetivos de allí han cambiado y ya no necesitan nada de usted.',
    close: 'Lo he visto: quitar de mi lista',
    tick: 'Marque que puede salir de su lista.',
    send: 'Enviar',
  },
  done: {
    title: 'Su respuesta queda anotada.',
    next: 'A continuación le llega por correo a quien lo pidió.',
  },
};
