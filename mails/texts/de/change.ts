import type { Change, ChangeState } from '#domain/kinds.ts';
import type { ChangeFacts, WriteSection } from '../../model.ts';
import { action } from './action.ts';

const CHANGES: Readonly<Record<Change, string>> = {
  target: 'einen anderen Zielwert',
  wording: 'andere Worte',
  drop: 'das Streichen',
  add: 'ein neues Schlüsselergebnis',
  'hand-over': 'eine Übergabe',
};

const STATES: Readonly<Record<ChangeState, string>> = {
  asked: 'ist unterwegs',
  open: 'wird angesehen',
  approved: 'ist vereinbart',
  declined: 'bleibt, wie es war',
  lapsed: 'blieb ohne Antwort, es bleibt, wie es war',
};

const NONE: ChangeFacts = {
  askerName: 'Jemand',
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
    subject: `${askerName} möchte ein vereinbartes Ziel ändern`,
    heading: `Eine Änderung, um die ${askerName} bittet`,
    paragraphs: [
      `Ziele dürfen sich ändern, wenn sich die Welt ändert, mit einem Grund. ${askerName} bittet um ${CHANGES[change]}; bitte sagen Sie Ja oder Nein, etwa zwei Minuten.`,
    ],
    items: [`Schlüsselergebnis: ${keyResult}`, `Grund: ${reason}`],
  };
};

/** What became of the wish; for whoever had it. */
export const changeDecided: WriteSection = ({ change: facts }) => {
  const { change, keyResult, state, words } = facts ?? NONE;
  return {
    subject: `Ihre Änderung an „${keyResult}“: ${STATES[state]}`,
    heading: `Ihre Änderung: ${STATES[state]}`,
    paragraphs: [
      `Sie hatten um ${CHANGES[change]} gebeten. Was ab jetzt gilt, steht auf Ihrer nächsten Check-in-Seite; hier ist nichts zu tun.`,
      ...(words ? [`“${words}”`] : []),
    ],
    items: [keyResult],
  };
};
