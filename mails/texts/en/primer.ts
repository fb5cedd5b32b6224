import type { Primer } from '../../model.ts';

/** What everyone should know before the first draft (R7), short enough to be read. */
export const PRIMER: Primer = {
  title: 'Goals in two minutes',
  paragraphs: [
    'An objective says, in one sentence, what will be better at the end of the period. It should be worth getting up for.',
    'A key result is a figure that shows whether it came true: where it stands today and where it should stand at the end. The work you do for it is not a key result; what changes because of it is.',
    'A commitment is meant to be kept in full. A stretch goal is meant to be a little too far: getting 70 % of the way is a success, and less is something to learn from.',
  ],
  exampleHeading: 'An example',
  example: {
    objective: 'New customers feel at home from the first day',
    keyResults: [
      'Share of new customers active after 30 days: from 40 % to 60 %',
      'Days until the first result: from 12 to 5',
    ],
  },
  stepsHeading: 'How it goes',
  steps: [
    'The company says what matters now, and why.',
    'Each team writes a few objectives of its own that contribute to it, and agrees them in a short review.',
    'Once a week, a check-in of under a minute: how does it stand, is anything in the way?',
    'At the end everyone looks at the figures, says what was learned, and there is something to celebrate.',
  ],
  question: {
    text: 'Which of these is a key result?',
    options: [
      {
        value: 'activity',
        label: 'Launch the new website in May',
        explanation:
          'Launching a website is work that you do. It becomes a key result when it says what changes because of it, for example more enquiries a week.',
      },
      {
        value: 'result',
        label: 'Raise enquiries from 200 to 350 a week',
        explanation: 'Right: it says what is measured, where it starts and where it should end.',
      },
      {
        value: 'wish',
        label: 'Become more customer-friendly',
        explanation:
          'That is a good direction, closer to an objective. A key result says by which figure you would notice it.',
      },
    ],
    answer: 'result',
  },
};
