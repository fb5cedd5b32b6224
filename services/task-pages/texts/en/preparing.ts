import type { PreparingTexts } from '../preparing-model.ts';

export const PREPARING: PreparingTexts = {
  invite: 'Let somebody prepare it',
  title: 'Who prepares the strategy?',
  lead: 'They get a mail with a link to this draft and can save it. Only you can publish it, and you hear when it is ready.',
  who: { label: 'Whom do you ask?', hint: 'A name or an address' },
  ask: 'Ask',
  asked: 'Asked. They get a mail with the next ones that leave.',
  soFar: 'Asked so far',
  isReady: 'ready',
  atWork: 'at work',
  takeBack: (name) => `Take the link back from ${name}`,
  tick: 'Tick what you want to take back.',
  take: 'Take it back',
  nobodyNamed: 'Write whom you ask.',
  unknown: (text) =>
    `Nobody here with a mailbox is called “${text}”. Check the spelling, or write the address.`,
  several: (text) => `Several people are called “${text}”. Write the address of the one you mean.`,
  yourself: 'This is you. Ask somebody else, or write it yourself.',
  enough: (most) => `${most} people prepare it already. Take a link back first.`,
  back: 'Back to the strategy',
  forWhom: (author) =>
    `You prepare this for ${author}. Whatever you save, ${author} sees; only ${author} can publish it.`,
  ready: () => 'It can be looked at',
  readyHint: (author) => `${author} gets a mail. You can go on changing it until it is published.`,
  tell: (author) => `Tell ${author}`,
  save: 'Save for later',
  told: (author) => `Saved. ${author} hears of it by mail.`,
  saved: 'Saved.',
  tickReady: 'Tick that it can be looked at.',
  over: {
    title: 'It is published, or not asked of you any more.',
    text: 'Nothing you wrote is lost: it stands in the draft as you saved it last.',
    next: 'If something is missing in it, talk to whoever asked you.',
  },
  forOneAlone: (name) => `This link is for ${name} alone.`,
};
