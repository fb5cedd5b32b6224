import type { CardTexts } from '../card-model.ts';

export const CARD: CardTexts = {
  title: 'Open your card',
  lead: 'Scan the square on your card, or type the code that stands under it.',
  code: { label: 'Code on your card', hint: '28 letters and digits; spaces do not matter.' },
  open: 'Open',
  wrong: 'This code fits no card. Compare it with the card once more, sign by sign.',
  hello: (name) => `Hello ${name}`,
  waiting: (count) => (count === 1 ? 'One thing waits for you.' : `${count} things wait for you.`),
  nothing: 'Nothing waits for you just now.',
  until: (day) => `until ${day}`,
  about: (name) => `of ${name}`,
  start: 'Begin',
  look: 'Look at it',
  entered: (by, week) => `${by} has entered the check-in of week ${week} for you.`,
  enteredScores: (by) => `${by} has entered your final figures for you.`,
  goals: {
    lead: 'You can read everybody’s goals, too. Sign out when you are done, if others use this screen.',
    button: 'Read the goals',
  },
  yours: (name) =>
    `This card is ${name}’s alone. If it is lost, tell HR: they make a new one, and this one stops working.`,
  madeBy: (by, day) => `${by} made this card on ${day}.`,
  revoked: {
    title: 'This card is no longer valid.',
    text: 'A newer one has taken its place, or it was withdrawn.',
    next: 'Use your newest card, or ask HR for one.',
  },
  printed: {
    scan: 'Scan this to see what waits for you.',
    type: (address) => `Or open ${address} and type:`,
    keep: 'For you alone. If it gets lost, tell HR.',
  },
};
