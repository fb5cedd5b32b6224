import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';
import { PHASE_NAMES } from './words.ts';

/** A choice for HR ops. */
export const decide: WriteSection = (facts, words) => {
  const { cycle } = facts;
  const text = facts.nextPeriod
    ? {
        subject: `“${cycle.name}” is over: go on with the next period?`,
        heading: 'The next period',
        paragraphs: [
          'The cycle is complete. Please decide whether the next one follows with the same people; it takes a minute.',
        ],
      }
    : {
        subject: `“${PHASE_NAMES[facts.phase]}” reached its deadline in “${cycle.name}”`,
        heading: `“${PHASE_NAMES[facts.phase]}” reached its deadline`,
        paragraphs: [
          'Some tasks are still open. Please decide whether there is more time or the cycle goes on with what is there, about a minute; without a decision it goes on.',
        ],
      };
  return { ...action(facts, words), ...text };
};
