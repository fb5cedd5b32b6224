import { DomainError } from '../errors.ts';
import { parseDay } from '../period.ts';

const MOST_YEARS = 10;
const LONGEST_REASON = 1000;

/**
 * Reads until when, and why, the contents of a cycle are to be kept longer, such as for a dispute.
 *
 * @param at.eraseAt the planned end; nothing is erased before it.
 * @throws DomainError naming field, value and remedy.
 */
export function readHold(
  { until, reason }: { until: string; reason: string },
  at: { eraseAt: Date; now: Date },
): { until: Date; reason: string } {
  const day = new Date(`${parseDay('until', until)}T00:00:00Z`);
  const planned = at.eraseAt.toISOString().slice(0, 10);
  if (day < new Date(`${planned}T00:00:00Z`))
    throw wrong(
      'until',
      until,
      'Contents cannot be erased before their planned day.',
      `Write ${planned} or a later day.`,
    );
  const latest = new Date(at.now);
  latest.setUTCFullYear(latest.getUTCFullYear() + MOST_YEARS);
  if (day > latest)
    throw wrong(
      'until',
      until,
      `That is more than ${MOST_YEARS} years away.`,
      `Write a day up to ${latest.toISOString().slice(0, 10)}.`,
    );
  const text = reason.replace(/\s+/g, ' ').trim();
  if (!text)
    throw wrong(
      'reason',
      '',
      'Keeping contents longer needs a reason.',
      'Say in a sentence what they are needed for.',
    );
  if (text.length > LONGEST_REASON)
    throw wrong(
      'reason',
      `${text.slice(0, 40)}…`,
      `The reason has ${text.length} characters.`,
      `Shorten it to ${LONGEST_REASON}.`,
    );
  return { until: day, reason: text };
}

function wrong(field: string, value: string, message: string, remedy: string): DomainError {
  return new DomainError({ code: 'bad-hold', message, field, value: value.slice(0, 60), remedy });
}
