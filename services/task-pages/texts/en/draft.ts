import { ENGLISH_REMEDIES } from '#domain/okr-draft-remedies.ts';
import { KIND_WORDS } from '../../../shared/ui/okr-card.ts';

/** Everything the drafting page says, in one place; another language is another object of the same shape. */
export const DRAFT_TEXTS = {
  remedies: ENGLISH_REMEDIES,
  introduction: {
    again: {
      title: 'Your goals came back with a wish',
      why: 'Change what you find right and submit them again, or talk to each other first. Nothing is lost.',
      howLong: 'About ten minutes',
    },
    company: (period: string) => ({
      title: `What matters most in ${period}?`,
      why: 'Everyone’s goals begin with this page: a few objectives, why they matter now, and what can wait.',
      howLong: 'About 15 minutes',
    }),
    department: (period: string, department: string | null) => ({
      title: `What will ${department ?? 'your department'} contribute in ${period}?`,
      why: 'Write what your department will make better, not a copy of the goals above. Few objectives, each with figures.',
      howLong: 'About 15 minutes',
    }),
    individual: (period: string) => ({
      title: `What do you want to move in ${period}?`,
      why: 'Write what you yourself can make better. Few objectives, each with figures; you agree them with your lead afterwards.',
      howLong: 'About ten minutes',
    }),
  },
  saved: 'Saved. Come back any time before it is due, and submit it when it is ready.',
  advised: (count: number) =>
    `${count === 1 ? 'One objective is' : `One to ${count} objectives are`} plenty; what matters less can wait.`,
  askedForChange: (name: string) => `${name} asked for a change:`,
  why: { label: 'Why this, and why now?', hint: 'Two or three sentences; everyone reads them.' },
  notThisTime: {
    label: 'What will you not do this time?',
    hint: 'Saying it protects the time for the rest. One line each.',
  },
  objective: {
    legend: (number: number) => `Objective ${number}`,
    title: 'What will be better at the end?',
    hint: 'One sentence. Leave everything empty to drop an objective.',
    kind: 'What kind of goal is it?',
    committed: { label: KIND_WORDS.committed, hint: 'We will do what it takes.' },
    aspirational: { label: KIND_WORDS.aspirational, hint: '70 % would be a success.' },
    aligned: 'What does it contribute to?',
    choose: 'Choose…',
    local: 'A goal of our own',
    add: 'Add an objective',
    remove: 'Remove this objective',
  },
  keyResult: {
    legend: (number: number) => `Key result ${number}`,
    title: 'What is measured?',
    baseline: 'Today',
    target: 'At the end',
    unit: 'Unit',
    later: 'Not known yet: I will measure it by week 3',
    more: 'More about this key result',
    direction: 'Which way should the figure go?',
    directionHint: 'Only needed while the start is not known.',
    increase: 'Up',
    decrease: 'Down',
    owner: 'Who owns it?',
    ownerHint: 'Empty means you. Begin to type a name.',
    contributors: 'Who contributes?',
    contributor: (number: number) => `Contributor ${number}`,
    addContributor: 'Add a contributor',
    confidence: 'How sure are you today that it will be reached?',
    sure: { 8: 'Quite sure', 5: 'Half and half', 2: 'Bold' } as Record<2 | 5 | 8, string>,
    initiatives: 'What will you do for it?',
    initiativesHint: 'Initiatives, one line each. They are never scored.',
    need: 'Do you need something from another department?',
    needHint: 'Its lead is asked once these goals are submitted; you hear the answer by mail.',
    needDepartment: 'Department',
    needWanted: 'What you need from them',
    needBy: 'By when',
    add: 'Add a key result',
    remove: 'Remove this key result',
  },
  ready: {
    company: 'This is ready: everyone may read it',
    department: 'This is ready to be looked at and agreed',
    individual: 'This is ready to be looked at and agreed',
    hint: 'Not needed for saving.',
  },
  submit: 'Submit',
  save: 'Save for later',
  pressOne: 'Press “Save” or “Submit”.',
  tick: 'Tick that it is ready, then submit.',
  goodOnes: {
    heading: 'What makes a good one',
    points: [
      'A key result says what changes, from where to where, not what you will do.',
      'You should be able to look the figure up each week.',
    ],
    primer: 'Goals in two minutes',
  },
  done: {
    title: 'Submitted, thank you.',
    next: 'Those who need it hear of it next; you get a mail as soon as there is an answer.',
  },
};

export type DraftTexts = typeof DRAFT_TEXTS;
