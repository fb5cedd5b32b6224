import type { AcknowledgeTexts, DecideTexts, ReflectTexts } from '../model.ts';

export const ACKNOWLEDGE: AcknowledgeTexts = {
  title: (period) => `Our goals for ${period}`,
  why: 'Together we choose a few goals for the period, follow them week by week and learn from how they end. Here is how it works; one question at the end shows that it came across.',
  howLong: 'About two minutes',
  reviewing: {
    title: 'How to agree goals with people',
    why: 'Soon you will be asked to agree goals with people of yours. This page says how that goes well; one question at the end shows that it came across.',
    howLong: 'About three minutes',
  },
  choose: 'Choose one of the three answers.',
  notQuite: (explanation) => `Not quite. ${explanation}`,
  send: 'Send my answer',
  askedChanged: 'You asked, we changed',
  champion: (name) => `Questions? Ask your champion ${name}, who has worked this way before.`,
  usedFor: 'What your entries are used for',
  done: {
    title: 'Thank you, you are ready.',
    next: 'We will write again when there is something for you to do. Until then, nothing.',
  },
};

export const REFLECT: ReflectTexts = {
  title: (period) => `What do you take away from ${period}?`,
  why: 'Results fade, lessons stay. One honest sentence from each of us makes the next period better than any report.',
  howLong: 'About three minutes',
  learned: { label: 'What did we learn?', hint: 'From a goal that came true, or from one that did not.' },
  learnedTold: {
    label: 'This may be told at the celebration',
    hint: (title) => `With your name, as a lesson from “${title}”. Without the tick it stays with you.`,
  },
  team: {
    label: 'What should we as a team keep, or do differently?',
    hint: 'Your lead reads the answers together and without names, once five have answered.',
  },
  process: {
    label: 'One thing about this process',
    hint: 'What should be kept, or done differently next time?',
  },
  thanks: 'A thank-you',
  thanksOptional: 'if you like',
  kudosTo: { label: 'To whom', hint: 'A person or a team.' },
  kudosText: { label: 'For what', hint: 'It is read out at the celebration, with your name.' },
  nothing: 'I have nothing to add this time',
  send: 'Send',
  sayOrTick: 'Write a sentence in one of the fields, or tick that you have nothing to add.',
  bothSaid: 'You wrote something and ticked that there is nothing to add: undo one of the two.',
  shorten: (most, length) => `Shorten it to ${most} characters; it has ${length}.`,
  shortenName: (most) => `Shorten the name to ${most} characters.`,
  sayWhom: 'Say whom you thank.',
  sayWhat: 'Say what you thank them for.',
  done: {
    title: 'Thank you for looking back.',
    next: 'What you and the others learned goes into the celebration and into the next period.',
  },
};

export const DECIDE: DecideTexts = {
  title: {
    nextPeriod: (cycle) => `“${cycle}” is over: go on with the next period?`,
    deadline: (phase, open) =>
      `“${phase}” reached its deadline and ${open === 1 ? 'one task is' : `${open} tasks are`} still open`,
  },
  why: {
    nextPeriod:
      'The cycle is complete. Starting the next one now keeps the rhythm; a pause is a decision too.',
    deadline: 'The cycle can wait a little or go on with what is there. Without a decision it goes on.',
  },
  howLong: 'About a minute',
  question: 'What shall happen?',
  options: {
    repeat: {
      label: 'Go on with the next period',
      hint: 'The same people and calendar, one period later.',
    },
    wait: { label: 'Wait for now', hint: 'Nothing starts until you launch it.' },
    extend: {
      label: 'Give more time',
      hint: 'The deadline moves by a few working days; those concerned are told.',
    },
    close: { label: 'Close it now', hint: 'The cycle goes on with what is there.' },
  },
  decide: 'Decide',
  choose: 'Choose one of the two.',
  doneTitle: 'Your decision is recorded.',
  done: {
    extend: 'The deadline moves; everyone who still has something open is told the new date.',
    close:
      'The step closes with what is there; what is still open counts as missed, without a reproach to anyone.',
    repeat:
      'The next period is prepared with the same people; you see it in the console before anyone is told.',
    wait: 'Nothing is started. You can launch the next period from the console whenever it suits.',
  },
  plan: 'Look at the plan of the next period',
};
