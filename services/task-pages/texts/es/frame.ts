import type { TaskKind } from '#domain/kinds.ts';
import type { EndTexts, FrameTexts, NotMeTexts, RealTexts, RemindersTexts } from '../model.ts';

export const FRAME: FrameTexts = {
  skip: 'Ir al contenido',
  forWhom: (person, cycle, due) => `Para ${person} · ${cycle} · hasta el ${due}`,
  forWhomDone: (person, cycle) => `Para ${person} · ${cycle}`,
  canBeTakenBack: 'Después podrá deshacerlo durante un rato.',
  saved: 'Guardado. Vuelva cuando quiera antes del plazo y envíelo cuando esté listo.',
  unchanged: 'No ha cambiado nada desde la última vez que se guardó; todo queda como está.',
  changedYourMind: (time) =>
    `¿Ha cambiado de idea? Hasta las ${time} puede deshacerlo; todavía no se ha avisado a nadie.`,
  takeBack: 'Deshacer',
  yesTakeBack: 'Sí, deshacerlo',
  tickTakeBack: 'Marque que quiere deshacerlo. Hasta ahora no ha cambiado nada.',
  closePage: 'Puede cerrar esta página.',
  thingsToLookAt: (count) => (count === 1 ? 'Un punto que revisar' : `${count} puntos que revisar`),
  allStillHere: 'todo lo que escribió sigue aquí.',
  forOneAlone: (person) =>
    `Esta página es solo para ${person}; quien tenga el enlace puede actuar en su nombre, así que, por favor, no lo comparta.`,
  notYou: '¿No es usted?',
  realLink: '¿Este correo es realmente nuestro?',
};

const NOTHING_LOST: Readonly<Record<TaskKind, string>> = {
  concern: 'la preocupación sigue abierta, y RR. HH. sabe que falta una respuesta.',
  acknowledge:
    'usted participa igualmente, y la introducción se puede seguir leyendo en «Los objetivos en dos minutos».',
  draft: 'lo que había guardado sigue ahí.',
  review: 'los objetivos están en vigor sin acuerdo y así se muestran.',
  'check-in': 'las cifras del último seguimiento siguen valiendo, y el próximo llegará por correo.',
  score: 'las cifras del último seguimiento siguen valiendo.',
  reflect: 'la celebración se hace, y los aprendizajes serán bienvenidos en el próximo periodo.',
  answer: 'la petición figura como aún no respondida, y siempre puede hablar con quien la hizo.',
  decide: 'se ha aplicado la regla habitual.',
  change: 'los objetivos quedan como estaban.',
  feedback: 'una palabra en persona siempre es bienvenida.',
  pace: 'todo sigue como hasta ahora.',
  welcome: 'esa persona contribuye a los objetivos del equipo.',
  decisions: 'nada esperaba por usted.',
  celebrate: 'la celebración se hace sin ellas, y en persona siguen siendo bienvenidas.',
  'pilot-decision': 'la decisión sigue abierta, y recursos humanos lo sabe.',
  champion: 'su nombre no aparece en ninguna parte, y puede ayudar igualmente.',
};

