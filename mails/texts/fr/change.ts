import type { Change, ChangeState } from '#domain/kinds.ts';
import type { ChangeFacts, WriteSection } from '../../model.ts';
import { action } from './action.ts';

const CHANGES: Readonly<Record<Change, string>> = {
  target: 'une autre cible',
  wording: 'une autre formulation',
  drop: 'un abandon',
  add: 'un nouveau résultat clé',
  'hand-over': 'une transmission',
};

const STATES: Readonly<Record<ChangeState, string>> = {
  asked: 'demande en route',
  open: 'demande à l’étude',
  approved: 'accord donné',
  declined: 'tout reste comme avant',
  lapsed: 'restée sans réponse, tout reste comme avant',
};

const NONE: ChangeFacts = {
  askerName: 'Quelqu’un',
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
    subject: `${askerName} souhaite modifier un objectif convenu`,
    heading: `Une modification demandée par ${askerName}`,
    paragraphs: [
      `Les objectifs peuvent changer quand le monde change, avec une raison. ${askerName} demande ${CHANGES[change]} ; merci de dire oui ou non, environ deux minutes.`,
    ],
    items: [`Résultat clé : ${keyResult}`, `Raison : ${reason}`],
  };
};

/** What became of the wish; for whoever had it. */
export const changeDecided: WriteSection = ({ change: facts }) => {
  const { change, keyResult, state, words } = facts ?? NONE;
  return {
    subject: `Votre modification de « ${keyResult} » : ${STATES[state]}`,
    heading: `Votre modification : ${STATES[state]}`,
    paragraphs: [
      `Vous aviez demandé ${CHANGES[change]}. Ce qui vaut désormais figure sur la page de votre prochain point ; il n’y a rien à faire ici.`,
      ...(words ? [`“${words}”`] : []),
    ],
    items: [keyResult],
  };
};
