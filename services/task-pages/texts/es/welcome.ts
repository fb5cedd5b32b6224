import type { WelcomeTexts } from '../welcome-model.ts';

export const WELCOME: WelcomeTexts = {
  title: (name) => `Llega ${name}: ¿qué hará?`,
  why: 'La introducción y los objetivos del equipo ya van de camino. Su elección dice en qué trabajará hasta el final del periodo.',
  howLong: 'Cerca de un minuto',
  question: (name) => `¿Qué hará ${name}?`,
  options: {
    contribute: {
      label: 'Contribuir',
      hint: 'Ayuda con los objetivos del equipo. Es lo que pasa sin respuesta.',
    },
    'take-over': {
      label: 'Encargarse de un resultado clave',
      hint: 'Desde ahora responde de él, con su propio seguimiento.',
    },
    'own-goals': {
      label: 'Escribir unos objetivos breves',
      hint: 'Tiene diez días laborables; usted, cinco para responder.',
    },
  },
  keyResult: { label: '¿Qué resultado clave?', hint: 'Para contribuir puede dejarlo abierto.' },
  none: 'Ninguno en particular',
  send: 'Elegir',
  choose: 'Elija una de estas opciones; hasta entonces nada cambia.',
  chooseKeyResult: 'Elija de qué resultado clave se encarga.',
  done: { title: 'Así se hará.', next: 'Se le comunica cuando ya no se pueda deshacer.' },
};
