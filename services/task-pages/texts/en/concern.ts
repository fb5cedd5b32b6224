import type { ConcernTexts } from '../concern-model.ts';

export const CONCERN: ConcernTexts = {
  link: 'Raise a concern',
  back: 'Back to the task',
  raise: {
    title: 'Raise a concern',
    lead: (days) =>
      `Something worries you about the goals or how we work on them? Say it to somebody who can do something. You get an answer within ${days} working days.`,
    whom: 'Whom do you want to tell?',
    audiences: {
      manager: (name) => `Who leads you: ${name}`,
      'hr-ops': (name) => `HR ops: ${name}`,
      coach: (name) => `A coach: ${name}`,
    },
    confidential: {
      label: 'In confidence',
      hint: 'Only the person you choose sees it; nobody else, and it is not handed on.',
    },
    words: { label: 'Your concern', hint: 'A few sentences. Your name stands with it.' },
    send: 'Raise the concern',
    nobody: 'There is nobody here at present to whom a concern could go. Please talk to somebody you trust.',
    chooseWhom: 'Choose whom you want to tell.',
    say: 'Say in a sentence or two what worries you.',
    shorten: (most, length) => `Shorten it to ${most} characters; it has ${length}.`,
    tooMany:
      'You have raised several concerns today. Please raise the next one tomorrow, or talk to somebody directly.',
    raised: (name, day) =>
      `Thank you. ${name} has been told and promised an answer until ${day}. You hear of it by mail.`,
  },
  own: {
    heading: 'What you have raised',
    told: (name, day) => `Told ${name} on ${day}`,
    inConfidence: 'In confidence',
    until: (day) => `An answer is promised until ${day}.`,
    late: (day) => `An answer was promised until ${day}. It is late, and HR ops has been told that it is.`,
    answered: (name) => `${name} answers:`,
    talk: (name) => `${name} would like to talk about it:`,
    lapsed: (name) =>
      `${name} has left before answering. Nobody else knows what you said; you can raise it again above.`,
    erased: 'The words have been erased.',
    insist: {
      question: 'Does that answer it?',
      label: 'This does not answer it',
      hint: 'You can say so once. It is looked at again, with a new promise.',
      send: 'Ask again',
      tick: 'Tick that it does not answer your concern.',
    },
    insisted: 'You said that the answer before did not answer it.',
  },
  answer: {
    title: (name) => `${name} has raised a concern`,
    why: 'Whoever says what worries them wants to be heard. An honest answer helps, also when nothing can be done.',
    howLong: 'About five minutes',
    inConfidence: 'Told to you in confidence: nobody else sees it.',
    question: 'What do you do?',
    options: {
      answer: { label: 'Answer it', hint: 'In your own words, below.' },
      talk: { label: 'Talk about it', hint: 'Say below when or where.' },
      'hand-on': { label: 'Hand it on to HR ops', hint: 'They answer by the same day.' },
    },
    words: { label: 'Your words', hint: 'They go to whoever raised it.' },
    choose: 'Choose what you do with it.',
    say: 'Write a sentence or two in answer.',
    shorten: (most, length) => `Shorten it to ${most} characters; it has ${length}.`,
    send: 'Send',
    before: (name) => `${name} has said to it before:`,
    gone: {
      title: 'This concern is with somebody else',
      why: 'There is nothing for you to do here any more.',
    },
    done: { title: 'Thank you, that is recorded.', next: 'Whoever raised the concern hears of it by mail.' },
  },
};
