import type { Proposal } from '#domain/check-ins/proposal.ts';
import { formatNumber, parseNumber } from '#domain/format.ts';
import { CHANGES, type Change, RHYTHMS, type Rhythm } from '#domain/kinds.ts';
import type { NamedChoice } from '#domain/okr-draft.ts';
import type { ChangeWish } from '#storage/actions/change-request.ts';
import type { OwnedKeyResult } from '#storage/actions/owned-key-results.ts';
import { findByName } from '../check-in/feedback-wish.ts';
import type { Fields } from '../fields.ts';
import type { FormProblem } from '../form.ts';
import type { ChangeTexts } from '../texts/quarter-model.ts';

/** What can be asked for from the page of a check-in; `rhythm` needs nobody's yes. */
export const WISHES = [...CHANGES, 'rhythm'] as const;
export type Wish = Change | 'rhythm';

const LENGTHS = { title: 300, unit: 40, reason: 2000 } as const;

export interface WishInput {
  wish: Wish;
  owned: readonly OwnedKeyResult[];
  people: readonly NamedChoice[];
  locale: string;
  words: ChangeTexts;
}

type Read =
  | { type: 'change'; wish: ChangeWish }
  | { type: 'rhythm'; keyResultId: string; rhythm: Rhythm | null }
  | { type: 'problems'; problems: FormProblem[] };

/** @returns what somebody asks for, or what is wrong with it. */
export function readWish(fields: Fields, input: WishInput): Read {
  const { wish, owned, words } = input;
  const problems: FormProblem[] = [];
  const say = (field: string, remedy: string) => void problems.push({ field, remedy });
  const keyResult = owned.find(({ id }) => id === fields.text('keyResult'));
  if (!keyResult) say('keyResult', words.chooseKeyResult);
  if (wish === 'rhythm') {
    const rhythm = RHYTHMS.find((each) => each === fields.text('rhythm'));
    if (!rhythm) say('rhythm', words.chooseRhythm);
    if (!keyResult || !rhythm) return { type: 'problems', problems };
    // As often as the team: whatever its policy says then.
    return { type: 'rhythm', keyResultId: keyResult.id, rhythm: rhythm === 'weekly' ? null : rhythm };
  }
  const proposal = readProposed(fields, input, keyResult, say);
  const reason = fields.text('reason').trim();
  if (!reason) say('reason', words.sayReason);
  if (reason.length > LENGTHS.reason) say('reason', words.shorten(LENGTHS.reason, reason.length));
  if (!keyResult || problems.length > 0) return { type: 'problems', problems };
  return { type: 'change', wish: { keyResultId: keyResult.id, change: wish, proposal, reason } };
}

function readProposed(
  fields: Fields,
  { wish, people, locale, words }: WishInput,
  keyResult: OwnedKeyResult | undefined,
  say: (field: string, remedy: string) => void,
): Partial<Proposal> {
  const number = (field: string) => {
    const value = parseNumber(fields.text(field), locale);
    if (value === null) say(field, words.writeNumber(formatNumber(99.95, locale)));
    return value;
  };
  const text = (field: 'title' | 'unit') => {
    const typed = fields.text(field).trim();
    if (typed.length > LENGTHS[field]) say(field, words.shorten(LENGTHS[field], typed.length));
    return typed;
  };
  const title = wish === 'wording' || wish === 'add' ? text('title') : '';
  if ((wish === 'wording' || wish === 'add') && !title) say('title', words.sayTitle);
  const target = wish === 'target' || wish === 'add' ? number('target') : null;
  const baseline = wish === 'add' ? number('baseline') : null;
  const start = wish === 'add' ? baseline : (keyResult?.baseline ?? null);
  if (target !== null && (target === start || (wish === 'target' && target === keyResult?.target)))
    say('target', words.sameTarget);
  const heir = wish === 'hand-over' ? findByName(people, fields.text('to')) : undefined;
  if (wish === 'hand-over' && !heir) say('to', words.whoIsIt);
  return {
    title,
    target,
    baseline,
    unit: wish === 'add' ? text('unit') : '',
    toPersonId: heir?.id ?? null,
  };
}
