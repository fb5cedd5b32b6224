import type { Change, ChangeState } from '#domain/kinds.ts';
import type { ChangeFacts, WriteSection } from '../../model.ts';
import { action } from './action.ts';

const CHANGES: Readonly<Record<Change, string>> = {
  target: 'otra meta',
  wording: 'otras palabras',
  drop: 'abandonarlo',
  add: 'un nuevo resultado clave',
  'hand-over': 'traspasarlo',
};

const STATES: Readonly<Record<ChangeState, string>> = {
  asked: 'está en camino',
  open: 'se está mirando',
  approved: 'está acordado',
  declined: 'queda como estaba',
  lapsed: 'no tuvo respuesta y queda como estaba',
};

const NONE: ChangeFacts = {
  askerName: 'Alguien',
  change: 'target',
  keyResult: '',
  reason: '',
  state: 'open',
  words: '',
};

/** Somebody asks to change goals that are agreed. */
export const change: WriteSection = (facts, words) => {
  const { askerName, change, keyResult, reason } = facts.change ?? NONE;
  return {
    ...action(facts, words),
    subject: `${askerName} quiere cambiar un objetivo acordado`,
    heading: `Un cambio que pide ${askerName}`,
    paragraphs: [
      `Los objetivos pueden cambiar cuando cambia el mundo, con un motivo. ${askerName} pide ${CHANGES[change]}; diga sí o no, son unos dos minutos.`,
    ],
    items: [`Resultado clave: ${keyResult}`, `Motivo: ${reason}`],
  };
};

/** What became of the wish; for whoever had it. */
export const changeDecided: WriteSection = ({ change: facts }) => {
  const { change, keyResult, state, words } = facts ?? NONE;
  return {
    subject: `Su cambio en «${keyResult}»: ${STATES[state]}`,
    heading: `Su cambio: ${STATES[state]}`,
    paragraphs: [
      `Usted había pedido ${CHANGES[change]}. Lo que vale desde ahora está en la página de su próximo seguimiento; aquí no hay nada que hacer.`,
      ...(words ? [`“${words}”`] : []),
    ],
    items: [keyResult],
  };
};
