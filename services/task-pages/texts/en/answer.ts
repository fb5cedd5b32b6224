/** Everything the page says that asks a department for something. */
export const ANSWER = {
  title: (asker: string) => `${asker} needs something from you`,
  why: 'A goal over there depends on it. A plain answer helps, whichever it is: then both of you can plan.',
  howLong: 'About two minutes',
  needed: (by: string) => `Needed by ${by}`,
  for: 'For this key result',
  label: 'What do you say?',
  options: {
    accept: { label: 'Yes, we will do it', hint: 'By that day, and it goes into your own planning.' },
    counter: { label: 'Not like this, but', hint: 'Say below what you can do, or by when.' },
    decline: { label: 'No, we cannot', hint: 'A word of why helps the other side to plan.' },
  },
  words: { label: 'Your words', hint: 'Needed when you propose something else; they go to whoever asked.' },
  choose: 'Choose one of the three answers.',
  sayWhat: 'Say in a sentence what you can do instead.',
  shorten: (limit: number, length: number) => `Shorten it to ${limit} characters; it has ${length}.`,
  send: 'Send my answer',
  silence: 'Without an answer it is shown as a risk of that goal; silence promises nothing.',
  withdrawn: {
    title: 'This is no longer asked',
    why: 'The goals over there were changed, and they need nothing from you any more.',
    close: 'I have seen it: take it off my list',
    tick: 'Tick that it may leave your list.',
    send: 'Send',
  },
  done: { title: 'Your answer is recorded.', next: 'Whoever asked gets it by mail next.' },
};

export type AnswerTexts = typeof ANSWER;
