import type { OkrsTexts, SignInTexts } from '../okrs-model.ts';

export const OKRS: OkrsTexts = {
  title: 'Our goals',
  lead: (period) => `What we want to reach in ${period}, and how far we are.`,
  signedInAs: (name) => `Signed in as ${name}`,
  signOut: 'Sign out',
  nothing: {
    title: 'There are no goals to see yet.',
    text: 'Goals appear here once they are submitted.',
    next: 'Look again when the next quarter is being prepared.',
  },
  otherCycles: 'Other quarters',
  search: {
    label: 'Search goals and people',
    button: 'Search',
    none: (text) => `Nothing fits “${text}”. Try fewer or shorter words.`,
    found: (count) => (count === 1 ? 'One goal found' : `${count} goals found`),
  },
  strategy: 'What the organisation wants',
  departments: 'Departments',
  people: 'Goals of people',
  noGoals: 'no goals yet',
  hidden: 'These goals are shown to their own department.',
  ledBy: (name) => `led by ${name}`,
  back: 'All goals',
  picture: {
    link: 'As a picture',
    title: 'How our goals hang together',
    lead: 'Lines lead from a goal to the one it contributes to. The outline says the same in words.',
    back: 'As an outline',
  },
  contributesTo: 'Contributes to',
  ownGoal: 'A goal of their own',
  states: {
    submitted: 'being agreed',
    'changes-requested': 'being agreed',
    agreed: 'agreed',
    'in-force': 'in force, not yet agreed',
    scored: 'scored',
  },
  notYet: 'nobody has checked in yet',
  progress: (percent) => `${percent} of the way`,
  way: (from, to, now) => `from ${from} to ${to}, now ${now}`,
  withoutStart: (target) => `target ${target}, baseline still to come`,
  lastWord: (day) => `Last check-in ${day}`,
  inTheWay: 'In the way:',
};

export const SIGN_IN: SignInTexts = {
  title: 'Sign in',
  lead: 'There is no password. We send you a mail with a link that works for ten minutes.',
  email: { label: 'Your work address', hint: 'The one our mails come to.' },
  send: 'Send me the mail',
  writeEmail: 'Write your whole address, such as ada@example.org.',
  sent: {
    title: 'Look into your mail',
    lead: 'If we know the address, a mail is on its way. Press its button in this browser, or type its code here.',
  },
  code: { label: 'Code from the mail', hint: 'Six digits' },
  confirm: 'Sign in',
  wrongCode: 'This code does not fit. Look at the latest mail, or ask for a new one.',
  askAgain: 'Ask for another mail',
  link: {
    title: 'Sign in here?',
    lead: 'You stay signed in on this browser for twelve hours.',
    button: 'Sign in',
  },
  elsewhere: {
    title: 'You asked in another browser.',
    text: 'For your safety the link works only where you asked for it.',
    next: 'Type the six digits from the mail into the page where you asked, or ask again here at /sign-in.',
  },
  over: {
    title: 'This link has been used or is too old.',
    text: 'A link works once, for ten minutes.',
    next: 'Ask for a new mail at /sign-in.',
  },
  unknown: {
    title: 'This link is not one of ours.',
    text: 'It may have been cut in two by the mail program.',
    next: 'Ask for a new mail at /sign-in.',
  },
};
