import type { Primer } from '../../model.ts';

/** What everyone should know before the first draft (R7), short enough to be read. */
export const PRIMER: Primer = {
  title: 'Goals in two minutes',
  paragraphs: [
    'An objective says, in one sentence, what will be better at the end of the period. It should be worth getting up for.',
    'A key result is a figure that shows whether it came true: where it stands today and where it should stand at the end. The work you do for it is not a key result; what changes because of it is.',
    'A commitment is meant to be kept in full. A stretch goal is meant to be a little too far: getting 70 % of the way is a success, and less is something to learn from.',
  ],
};
