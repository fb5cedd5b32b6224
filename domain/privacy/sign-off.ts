import { DomainError } from '../errors.ts';

/** `replaced`: settings changed and it was asked for anew. */
export const SIGN_OFF_STATES = ['waiting', 'signed', 'returned', 'replaced'] as const;
export type SignOffState = (typeof SIGN_OFF_STATES)[number];

/** What a works council says to a record. */
export const SIGN_OFF_ANSWERS = ['sign', 'return'] as const;
export type SignOffAnswer = (typeof SIGN_OFF_ANSWERS)[number];

const LONGEST_REASON = 2000;

/** The last word on a launch, as far as there is one. */
export interface SignOffStanding {
  state: SignOffState;
  /** A day, such as `2026-12-01`. */
  since: string;
  reason: string;
  /** Names of the facts that differ from those it was about. */
  changed: readonly string[];
}

/** @returns whether the very same facts are signed. */
export function isSigned(standing: SignOffStanding | undefined): boolean {
  return standing?.state === 'signed' && standing.changed.length === 0;
}

/**
 * @param standing of the newest sign-off for this launch; undefined when nobody was asked.
 * @returns nothing where the very same facts are signed.
 * @throws DomainError `sign-off-missing` with one sentence that says what it waits for.
 */
export function demandSigned(standing: SignOffStanding | undefined): void {
  if (isSigned(standing)) return;
  const { message, remedy } = refusal(standing);
  throw new DomainError({ code: 'sign-off-missing', message, remedy, field: 'signOff', kind: 'conflict' });
}

const ASK = 'Ask the works council: a button on the plan’s page, or okr launch … --ask-works-council.';

function refusal(standing: SignOffStanding | undefined): { message: string; remedy: string } {
  if (!standing)
    return { message: 'This launch waits for the works council, which has not been asked yet.', remedy: ASK };
  const { state, since, reason, changed } = standing;
  if (changed.length > 0)
    return {
      message: `This launch waits for the works council: since it was asked on ${since}, other settings hold (${changed.join(', ')}).`,
      remedy: ASK.replace('Ask the works council', 'Ask it again'),
    };
  if (state === 'returned')
    return {
      message: `The works council returned the record on ${since}: “${reason}”.`,
      remedy: 'Change what it asks for, then ask it again.',
    };
  return {
    message: `This launch waits for the works council, which was asked on ${since} and has not signed yet.`,
    remedy: 'You get a mail when it has; then launch again.',
  };
}

/** @returns what was answered. @throws DomainError when nothing was chosen, or a return says no reason. */
export function readSignOffAnswer(answer: string, reason: string): { answer: SignOffAnswer; reason: string } {
  const chosen = SIGN_OFF_ANSWERS.find((each) => each === answer);
  if (!chosen)
    throw new DomainError({
      code: 'no-answer',
      message: 'Nothing was chosen, so nothing has changed.',
      field: 'answer',
      value: answer.slice(0, 40),
      remedy: 'Choose to sign or to return the record.',
    });
  const text = reason.replace(/\r\n?/g, '\n').trim();
  if (text.length > LONGEST_REASON)
    throw new DomainError({
      code: 'reason-too-long',
      message: `The reason has ${text.length} characters.`,
      field: 'reason',
      value: `${text.slice(0, 40)}…`,
      remedy: `Shorten it to ${LONGEST_REASON}.`,
    });
  if (chosen === 'return' && !text)
    throw new DomainError({
      code: 'no-reason',
      message: 'The record comes back without a reason.',
      field: 'reason',
      value: '',
      remedy: 'Say in a sentence what would have to change.',
    });
  return { answer: chosen, reason: text };
}
