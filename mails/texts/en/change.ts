import type { Change, ChangeState } from '#domain/kinds.ts';
import type { ChangeFacts, WriteSection } from '../../model.ts';
import { action } from './action.ts';

const CHANGES: Readonly<Record<Change, string>> = {
  target: 'another target',
  wording: 'other words',
  drop: 'dropping it',
  add: 'a new key result',
  'hand-over': 'handing it over',
};

const STATES: Readonly<Record<ChangeState, string>> = {
  asked: 'is on its way',
  open: 'is being looked at',
  approved: 'is agreed',
  declined: 'stays as it was',
  lapsed: 'has had no answer and stays as it was',
};

const NONE: ChangeFacts = {
  askerName: 'A colleague',
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
    subject: `${askerName} would like to change an agreed goal`,
    heading: `A change that ${askerName} asks for`,
    paragraphs: [
      `Goals may change when the world does, with a reason. ${askerName} asks for ${CHANGES[change]}; please say yes or no, about two minutes.`,
    ],
    items: [`Key result: ${keyResult}`, `Reason: ${reason}`],
  };
};

/** What became of the wish; for whoever had it. */
export const changeDecided: WriteSection = ({ change: facts }) => {
  const { change, keyResult, state, words } = facts ?? NONE;
  return {
    subject: `Your change of “${keyResult}”: it ${STATES[state]}`,
    heading: `Your change: it ${STATES[state]}`,
    paragraphs: [
      `You had asked for ${CHANGES[change]}. What counts from now on is on your next check-in page; there is nothing to do in here.`,
      ...(words ? [`“${words}”`] : []),
    ],
    items: [keyResult],
  };
};
