import type { ChampionTexts, PilotDecisionTexts, PulseTexts } from '../pilot-model.ts';

export const PILOT_DECISION: PilotDecisionTexts = {
  title: (cycle) => `¿Cómo se sigue después de «${cycle}»?`,
  why: 'Usted impulsó esta prueba. Lo que debía mostrar y lo que se midió está aquí; la decisión es suya.',
  howLong: 'Unos cinco minutos',
  charter: 'Lo que queríamos saber',
  judge: 'lo juzga usted',
  notMeasured: 'sin medir',
  days: (count) => `${count} días`,
  reached: 'alcanzado',
  notReached: 'no alcanzado',
  people: (active, of) => `Participaron ${active} de ${of} personas.`,
  agreed: (agreed, of) => `Objetivos acordados: ${agreed} de ${of} conjuntos.`,
  lessons: (count) =>
    count === 1 ? 'Una persona anotó lo que aprendió.' : `${count} personas anotaron lo que aprendieron.`,
  decisionDay: (day) => `Día de la decisión: ${day}.`,
  question: '¿Qué decide?',
  options: {
    stop: { label: 'Terminar', hint: 'Acaba aquí; lo aprendido queda registrado.' },
    repeat: { label: 'Repetir', hint: 'Los mismos departamentos otra vez, en el próximo periodo.' },
    'roll-out': { label: 'Extender', hint: 'Departamento a departamento, hasta que participen todos.' },
  },
  waves: { label: '¿En cuántas oleadas?', hint: 'Solo al extender: cada oleada es un periodo.' },
  noWaves: 'No se extiende',
  wave: (count) => (count === 1 ? 'Todos a la vez' : `En ${count} oleadas`),
  reason: { label: 'Por qué', hint: 'Una o dos frases que diría a las personas de la prueba.' },
  send: 'Decidir',
  choose: 'Elija una de las tres; hasta entonces no cambia nada.',
  chooseWaves: 'Elija en cuántas oleadas se extiende.',
  sayWhy: 'Diga en una frase por qué.',
  shorten: (most, length) => `Redúzcalo a ${most} caracteres; tiene ${length}.`,
  done: {
    title: 'Su decisión ha quedado registrada.',
    next: 'Recursos humanos encuentra preparado lo que sigue; nada empieza por sí solo.',
  },
};

export const CHAMPION: ChampionTexts = {
  title: '¿Pueden preguntarle a usted cómo funciona?',
  why: (cycle) =>
    `«${cycle}» se extiende: más departamentos trabajarán así, y usted ya lo ha hecho. Una persona de referencia es aquella a quien puede preguntar su propio departamento.`,
  howLong: 'Un minuto, más o menos',
  question: '¿Quiere ser persona de referencia?',
  options: {
    accept: {
      label: 'Sí, pueden preguntarme',
      hint: 'Su nombre aparece en el primer correo a las personas de su departamento.',
    },
    decline: {
      label: 'No, esta vez no',
      hint: 'Su nombre no aparece en ninguna parte, y nadie pregunta por qué.',
    },
  },
  send: 'Enviar mi respuesta',
  choose: 'Elija una de las dos; hasta entonces su nombre no aparece en ninguna parte.',
  done: {
    accept: {
      title: 'Gracias: podrán preguntarle.',
      next: 'Cuando empiece la extensión, su departamento leerá su nombre. Hasta entonces no hay nada que hacer.',
    },
    decline: {
      title: 'Gracias por decirlo.',
      next: 'Su nombre no aparece en ninguna parte. No hay nada que hacer.',
    },
  },
};

export const PULSE: PulseTexts = {
  heading: 'Tres preguntas sobre la prueba',
  lead: 'Si lo desea. Solo se muestran medias, a partir de cinco respuestas.',
  questions: {
    clear: 'Sabía qué quería lograr mi equipo, y por qué.',
    helped: 'Los objetivos me ayudaron a decidir qué va primero.',
    again: 'Me gustaría volver a trabajar así.',
  },
  answers: ['En absoluto', 'Más bien no', 'En parte', 'Más bien sí', 'Totalmente'],
};
