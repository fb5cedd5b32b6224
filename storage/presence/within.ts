import { workingDaysLater } from '../steps/close-phase.ts';
import type { PhaseContext } from '../steps/perform-step.ts';

/** @returns the end of that working day, at most the phase's close. */
export function within(
  { now, closesAt, place }: Pick<PhaseContext, 'now' | 'closesAt' | 'place'>,
  days: number,
): Date {
  const at = workingDaysLater(now, days, place);
  return at < closesAt ? at : closesAt;
}
