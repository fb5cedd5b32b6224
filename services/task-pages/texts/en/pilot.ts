import type { ChampionTexts, PilotDecisionTexts, PulseTexts } from '../pilot-model.ts';

export const PILOT_DECISION: PilotDecisionTexts = {
  title: (cycle) => `How does it go on after “${cycle}”?`,
  why: 'You stood for this pilot. What it was to show, and what was measured, stand here; the decision is yours.',
  howLong: 'About five minutes',
  charter: 'What we wanted to know',
  judge: 'for you to judge',
  notMeasured: 'not measured',
  days: (count) => `${count} days`,
  reached: 'reached',
  notReached: 'not reached',
  people: (active, of) => `${active} of ${of} people took part.`,
  agreed: (agreed, of) => `${agreed} of ${of} sets of goals were agreed.`,
  lessons: (count) =>
    count === 1 ? 'One person wrote down a lesson.' : `${count} people wrote down lessons.`,
  decisionDay: (day) => `Day of the decision: ${day}.`,
  question: 'What do you decide?',
  options: {
    stop: { label: 'Stop', hint: 'It ends here; what was learned stays on record.' },
    repeat: { label: 'Repeat', hint: 'The same departments once more, in the next period.' },
    'roll-out': { label: 'Roll out', hint: 'Department by department, until everyone takes part.' },
  },
  waves: { label: 'In how many waves?', hint: 'Only for rolling out: each wave is one period.' },
  noWaves: 'Not rolling out',
  wave: (count) => (count === 1 ? 'All at once' : `In ${count} waves`),
  reason: { label: 'Why', hint: 'One or two sentences that you would say to the people of the pilot.' },
  send: 'Decide',
  choose: 'Choose one of the three; until then nothing changes.',
  chooseWaves: 'Choose in how many waves it rolls out.',
  sayWhy: 'Say in a sentence why.',
  shorten: (most, length) => `Shorten it to ${most} characters; it has ${length}.`,
  done: {
    title: 'Your decision is recorded.',
    next: 'HR ops finds what follows from it prepared; nothing starts by itself.',
  },
};

export const CHAMPION: ChampionTexts = {
  title: 'May others ask you how it works?',
  why: (cycle) =>
    `“${cycle}” is rolled out: more departments will work this way, and you have done it. A champion is whom colleagues of their own department can ask.`,
  howLong: 'About a minute',
  question: 'Would you like to be a champion?',
  options: {
    accept: {
      label: 'Yes, they may ask me',
      hint: 'Your name stands in the first mail to the people of your department.',
    },
    decline: { label: 'No, not this time', hint: 'Your name stands nowhere, and nobody asks why.' },
  },
  send: 'Send my answer',
  choose: 'Choose one of the two; until then your name stands nowhere.',
  done: {
    accept: {
      title: 'Thank you: others may ask you.',
      next: 'When the roll-out begins, your department reads your name. Until then there is nothing to do.',
    },
    decline: { title: 'Thank you for saying so.', next: 'Your name stands nowhere. There is nothing to do.' },
  },
};

export const PULSE: PulseTexts = {
  heading: 'Three questions about the pilot',
  lead: 'If you like. Only means are shown, from five answers on.',
  questions: {
    clear: 'I knew what my team wanted to achieve, and why.',
    helped: 'The goals helped me decide what comes first.',
    again: 'I would like to work this way again.',
  },
  answers: ['Not at all', 'Rather not', 'Partly', 'Rather yes', 'Fully'],
};
