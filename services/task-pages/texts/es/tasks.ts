import type { AcknowledgeTexts, DecideTexts, ReflectTexts } from '../model.ts';

export const ACKNOWLEDGE: AcknowledgeTexts = {
  title: (period) => `Nuestros objetivos para ${period}`,
  why: 'Entre todos elegimos unos pocos objetivos para el periodo, los seguimos semana a semana y aprendemos de cómo acaban. Aquí se explica cómo; una pregunta al final muestra si ha quedado claro.',
  howLong: 'Unos dos minutos',
  reviewing: {
    title: 'Cómo acordar objetivos',
    why: 'Pronto personas de su equipo acordarán con usted sus objetivos. Aquí se explica cómo sale bien; una pregunta al final muestra si ha quedado claro.',
    howLong: 'Unos tres minutos',
  },
  choose: 'Elija una de las tres respuestas.',
  notQuite: (explanation) => `No del todo. ${explanation}`,
  send: 'Enviar mi respuesta',
  askedChanged: 'Ustedes pidieron, nosotros cambiamos',
  champion: (name) => `¿Preguntas? Su persona de referencia es ${name}, que ya ha trabajado así.`,
  usedFor: 'Para qué se usan sus respuestas',
  done: {
    title: 'Gracias, ya está todo listo.',
    next: 'Volveremos a escribir cuando haya algo que hacer. Hasta entonces, nada.',
  },
};

export const REFLECT: ReflectTexts = {
  title: (period) => `¿Con qué se queda? Mirada atrás a ${period}`.replace(' a el ', ' al '),
  why: 'Los resultados se olvidan, los aprendizajes quedan. Una frase sincera de cada persona mejora el próximo periodo más que cualquier informe.',
  howLong: 'Unos tres minutos',
  learned: { label: '¿Qué hemos aprendido?', hint: 'De un objetivo que se cumplió, o de uno que no.' },
  learnedTold: {
    label: 'Esto puede contarse en la celebración',
    hint: (title) => `Con su nombre, como aprendizaje de «${title}». Sin la marca se queda con usted.`,
  },
  team: {
    label: '¿Qué deberíamos mantener o cambiar como equipo?',
    hint: 'Su responsable lee las respuestas juntas y sin nombres, cuando han respondido cinco personas.',
  },
  process: {
    label: 'Algo sobre este proceso',
    hint: '¿Qué conviene mantener, o hacer de otra manera la próxima vez?',
  },
  thanks: 'Un agradecimiento',
  thanksOptional: 'si quiere',
  kudosTo: { label: 'A quién', hint: 'Una persona o un equipo.' },
  kudosText: { label: 'Por qué', hint: 'Se leerá en la celebración, con su nombre.' },
  nothing: 'Esta vez no tengo nada que añadir',
  send: 'Enviar',
  sayOrTick: 'Escriba una frase en uno de los campos, o marque que no tiene nada que añadir.',
  bothSaid: 'Ha escrito algo y ha marcado que no hay nada que añadir: deshaga una de las dos cosas.',
  shorten: (most, length) => `Acórtelo a ${most} caracteres; tiene ${length}.`,
  shortenName: (most) => `Acorte el nombre a ${most} caracteres.`,
  sayWhom: 'Diga a quién da las gracias.',
  sayWhat: 'Diga por qué da las gracias.',
  done: {
    title: 'Gracias por mirar atrás.',
    next: 'Lo que usted y los demás han aprendido pasa a la celebración y al próximo periodo.',
  },
};

export const DECIDE: DecideTexts = {
  title: {
    nextPeriod: (cycle) => `«${cycle}» ha terminado: ¿seguimos con el próximo periodo?`,
    deadline: (phase, open) =>
      `«${phase}» llega a su plazo y ${open === 1 ? 'queda una tarea abierta' : `quedan ${open} tareas abiertas`}`,
  },
  why: {
    nextPeriod:
      'El ciclo está completo. Empezar ahora el siguiente mantiene el ritmo; una pausa también es una decisión.',
    deadline: 'El ciclo puede esperar un poco o seguir con lo que hay. Sin decisión, sigue.',
  },
  howLong: 'Cerca de un minuto',
  question: '¿Qué debe pasar?',
  options: {
    repeat: {
      label: 'Seguir con el próximo periodo',
      hint: 'Las mismas personas y el mismo calendario, un periodo más tarde.',
    },
    wait: { label: 'Esperar por ahora', hint: 'Nada empieza hasta que usted lo inicie.' },
    extend: {
      label: 'Dar más tiempo',
      hint: 'El plazo se amplía unos días laborables; se avisa a las personas afectadas.',
    },
    close: { label: 'Cerrar ahora', hint: 'El ciclo sigue con lo que hay.' },
  },
  decide: 'Decidir',
  choose: 'Elija una de las dos opciones.',
  doneTitle: 'Su decisión queda registrada.',
  done: {
    extend: 'El plazo se amplía; quien tenga algo abierto conocerá la nueva fecha.',
    close:
      'El paso se cierra con lo que hay; lo que queda abierto cuenta como no hecho, sin reproche a nadie.',
    repeat:
      'El próximo periodo se prepara con las mismas personas; usted lo ve en la consola antes de que se avise a nadie.',
    wait: 'No se inicia nada. Puede iniciar el próximo periodo desde la consola cuando convenga.',
  },
  plan: 'Ver el plan del próximo periodo',
};
