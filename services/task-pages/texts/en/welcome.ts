import type { WelcomeTexts } from '../welcome-model.ts';

export const WELCOME: WelcomeTexts = {
  title: (name) => `${name} has joined: what shall they do?`,
  why: 'The introduction and the team’s goals are on their way to them. Your choice says what they work on until the end of the period.',
  howLong: 'About a minute',
  question: (name) => `What shall ${name} do?`,
  options: {
    contribute: {
      label: 'Contribute',
      hint: 'They help with the team’s goals. This is what happens without an answer.',
    },
    'take-over': { label: 'Take over a key result', hint: 'They own it from now on and check in on it.' },
    'own-goals': {
      label: 'Write short goals of their own',
      hint: 'They have ten working days for it, you five to agree.',
    },
  },
  keyResult: { label: 'Which key result?', hint: 'For contributing you may leave it open.' },
  none: 'None in particular',
  send: 'Choose',
  choose: 'Choose one of these; until then nothing changes.',
  chooseKeyResult: 'Choose which key result they take over.',
  done: { title: 'That is how it will be.', next: 'They hear of it when it can no longer be taken back.' },
};
