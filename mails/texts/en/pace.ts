import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';

/** After three quiet weeks: first the person is asked, then whoever they report to. Nobody is reproached. */
export const pace: WriteSection = (facts, words) => {
  const { about } = facts;
  const subject = about
    ? `${about}: how to go on with the check-ins?`
    : 'How shall we go on with the check-ins?';
  const why = about
    ? `${about} has not got round to the check-ins for a while, or would like something to change. Please choose what fits; a short talk is often the best beginning.`
    : 'For three weeks we heard nothing, and that has its reasons. Perhaps another rhythm fits better, or somebody else should take this over: one press, under a minute.';
  return { ...action(facts, words), subject, heading: subject, paragraphs: [why] };
};
