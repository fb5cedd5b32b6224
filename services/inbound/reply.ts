import { isAdjustWeek } from '#domain/check-ins/rhythm.ts';
import type { Adjustment, InboundVerdict } from '#domain/kinds.ts';
import type { ReplyAnswer, UnderstoodKeyResult } from '#domain/reply/answer.ts';
import { labelAt, MOST_LABELS } from '#domain/reply/labels.ts';
import { readConcernReply } from '#domain/reply/read-concern.ts';
import { type ReplyReading, readReply } from '#domain/reply/read-reply.ts';
import { type AdjustmentEntry, type CheckInEntry, checkIn } from '#storage/actions/check-in.ts';
import { type OwnedKeyResult, readOwnedKeyResults } from '#storage/actions/owned-key-results.ts';
import { raiseConcern } from '#storage/concerns/raise.ts';
import type { StoreDeps } from '#storage/deps.ts';
import type { ReplyTarget } from '#storage/inbound.ts';

export interface ReplyOutcome {
  verdict: InboundVerdict;
  answer: ReplyAnswer;
}

interface Lettered {
  label: string | null;
  keyResult: OwnedKeyResult;
}

/**
 * Does what a reply says, by the same action as the page. It checks in and no more: whatever else is asked takes the page,
 * so that nothing is agreed in passing.
 *
 * @param words what its writer put above the quoted mail.
 */
export async function actOnReply(deps: StoreDeps, target: ReplyTarget, words: string): Promise<ReplyOutcome> {
  const { task, asked } = target;
  const concern = readConcernReply(words);
  if (concern) return raise(deps, target, concern);
  if (task.kind !== 'check-in') return plain('by-page');
  if (task.state === 'done') return plain('repeated');
  if (task.state === 'cancelled' || task.cycleState === 'cancelled') return plain('cancelled');
  if (task.state === 'missed' || task.phaseState !== 'open') return plain('closed');
  const lettered = giveLetters(await readOwnedKeyResults(deps.db, task), asked);
  const known = lettered.flatMap(({ label, keyResult }) =>
    label ? [{ label, unit: keyResult.unit, adjusting: asksToAdjust(task, keyResult) }] : [],
  );
  const reading = readReply(words, { asked: known, locale: task.locale });
  if (reading.is === 'unclear') {
    const { trouble, line } = reading;
    return {
      verdict: 'unclear',
      answer: { is: 'unclear', trouble, line, letters: known.map(({ label }) => label) },
    };
  }
  const entries = entriesOf(reading, lettered);
  const choices = choicesOf(task, reading, lettered);
  const { status } = await checkIn(deps, { taskId: task.id, personId: task.personId }, entries, {
    by: 'mail',
    adjustments: kept(choices),
  });
  if (status === 'repeated') return plain('repeated');
  if (status !== 'done') return plain(status === 'cancelled' ? 'cancelled' : 'closed');
  const now = giveLetters(await readOwnedKeyResults(deps.db, task), asked);
  const undoUntil = new Date(deps.clock.now().getTime() + task.settings.undoMinutes * 60_000);
  return {
    verdict: 'recorded',
    answer: {
      is: 'recorded',
      undoUntil: task.settings.undoMinutes > 0 ? undoUntil.toISOString() : null,
      keyResults: now.map((each) => understood(each, reading, choices.get(each.keyResult.id))),
    },
  };
}

/** To whoever leads them: other recipients and confidence take the page. */
async function raise(deps: StoreDeps, { task }: ReplyTarget, words: string): Promise<ReplyOutcome> {
  const raised = await raiseConcern(deps, {
    taskId: task.id,
    personId: task.personId,
    audience: 'manager',
    confidential: false,
    words,
    via: 'mail',
  });
  if (raised.status === 'raised' || raised.status === 'repeated') {
    const { recipientName, dueAt } = raised;
    return { verdict: 'concern', answer: { is: 'concern', recipientName, dueAt: dueAt.toISOString() } };
  }
  const why = raised.status === 'too-many' ? 'too-many' : 'nobody';
  return { verdict: 'by-page', answer: { is: 'concern-refused', why } };
}

/** By the letters of the mail; where none were given, by the order of the page. */
function giveLetters(owned: readonly OwnedKeyResult[], asked: readonly string[]): Lettered[] {
  return owned.map((keyResult, place) => {
    const given = asked.length > 0 ? asked.indexOf(keyResult.id) : place;
    return { keyResult, label: given >= 0 && given < MOST_LABELS ? labelAt(given) : null };
  });
}

/** Null for "nothing changed". What a reply does not mention stays as it was. */
function entriesOf(
  reading: Exclude<ReplyReading, { is: 'unclear' }>,
  lettered: readonly Lettered[],
): CheckInEntry[] | null {
  if (reading.is === 'same') return null;
  return lettered.map(({ label, keyResult }) => {
    const said = reading.entries.find((entry) => entry.label === label);
    return {
      keyResultId: keyResult.id,
      value: said?.value ?? null,
      baseline: null,
      confidence: said?.confidence ?? null,
      note: said?.note ?? '',
      blocker: said?.blocker ?? '',
    };
  });
}

type Choice = Adjustment | 'open';

function asksToAdjust({ ordinal }: ReplyTarget['task'], { adjusted }: OwnedKeyResult): boolean {
  return isAdjustWeek(ordinal) && !adjusted;
}

/** @returns by key result what the reply says is to become of it, where the week asks that. */
function choicesOf(
  task: ReplyTarget['task'],
  reading: Exclude<ReplyReading, { is: 'unclear' }>,
  lettered: readonly Lettered[],
): Map<string, Choice> {
  const said = (label: string | null) =>
    reading.is === 'values' ? reading.entries.find((entry) => entry.label === label)?.adjust : undefined;
  return new Map(
    lettered
      .filter(({ keyResult }) => asksToAdjust(task, keyResult))
      .map(({ label, keyResult }) => [keyResult.id, said(label) ?? (reading.keepAll ? 'keep' : 'open')]),
  );
}

/** A reply keeps goals. Changing and dropping take a reason and those who agreed the goal, so they take the page. */
function kept(choices: ReadonlyMap<string, Choice>): AdjustmentEntry[] {
  return [...choices].flatMap(([keyResultId, choice]) =>
    choice === 'keep' ? [{ keyResultId, choice, target: null, reason: '' }] : [],
  );
}

function understood(
  { label, keyResult }: Lettered,
  reading: Exclude<ReplyReading, { is: 'unclear' }>,
  adjust: Choice | undefined,
): UnderstoodKeyResult {
  const said = reading.is === 'values' ? reading.entries.find((entry) => entry.label === label) : undefined;
  const { title, unit, currentValue, baseline, confidence } = keyResult;
  return {
    label,
    title,
    unit,
    value: currentValue ?? baseline,
    confidence,
    note: said?.note ?? '',
    blocker: said?.blocker ?? '',
    said: said !== undefined || reading.is === 'same',
    ...(adjust ? { adjust } : {}),
  };
}

function plain(is: 'repeated' | 'closed' | 'cancelled' | 'by-page'): ReplyOutcome {
  return { verdict: is, answer: { is } };
}
