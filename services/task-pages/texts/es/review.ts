import type { ReviewTexts } from '../en/review.ts';
import { OKR } from './okr.ts';

export const REVIEW: ReviewTexts = {
  colleague: 'Una persona de su equipo',

  page: {
    title: (owner, team) => `${owner} le pide que mire los objetivos${team ? ` de ${team}` : ''}`,
    why: (reader) =>
      `${reader}, es con usted con quien se acuerdan. ¿Merecen la pena, son pocos, y sabrían ambos al final si se han hecho realidad?`,
    howLong: 'Unos cinco minutos',
    whyTheseGoals: 'Por qué',
    goals: 'Los objetivos',
    notNow: 'Esta vez no',
    others: (names) =>
      `También se pregunta a ${names}; los objetivos quedan acordados cuando todos están de acuerdo.`,
    detail: (round) =>
      `Ronda ${round}. Sin respuesta antes del plazo los objetivos rigen, marcados como aún no acordados: el silencio nunca es un acuerdo.`,
    listLink: (count) => `Ver las ${count} propuestas de objetivos que le esperan`,
  },

  attention: {
    heading: 'En qué fijarse primero',
    nothing: 'Nada llama la atención: no hay avisos pendientes, todo contribuye a algo y tiene cifras.',
    some: (count, where) =>
      `${count === 1 ? 'Una cosa merece' : `${count} cosas merecen`} su atención: ${where}.`,
    kinds: {
      finding: (count) => (count === 1 ? 'un consejo' : `${count} consejos`),
      'no-alignment': (count) =>
        count === 1
          ? 'un objetivo que no contribuye a nada de arriba'
          : `${count} objetivos que no contribuyen a nada de arriba`,
      'no-baseline': (count) =>
        count === 1 ? 'un resultado clave sin valor inicial' : `${count} resultados clave sin valor inicial`,
      disagreement: (count) =>
        count === 1
          ? 'un punto que la última vez vio de otro modo'
          : `${count} puntos que la última vez vio de otro modo`,
      'came-back': () => 'lo que ha cambiado desde la última ronda',
      'parent-changed': () => 'un cambio en los objetivos de arriba',
    },
    and: 'y',
    uncovered: 'Nada contribuye todavía a estos objetivos de la estrategia:',
  },

  spot: {
    'no-alignment': 'No contribuye a nada de arriba. ¿Es a propósito?',
    'no-baseline': 'Aún no se sabe dónde está hoy.',
    disagreement: 'La última vez pidió algo aquí; se lee igual que antes.',
    'came-back': 'Los objetivos volvieron con cambios.',
    'parent-changed': 'Un objetivo de arriba ha cambiado desde que se escribieron estos.',
  },

  questions: {
    label: 'Dos preguntas que ayudan',
    care: '¿Le importaría a alguien si se hiciera realidad del todo?',
    cover: '¿Podrían cumplirse todos los resultados clave y aun así no el objetivo?',
  },

  point: {
    open: {
      objective: 'Decir algo sobre este objetivo',
      'key-result': 'Decir algo sobre este resultado clave',
    },
    legend: (title) => `Sobre «${title}»`,
    agree: 'Estoy de acuerdo con esto',
    change: 'Aquí pido un cambio',
    propose: 'Propongo otras palabras o cifras',
    proposeObjective: 'Propongo otras palabras',
    proposeNext: 'Los campos se abren aquí cuando envía su respuesta.',
    comment: '¿Qué debería cambiar y por qué?',
    title: 'Redacción',
    baseline: 'Hoy',
    target: 'Al final',
    unit: 'Unidad',
  },

  decision: {
    label: '¿Qué dice del conjunto?',
    agree: 'Aceptar todo lo de abajo',
    agreeAbove: 'Estoy de acuerdo con todo lo de arriba',
    agreeHint: 'Los objetivos rigen tal como están.',
    change: 'Pido un cambio',
    changeHint: 'Lo que ha escrito llega a su autor, que escribe la ronda siguiente.',
    conversation: 'Hemos hablado y estamos de acuerdo',
    conversationAsked: (owner) =>
      `${owner} dice que se pusieron de acuerdo al hablar. Con su respuesta los objetivos quedan acordados.`,
    conversationFirst: (owner) =>
      `Los objetivos quedan acordados en cuanto ${owner} diga lo mismo; se le pregunta a continuación.`,
    comment: 'Su comentario',
    commentHint: 'Hace falta si pide un cambio sin señalar dónde; si no, también es bienvenido.',
    talk: '¿Lo hablamos?',
    talkHint: (other) =>
      `Le dice a ${other} que le gustaría hablarlo. Unos minutos suelen ahorrar una ronda.`,
    send: 'Enviar mi respuesta',
  },

  problems: {
    undecided: 'Elija si está de acuerdo o pide un cambio, o dígalo en cada objetivo.',
    contradiction: 'Está de acuerdo con todo y pide un cambio en un objetivo. Elija una de las dos cosas.',
    comment: 'Diga en una frase qué debería cambiar, para que pueda cambiar.',
    pointComment: (title) => `Diga en una frase qué debería cambiar en «${title}», para que pueda cambiar.`,
    pointVerdict: (title) => `Ha escrito algo sobre «${title}». Elija qué dice de ello.`,
    nothingProposed: (title) =>
      `Su propuesta para «${title}» se lee igual que ahora. Cambie las palabras o una cifra.`,
    proposedHere: 'Escriba aquí lo que propone y envíe su respuesta otra vez.',
    proposedTitle: 'Escriba la redacción que propone.',
    proposedNumber: (example) => `Escriba un número, por ejemplo ${example}.`,
    proposedSame: 'Dé una meta distinta del valor inicial; si no, nada tiene que cambiar.',
    tooLong: (limit, length) => `Acórtelo a ${limit} caracteres; tiene ${length}.`,
  },

  done: {
    agree: {
      title: 'Ha aceptado estos objetivos.',
      next: 'Su autor se entera a continuación, y puede empezar el seguimiento semanal.',
    },
    'request-change': {
      title: 'Ha pedido un cambio.',
      next: 'El autor recibe ahora su comentario. Los objetivos cambiados le llegarán después a usted.',
    },
    'agree-in-conversation': {
      title: 'Se pusieron de acuerdo al hablar.',
      next: 'Los objetivos quedan acordados cuando ambos lo hayan dicho; a quien falte se le pregunta a continuación.',
    },
  },

  differences: {
    heading: 'Qué ha cambiado desde la última ronda',
    nothing: 'Nada ha cambiado desde la última ronda.',
    added: 'Nuevo',
    removed: 'Descartado',
    was: 'antes',
    now: 'ahora',
    unknown: 'aún no se sabe',
    kinds: OKR.kinds,
    fields: {
      why: 'Por qué',
      notThisQuarter: 'Esta vez no',
      title: 'Redacción',
      kind: 'Tipo',
      baseline: 'Hoy',
      target: 'Al final',
      unit: 'Unidad',
    },
  },

  lastTime: {
    heading: 'Qué se dijo en la última ronda',
    byReviewer: {
      agree: 'estuvo de acuerdo',
      'request-change': 'pidió un cambio',
      propose: 'propuso',
    },
    taken: 'Se ha adoptado.',
    answered: (owner) => `${owner} respondió:`,
    notAnswered: 'No hubo respuesta.',
    wouldLikeToTalk: (name) => `A ${name} le gustaría hablarlo.`,
    saysAgreed: (name) => `${name} dice que se pusieron de acuerdo al hablar.`,
  },

  above: {
    heading: 'Un objetivo por encima del suyo ha cambiado',
    target: (what, before, after) => `${what}: la meta es ahora ${after}, era ${before}.`,
    direction: (what, before, after) =>
      `${what}: ahora va en el otro sentido, a ${after} en lugar de ${before}.`,
    dropped: (what) => `${what}: descartado.`,
  },

  answers: {
    heading: (names) => `Lo que dice ${names}`,
    intro: 'Adopte lo que le convenza, responda al resto y cambie abajo lo que le parezca bien.',
    atSpot: 'Ir allí',
    gone: 'Ya no está en su borrador.',
    asks: 'pide un cambio',
    proposes: 'propone',
    take: 'Adoptarlo',
    takeHint: 'Pasa a su borrador cuando guarda o envía.',
    words: 'Yo lo veo de otro modo',
    wordsHint: 'Diga por qué, en una frase.',
    answer: 'Su respuesta',
    taken: 'Adoptado: está en su borrador.',
    choose: '¿Qué dice usted?',
    talk: '¿Lo hablamos?',
    agreed: 'Hemos hablado y estamos de acuerdo',
    agreedHint: (names) =>
      `Márquelo si los objetivos de abajo son lo que acordaron, y envíelos. Quedan acordados en cuanto ${names} diga lo mismo.`,
    agreedByOther: (names) =>
      `${names} dice que se pusieron de acuerdo al hablar. Márquelo y envíe sin cambios, y los objetivos quedan acordados.`,
    notAnswered: 'Escriba su respuesta o adopte la propuesta.',
  },

  list: {
    title: (count) =>
      count === 1 ? 'Una propuesta de objetivos le espera' : `${count} propuestas de objetivos le esperan`,
    none: 'No le espera ningún objetivo.',
    lead: (name) =>
      `${name}, estos son los objetivos que se le ha pedido acordar. Lo que merece una mirada va primero; el resto puede aceptarlo de una vez.`,
    first: 'Estas merecen una mirada',
    without: (count) => (count === 1 ? 'Una sin preguntas abiertas' : `${count} sin preguntas abiertas`),
    read: 'Leer y responder',
    due: (when) => `hasta el ${when}`,
    agreeTogether: (count) => (count === 1 ? 'Acepto esta' : `Acepto estas ${count}`),
    agreeHint: 'Sus autores se enteran cuando ya no pueda deshacerlo.',
    press: (count) => (count === 1 ? 'Aceptar una' : `Aceptar ${count}`),
    notTicked: 'Marque que acepta estos objetivos.',
    changed: 'La lista ha cambiado entretanto. Mírela otra vez, por favor.',
    agreed: (count) =>
      count === 1
        ? 'Ha aceptado los objetivos de una persona.'
        : `Ha aceptado los objetivos de ${count} personas.`,
    undo: (when) => `Hasta las ${when} puede deshacerlo todo; aún no se ha avisado a nadie.`,
    takeBack: 'Deshacer',
    private: (name) =>
      `Esta página es solo para ${name}; quien tenga su enlace puede actuar en su nombre, así que no lo comparta.`,
  },
};