export const ENDS: EndTexts = {
  unknown: {
    title: 'Este enlace no lleva a ninguna parte.',
    text: 'Quizá se cortó al copiarlo o al reenviarlo.',
    next: 'Ábralo de nuevo desde su propio correo, con el botón que hay en él.',
  },
  revoked: {
    title: 'Este enlace se ha sustituido.',
    text: 'La tarea ha pasado a otras manos, o un correo más reciente ocupa su lugar.',
    next: 'Busque nuestro correo más reciente. Si no lo hay, no tiene que hacer nada.',
  },
  expired: {
    title: 'Este enlace es demasiado antiguo.',
    text: 'Los enlaces dejan de funcionar dos semanas después del plazo de su tarea.',
    next: 'No tiene que hacer nada. Si quiere añadir algo, hable con su responsable.',
  },
  cancelled: (cycle) => ({
    title: 'Esto ya no hace falta.',
    text: `Lo que se le pedía en «${cycle}» se ha quitado de su lista.`,
    next: 'No tiene que hacer nada.',
  }),
  passedOn: (person, cycle) => ({
    title: `Ahora lo tiene ${person}.`,
    text: `Lo que se le pedía en «${cycle}» ha pasado a ${person}. No se pierde nada de lo que usted hizo.`,
    next: 'No tiene que hacer nada. Si sabe algo que ayude, dígaselo.',
  }),
  closed: (day, kind) => ({
    title: 'Este paso ha terminado.',
    text: `Estuvo abierto hasta el ${day}. No se ha perdido nada: ${NOTHING_LOST[kind]}`,
    next: 'Si falta algo importante, dígaselo a su responsable, que puede añadirlo.',
  }),
  tooLate: {
    title: 'Esto ya no se puede deshacer.',
    text: 'El tiempo para ello ha pasado, y las personas afectadas ya lo saben.',
    next: 'Si fue un error, hable con la persona a la que afecta; juntos pueden arreglarlo.',
  },
  reported: {
    title: 'Gracias por decírnoslo.',
    text: 'Averiguamos cómo le llegó este correo. No se ha cambiado nada en nombre de esa persona.',
    next: 'Por favor, borre el correo. No tiene que hacer nada más.',
  },
};

export const NOT_ME: NotMeTexts = {
  title: '¿No es para usted?',
  lead: (person) =>
    `Este enlace se creó para ${person}. Díganos cómo le llegó: nos ocupamos de ello, y no pasa nada más.`,
  question: '¿Qué ocurre?',
  reasons: {
    stranger: 'No conozco a esta persona',
    'somebody-else': 'Sé para quién es, pero no soy yo',
    left: 'Soy yo, pero esto ya no me corresponde: cambié de puesto o me fui',
  },
  send: 'Avisar',
  choose: 'Elija lo que corresponda; hasta entonces no se comunica nada.',
};

export const REAL: RealTexts = {
  title: '¿Este correo es realmente nuestro?',
  lead: 'Si ha llegado aquí escribiendo esta dirección, desde su intranet o porque un correo se lo decía, compare estos puntos.',
  links: { before: 'Nuestros enlaces empiezan por', after: 'y por nada más.' },
  points: [
    'Nunca pedimos una contraseña, ni dinero, ni que se abra un archivo adjunto.',
    'La página dice su nombre y lo único que se le pide.',
    'Cada correo dice al final su ciclo y por qué lo recibe.',
  ],
  otherwise:
    'Si alguno de estos puntos no coincide, no abra el enlace y avise a su departamento de informática. Esperar no hace ningún daño.',
};

export const REMINDERS: RemindersTexts = {
  title: 'Recordatorios por correo',
  forWhom: (person) => `Para ${person}`,
  now: { on: 'Los recordatorios están activados.', off: 'Los recordatorios están desactivados.' },
  explained:
    'Se trata de los recordatorios de lo que queda pendiente, de la mirada semanal a los objetivos de su departamento y del resumen al final de un periodo. Lo que se le pide, y lo que resulta de ello, llega en todo caso.',
  question: '¿Qué prefiere?',
  on: 'Recibir recordatorios',
  onHint: 'Un correo breve antes de un plazo, si queda algo pendiente.',
  off: 'Sin recordatorios',
  offHint: 'Usted sigue los plazos por su cuenta.',
  save: 'Guardar',
  choose: 'Elija una de las dos opciones.',
  saved: {
    on: 'Guardado: los recordatorios vuelven.',
    off: 'Guardado: no habrá más recordatorios. Aquí puede volver a activarlos.',
  },
  expired: {
    title: 'Este enlace es demasiado antiguo.',
    text: 'Llegó con un correo de hace más de un año; no se ha cambiado nada.',
    next: 'Use el enlace que hay al final de un recordatorio más reciente.',
  },
  unknown: {
    title: 'Este enlace no lleva a ninguna parte.',
    text: 'Quizá se cortó al copiarlo. No se ha cambiado nada.',
    next: 'Ábralo de nuevo desde su propio correo; está al final de un recordatorio.',
  },
};
