import type { ProposalsTexts } from '../proposals-model.ts';

export const PROPOSALS: ProposalsTexts = {
  invite: 'Propose a goal for your team',
  title: 'What should your team reach?',
  lead: (leadName, department) =>
    `${leadName} is writing the goals of ${department} and reads what you propose beside the draft. You hear what became of it.`,
  goal: { label: 'The goal', hint: 'In a sentence: what would be better, for whom?' },
  why: { label: 'Why it matters', hint: 'A few words are enough.' },
  send: 'Propose it',
  saved: 'Sent. You will get an answer by mail, or propose another one.',
  own: 'What you have proposed',
  waiting: 'no answer yet',
  writeTitle: 'Write the goal in a sentence.',
  shorten: (most, length) => `Shorten it to ${most} characters; it has ${length}.`,
  enough: (most) =>
    `You have proposed ${most} goals already, or your team’s goals have been submitted meanwhile. Talk to your lead about this one.`,
  nowhere: {
    title: 'Nothing can be proposed here any more.',
    text: 'The goals of your team have been submitted, or nobody leads it at present.',
    next: 'Talk to your lead: goals can still be changed during the quarter.',
  },
  back: 'Back to your task',
  fromTeam: (count) => (count === 1 ? 'One proposal from your team' : `${count} proposals from your team`),
  answerLead: 'Say what becomes of each. Those who proposed it read your answer in their next mail.',
  question: 'Your answer',
  answers: {
    taken: {
      label: 'I take it up',
      hint: 'It goes into the draft, as it is or in other words.',
      said: 'taken up',
    },
    declined: { label: 'Not this time', hint: 'Say why in a sentence, if you can.', said: 'not this time' },
  },
  words: { label: 'A word to it', hint: 'Optional' },
  answer: 'Answer',
  answered: 'Answered. Until the mail leaves you can change it.',
  choose: 'Choose one of the two.',
  takenOver: 'Taken over below. Answer it, too, so that your team hears of it.',
  beside: 'Proposed by your team',
};
