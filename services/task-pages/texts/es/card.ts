import type { CardTexts } from '../card-model.ts';

export const CARD: CardTexts = {
  title: 'Abrir su tarjeta',
  lead: 'Escanee el cuadro de su tarjeta o escriba el código que figura debajo.',
  code: { label: 'Código de su tarjeta', hint: '28 letras y cifras; los espacios no importan.' },
  open: 'Abrir',
  wrong: 'Este código no corresponde a ninguna tarjeta. Compárelo de nuevo con la tarjeta, signo por signo.',
  hello: (name) => `Hola, ${name}`,
  waiting: (count) => (count === 1 ? 'Hay una cosa para usted.' : `Hay ${count} cosas para usted.`),
  nothing: 'Ahora mismo no hay nada para usted.',
  until: (day) => `hasta el ${day}`,
  about: (name) => `de ${name}`,
  start: 'Empezar',
  look: 'Verlo',
  entered: (by, week) => `${by} ha introducido por usted el seguimiento de la semana ${week}.`,
  enteredScores: (by) => `${by} ha introducido por usted sus cifras finales.`,
  goals: {
    lead: 'También puede leer los objetivos de todos. Cierre la sesión al terminar si otras personas usan esta pantalla.',
    button: 'Leer los objetivos',
  },
  yours: (name) =>
    `Esta tarjeta es solo de ${name}. Si se pierde, avise a RR. HH: harán una nueva y esta dejará de servir.`,
  madeBy: (by, day) => `${by} hizo esta tarjeta el ${day}.`,
  revoked: {
    title: 'Esta tarjeta ya no es válida.',
    text: 'Otra más reciente la ha sustituido, o fue retirada.',
    next: 'Use su tarjeta más reciente o pida una a RR. HH.',
  },
  printed: {
    scan: 'Escanee esto para ver lo que le espera.',
    type: (address) => `O abra ${address} y escriba:`,
    keep: 'Solo para usted. Si se pierde, avise a RR. HH.',
  },
};
