import type { ConcernTexts } from '../concern-model.ts';

export const CONCERN: ConcernTexts = {
  link: 'Plantear una preocupación',
  back: 'Volver a la tarea',
  raise: {
    title: 'Plantear una preocupación',
    lead: (days) =>
      `¿Le preocupa algo de los objetivos o de cómo trabajamos en ellos? Dígaselo a alguien que pueda hacer algo. Tendrá respuesta en ${days} días laborables.`,
    whom: '¿A quién quiere decírselo?',
    audiences: {
      manager: (name) => `A su responsable: ${name}`,
      'hr-ops': (name) => `A RR. HH.: ${name}`,
      coach: (name) => `A un coach: ${name}`,
    },
    confidential: {
      label: 'En confianza',
      hint: 'Solo lo ve la persona que elija; nadie más, y no se pasa a otros.',
    },
    words: { label: 'Su preocupación', hint: 'Unas frases. Su nombre figura con ella.' },
    send: 'Enviar la preocupación',
    nobody: 'Ahora mismo no hay nadie a quien pueda llegar. Hable, por favor, con alguien de confianza.',
    chooseWhom: 'Elija a quién quiere decírselo.',
    say: 'Diga en una o dos frases qué le preocupa.',
    shorten: (most, length) => `Acórtelo a ${most} caracteres; tiene ${length}.`,
    tooMany:
      'Hoy ya ha planteado varias preocupaciones. Plantee la siguiente mañana, o hable directamente con alguien.',
    raised: (name, day) =>
      `Gracias. ${name} ya lo sabe y ha de responder hasta el ${day}. Lo sabrá usted por correo.`,
  },
  own: {
    heading: 'Lo que ha planteado',
    told: (name, day) => `A ${name}, ${day}`,
    inConfidence: 'En confianza',
    until: (day) => `Hay respuesta prometida hasta el ${day}.`,
    late: (day) => `Había respuesta prometida hasta el ${day}. Lleva retraso, y RR. HH. lo sabe.`,
    answered: (name) => `${name} responde:`,
    talk: (name) => `${name} quiere hablar de ello:`,
    lapsed: (name) =>
      `${name} se fue antes de responder. Nadie más sabe lo que dijo; arriba puede plantearlo de nuevo.`,
    erased: 'Las palabras se han borrado.',
    insist: {
      question: '¿Responde a lo que planteó?',
      label: 'Esto no lo responde',
      hint: 'Puede decirlo una vez. Se vuelve a mirar, con una promesa nueva.',
      send: 'Volver a preguntar',
      tick: 'Marque que no responde a su preocupación.',
    },
    insisted: 'Usted dijo que la respuesta anterior no lo respondía.',
  },
  answer: {
    title: (name) => `${name} plantea una preocupación`,
    why: 'Quien dice lo que le preocupa quiere que se le escuche. Una respuesta franca ayuda, también cuando no se puede hacer nada.',
    howLong: 'Unos cinco minutos',
    inConfidence: 'Dicho en confianza: nadie más lo ve.',
    question: '¿Qué hace usted?',
    options: {
      answer: { label: 'Responder', hint: 'Con sus palabras, abajo.' },
      talk: { label: 'Hablarlo', hint: 'Diga abajo cuándo o dónde.' },
      'hand-on': { label: 'Pasarlo a RR. HH.', hint: 'Responden para el mismo día.' },
    },
    words: { label: 'Sus palabras', hint: 'Llegan a quien lo planteó.' },
    choose: 'Elija qué hace con ello.',
    say: 'Escriba una o dos frases de respuesta.',
    shorten: (most, length) => `Acórtelo a ${most} caracteres; tiene ${length}.`,
    send: 'Enviar ahora',
    before: (name) => `${name} ya dijo al respecto:`,
    gone: { title: 'Esta preocupación la tiene otra persona', why: 'Aquí ya no tiene nada que hacer.' },
    done: { title: 'Gracias, queda registrado.', next: 'Quien lo planteó lo sabrá por correo.' },
  },
};
