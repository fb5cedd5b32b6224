import { OKR } from './okr.ts';

/** All words of the pages on which goals are agreed, in English; another language is a file of the same shape. */
export const REVIEW = {
  colleague: 'A colleague',

  page: {
    title: (owner: string, team: string | null) =>
      `${owner} asks you to look at the goals${team ? ` for ${team}` : ''}`,
    why: (reader: string) =>
      `You, ${reader}, are the one who agrees them. Are they worth it, few enough, and would you both know at the end whether they came true?`,
    howLong: 'About five minutes',
    whyTheseGoals: 'Why',
    goals: 'The goals',
    notNow: 'Not this time',
    others: (names: string) => `${names} is asked as well; the goals are agreed when all of you agree.`,
    detail: (round: number) =>
      `Round ${round}. Without an answer by the deadline the goals are in force, marked as not yet agreed: silence never agrees.`,
    listLink: (count: number) => `See all ${count} goals that wait for you`,
  },

  attention: {
    heading: 'What to look at first',
    nothing: 'Nothing stands out: no open question from the coaching, everything is aligned and has figures.',
    some: (count: number, where: string) =>
      `${count === 1 ? 'One thing deserves' : `${count} things deserve`} your attention: ${where}.`,
    kinds: {
      finding: (count: number) =>
        count === 1 ? 'a hint from the coaching' : `${count} hints from the coaching`,
      'no-alignment': (count: number) =>
        count === 1
          ? 'an objective that contributes to nothing above'
          : `${count} objectives that contribute to nothing above`,
      'no-baseline': (count: number) =>
        count === 1
          ? 'a key result without a starting figure'
          : `${count} key results without a starting figure`,
      disagreement: (count: number) =>
        count === 1
          ? 'a point you saw differently last time'
          : `${count} points you saw differently last time`,
      'came-back': () => 'what changed since the last round',
      'parent-changed': () => 'a change in the goals above',
    },
    and: 'and',
    uncovered: 'Nothing contributes yet to these objectives of the strategy:',
  },

  spot: {
    'no-alignment': 'It contributes to nothing above. Is that meant so?',
    'no-baseline': 'Where it stands today is not known yet.',
    disagreement: 'You asked for something here last time; it reads as before.',
    'came-back': 'The goals came back with changes.',
    'parent-changed': 'A goal above has changed since these were written.',
  },

  questions: {
    label: 'Two questions that help',
    care: 'Would anyone care if it came fully true?',
    cover: 'Could all key results be met and the objective still not?',
  },

  point: {
    open: {
      objective: 'Say something about this objective',
      'key-result': 'Say something about this key result',
    },
    legend: (title: string) => `About “${title}”`,
    agree: 'I agree with this',
    change: 'I ask for a change here',
    propose: 'I propose other wording or numbers',
    proposeObjective: 'I propose other wording',
    proposeNext: 'The fields open here when you send your answer.',
    comment: 'What should change, and why?',
    title: 'Wording',
    baseline: 'Today',
    target: 'At the end',
    unit: 'Unit',
  },

  decision: {
    label: 'What do you say to all of it?',
    agree: 'Agree to everything below',
    agreeAbove: 'I agree to everything above',
    agreeHint: 'The goals are in force as they stand.',
    change: 'I ask for a change',
    changeHint: 'What you wrote goes to the owner, who writes the next round.',
    conversation: 'We talked and agreed',
    conversationAsked: (owner: string) =>
      `${owner} says that you agreed to this when you talked. With your answer the goals are agreed.`,
    conversationFirst: (owner: string) =>
      `The goals are agreed as soon as ${owner} says the same; they are asked next.`,
    comment: 'Your comment',
    commentHint: 'Needed when you ask for a change without naming a spot; welcome otherwise.',
    talk: 'Shall we talk?',
    talkHint: (other: string) => `Tells ${other} that you would like to. A few minutes often save a round.`,
    send: 'Send my answer',
  },

  problems: {
    undecided: 'Choose whether you agree, ask for a change, or say it at each goal.',
    contradiction: 'You agree to everything, and ask for a change at a goal. Choose one of the two.',
    comment: 'Say in a sentence what should change, so that it can.',
    pointComment: (title: string) => `Say in a sentence what should change about “${title}”, so that it can.`,
    pointVerdict: (title: string) => `You wrote something about “${title}”. Choose what you say to it.`,
    nothingProposed: (title: string) =>
      `Your proposal for “${title}” reads as it is now. Change the wording or a number.`,
    proposedHere: 'Write here what you propose, then send your answer again.',
    proposedTitle: 'Write the wording that you propose.',
    proposedNumber: (example: string) => `Write a number such as ${example}.`,
    proposedSame: 'Give a target that differs from the start; otherwise nothing has to change.',
    tooLong: (limit: number, length: number) => `Shorten it to ${limit} characters; it has ${length}.`,
  },

  done: {
    agree: {
      title: 'You agreed to these goals.',
      next: 'Their owner hears of it next, and the weekly check-ins can begin.',
    },
    'request-change': {
      title: 'You asked for a change.',
      next: 'The owner gets your comment next. The changed goals then come back to you.',
    },
    'agree-in-conversation': {
      title: 'You agreed when you talked.',
      next: 'The goals are agreed when both of you have said so; whoever has not is asked next.',
    },
  },

  differences: {
    heading: 'What changed since the last round',
    nothing: 'Nothing changed since the last round.',
    added: 'New',
    removed: 'Dropped',
    was: 'was',
    now: 'now',
    unknown: 'not known yet',
    kinds: OKR.kinds,
    fields: {
      why: 'Why',
      notThisQuarter: 'Not this time',
      title: 'Wording',
      kind: 'Kind',
      baseline: 'Today',
      target: 'At the end',
      unit: 'Unit',
    },
  },

  lastTime: {
    heading: 'What was said in the last round',
    byReviewer: { agree: 'agreed', 'request-change': 'asked for a change', propose: 'proposed' },
    taken: 'It was taken.',
    answered: (owner: string) => `${owner} answered:`,
    notAnswered: 'No answer was given.',
    wouldLikeToTalk: (name: string) => `${name} would like to talk about it.`,
    saysAgreed: (name: string) => `${name} says that you agreed when you talked.`,
  },

  above: {
    heading: 'A goal above yours has changed',
    target: (what: string, before: string, after: string) =>
      `${what}: the target is now ${after}, it was ${before}.`,
    direction: (what: string, before: string, after: string) =>
      `${what}: it now goes the other way, to ${after} instead of ${before}.`,
    dropped: (what: string) => `${what} was dropped.`,
  },

  answers: {
    heading: (names: string) => `What ${names} said`,
    intro: 'Take what convinces you, answer the rest, and change below what you find right.',
    atSpot: 'Go to it',
    gone: 'It is no longer in your draft.',
    asks: 'asks for a change',
    proposes: 'proposes',
    take: 'Take it',
    takeHint: 'Goes into your draft when you save or submit.',
    words: 'I see it differently',
    wordsHint: 'Say why, in a sentence.',
    answer: 'Your answer',
    taken: 'Taken: it is in your draft.',
    choose: 'What do you say?',
    talk: 'Shall we talk?',
    agreed: 'We talked and agreed',
    agreedHint: (names: string) =>
      `Tick it when the goals below are what you agreed on, and submit. They are agreed as soon as ${names} says the same.`,
    agreedByOther: (names: string) =>
      `${names} says that you agreed when you talked. Tick this and submit without changes, and the goals are agreed.`,
    notAnswered: 'Write your answer, or take the proposal.',
  },

  list: {
    title: (count: number) =>
      count === 1 ? 'One set of goals waits for you' : `${count} sets of goals wait for you`,
    none: 'No goals wait for you.',
    lead: (name: string) =>
      `${name}, these are the goals that you were asked to agree. What deserves a look comes first; the rest can be agreed together.`,
    first: 'These deserve a look',
    without: (count: number) =>
      count === 1 ? 'One without open questions' : `${count} without open questions`,
    read: 'Read and answer',
    due: (when: string) => `until ${when}`,
    agreeTogether: (count: number) => (count === 1 ? 'I agree to this one' : `I agree to these ${count}`),
    agreeHint: 'Their owners hear of it when you can no longer take it back.',
    press: (count: number) => (count === 1 ? 'Agree to one' : `Agree to ${count}`),
    notTicked: 'Tick that you agree to these goals.',
    changed: 'The list has changed meanwhile. Look at it again, please.',
    agreed: (count: number) =>
      count === 1 ? 'You agreed to the goals of one person.' : `You agreed to the goals of ${count} people.`,
    undo: (when: string) => `Until ${when} you can take all of it back; nobody has been told yet.`,
    takeBack: 'Take it back',
    private: (name: string) =>
      `This page is for ${name} alone; whoever has its link can act in that name, so please do not pass it on.`,
  },
};

export type ReviewTexts = typeof REVIEW;
