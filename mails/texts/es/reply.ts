import { type ReplyWords, replyIn } from '../reply.ts';

export const REPLY: ReplyWords = {
  hint: (example) =>
    `O simplemente responda a este correo: «igual» si nada ha cambiado, o por ejemplo «${example}».`,
  keepHint:
    'Esta semana pregunta también si cada objetivo sigue: añada «mantener» detrás, o «mantener todo». Cambiarlo o abandonarlo se hace en la página.',
  blockedBy: 'bloqueado por compras',
  recorded: {
    subject: (week) => `Seguimiento registrado por correo, semana ${week}`,
    heading: 'Su seguimiento está registrado',
    lead: 'Gracias. Así hemos entendido su respuesta:',
    unsaid: 'Lo que su respuesta no menciona queda como estaba.',
  },
  adjust: {
    kept: 'el objetivo sigue',
    byPage: (labels) =>
      `Cambiar o abandonar un objetivo se hace en la página, con un motivo, y se pregunta a quienes lo acordaron. Hasta ahora no se ha pedido nada para: ${labels}.`,
    open: (labels, again) =>
      `No dice si el objetivo sigue en: ${labels}.${again ? ' El próximo seguimiento lo pregunta otra vez.' : ''}`,
    button: 'Cambiar o abandonar un objetivo',
  },
  undo: (moment) =>
    `¿Hay algo que no es correcto? Hasta el ${moment} puede deshacerlo en la página y volver a registrarlo.`,
  asBefore: 'como antes',
  noFigure: 'todavía sin cifra',
  inTheWay: (text) => `lo que estorba: ${text}`,
  look: 'Ver o deshacer',
  unclear: {
    subject: 'Su respuesta no quedó del todo clara, no se ha registrado nada',
    heading: 'Todavía sin registrar',
    nothing: 'Gracias por su respuesta. Algo en ella no quedó claro, así que no se ha registrado nada.',
    line: (text) => `Se trata de esta línea: «${text}»`,
    example: (text) =>
      `Responda otra vez, por favor, por ejemplo «${text}», o «igual» si nada ha cambiado. También puede usar la página.`,
  },
  troubles: {
    empty: 'No encontramos palabras suyas encima del correo citado. Escriba encima, por favor.',
    'which-one':
      'No dice a qué resultado clave se refiere. Empiece cada línea con la letra que figura en el correo, por favor.',
    'not-asked': 'Esa letra no está entre los resultados clave del correo.',
    twice: 'La misma letra aparece dos veces. Escriba cada una una sola vez, por favor.',
    'no-figure':
      'No hay ninguna cifra legible. Escriba la cifra de hoy justo detrás de la letra, o «igual», por favor.',
    'two-figures': 'Hay dos cifras. Escriba solo cómo está hoy, por favor.',
    'change-only': 'Parece una variación. Escriba cómo está hoy, no cuánto se ha movido, por favor.',
    'only-confidence':
      'Puede ser una cifra o su confianza. Escriba ambas, por favor, como «A 42 7/10» o «A igual 7/10».',
    scale: 'La letra detrás de la cifra puede significar varias cosas. Escriba la cifra completa, por favor.',
    unit: 'La cifra está en otra unidad que el resultado clave. Escríbala en la unidad del resultado clave, por favor.',
    confidence: 'La confianza va de 0/10 a 10/10.',
    'confidence-place':
      'La confianza va justo detrás de la cifra, como «A 42 7/10»; las fechas, por favor, con palabras.',
    'run-on':
      'Hay otra letra en medio del texto. Empiece una línea nueva para cada resultado clave, por favor.',
    'too-long': 'Es demasiado largo para una respuesta. Use la página, por favor.',
    choices:
      'Dice dos cosas distintas del mismo objetivo. Escriba «mantener», o use la página para cambiarlo o abandonarlo.',
  },
  plain: {
    repeated: {
      subject: 'El seguimiento de esta semana ya está hecho',
      heading: 'Esta semana ya está hecha',
      text: 'Su seguimiento de esta semana está registrado, así que su respuesta no ha cambiado nada. La página muestra si aún se puede deshacer.',
    },
    closed: {
      subject: 'Ese seguimiento está cerrado',
      heading: 'Ese seguimiento está cerrado',
      text: 'Su respuesta llegó después de su fin, así que no se ha registrado nada. El próximo llega por correo.',
    },
    cancelled: {
      subject: 'Esto ya no se le pide',
      heading: 'Esto ya no se le pide',
      text: 'La tarea de aquel correo se ha retirado, así que no se ha registrado nada. No hay nada que hacer.',
    },
    'not-yours': {
      subject: 'Esto ya no se le pide',
      heading: 'Esto ya no se le pide',
      text: 'La tarea de aquel correo ha pasado a otra persona, así que no se ha registrado nada. No hay nada que hacer.',
    },
    'by-page': {
      subject: 'Use la página para esto, por favor',
      heading: 'Use la página para esto, por favor',
      text: 'Con una respuesta se puede registrar el seguimiento. Acordar, decidir y todo lo demás se hace en la página, para que nada se acuerde sin querer; no se ha registrado nada.',
    },
  },
  concern: {
    subject: 'Su preocupación ha llegado',
    heading: 'Su preocupación ha llegado',
    text: (name, moment) =>
      `${name} la tiene y ha de responder hasta el ${moment}. Lo sabrá por correo, y la página muestra cómo va; allí también puede dirigirse a otra persona, o en confianza.`,
    see: 'Ver cómo va',
  },
  concernRefused: {
    subject: 'Su preocupación no se ha transmitido',
    heading: 'Sin transmitir',
    text: 'Ahora mismo no hay nadie a quien pueda llegar. Elija a alguien en la página, por favor, o hable con alguien de confianza.',
    tooMany:
      'Hoy ya ha planteado varias preocupaciones. Plantee la siguiente mañana, o hable directamente con alguien.',
  },
  open: 'Abrir la página',
};

export const reply = replyIn(REPLY);
