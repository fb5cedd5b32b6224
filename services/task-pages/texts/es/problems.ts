import type { ProblemTexts } from '../model.ts';

export const PROBLEMS: ProblemTexts = {
  'not-found': {
    title: 'No hay nada en esta dirección.',
    text: 'Quizá se cortó al copiarla. Abra otra vez el enlace desde su correo.',
  },
  'foreign-origin': {
    title: 'Este formulario venía de otro sitio.',
    text: 'No se ha cambiado nada. Abra el enlace de su correo y use la página que muestra.',
  },
  'too-large': {
    title: 'Es más texto del que cabe.',
    text: 'No se ha cambiado nada. Vuelva atrás, acorte el texto más largo y envíelo otra vez.',
  },
  'too-many-requests': {
    title: 'Fue mucho de una vez.',
    text: 'No se ha cambiado nada. Espere un minuto, por favor, y vuelva a intentarlo.',
  },
  busy: {
    title: 'Ahora mismo hay mucho movimiento.',
    text: 'No se ha cambiado nada. Vuelva a intentarlo, por favor, en unos segundos.',
  },
  unexpected: {
    title: 'Algo ha fallado por nuestra parte.',
    text: 'Nada ha quedado cambiado a medias. Vuelva atrás e inténtelo de nuevo en un minuto, por favor.',
  },
};
