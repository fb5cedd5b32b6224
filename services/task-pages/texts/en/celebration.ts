import type { CelebrateTexts, CelebrationTexts } from '../celebration-model.ts';

export const CELEBRATE: CelebrateTexts = {
  title: (period) => `A few words at the end of ${period}?`,
  why: 'The celebration opens with what you say, with your name. Two or three sentences in your own words are worth more than a speech.',
  howLong: 'About three minutes',
  words: { label: 'Your words', hint: 'What moved you, whom you saw grow, what you are glad of.' },
  nothing: 'I would rather leave it without words of mine',
  send: 'Send',
  sayOrTick: 'Write a few words, or tick that you would rather leave it without.',
  bothSaid: 'You wrote something and ticked that you leave it without: undo one of the two.',
  shorten: (most, length) => `Shorten it to ${most} characters; it has ${length}.`,
  done: {
    title: 'Thank you, that is recorded.',
    next: 'The celebration goes out once the look back is over.',
  },
};

export const CELEBRATION: CelebrationTexts = {
  title: (whose, period) => `What ${whose} made of ${period}`,
  everyone: 'we',
  worked: (people, objectives) =>
    `${people === 1 ? 'One person' : `${people} people`} worked towards ${objectives === 1 ? 'one goal' : `${objectives} goals`}.`,
  reached: 'What came true',
  nothingReached: 'No goal came true in full this time. What we learned from that stands below.',
  stretch: 'The boldest goal that came true',
  learned: 'What we learned',
  about: (title) => `From “${title}”`,
  lessons: (count) =>
    count === 1 ? 'One lesson goes into the next period.' : `${count} lessons go into the next period.`,
  thanks: 'Thanks',
  thanked: (from, to) => `${from} thanks ${to}`,
  departments: 'What departments made of it',
  back: 'What we all made of it',
  poster: 'Print as a poster',
  print: 'Print this page with your browser, on A3 or A4. This line is not printed.',
  asPage: 'Back to the page',
  goals: 'All goals',
  gathered: {
    link: 'What your people said together',
    title: (department) => `What people of ${department} said`,
    lead: 'Without names, in no particular order. Answers are shown from five on, so that nobody can be told from another.',
    team: 'About working together',
    process: 'About the process',
    tooFew: (answered, enough) =>
      `${answered === 1 ? 'One person has' : `${answered} people have`} answered; the answers are shown from ${enough} on.`,
  },
  notYet: {
    title: 'This celebration is still being prepared.',
    text: 'It appears here when its mail goes out.',
    next: 'Until then you find all goals at /okrs.',
  },
  notForYou: {
    title: 'This page is for somebody else.',
    text: 'What a team says together is read by its lead and by HR.',
    next: 'You find the celebration itself through the mail about it.',
  },
};
