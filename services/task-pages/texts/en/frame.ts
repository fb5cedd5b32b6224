import type { TaskKind } from '#domain/kinds.ts';
import type { EndTexts, FrameTexts, NotMeTexts, RealTexts, RemindersTexts } from '../model.ts';

export const FRAME: FrameTexts = {
  skip: 'Skip to the content',
  forWhom: (person, cycle, due) => `For ${person} · ${cycle} · until ${due}`,
  forWhomDone: (person, cycle) => `For ${person} · ${cycle}`,
  canBeTakenBack: 'You can take it back for a while afterwards.',
  saved: 'Saved. Come back any time before it is due, and submit it when it is ready.',
  unchanged: 'Nothing has changed since it was saved, so everything stays as it is.',
  changedYourMind: (time) =>
    `Changed your mind? Until ${time} you can take it back; nobody has been told yet.`,
  takeBack: 'Take it back',
  yesTakeBack: 'Yes, take it back',
  tickTakeBack: 'Tick that you want to take it back. Nothing has changed so far.',
  closePage: 'You can close this page.',
  thingsToLookAt: (count) => (count === 1 ? 'One thing to look at' : `${count} things to look at`),
  allStillHere: 'all you typed is still here.',
  forOneAlone: (person) =>
    `This page is for ${person} alone; whoever has its link can act in that name, so please do not pass it on.`,
  notYou: 'Not you?',
  realLink: 'Is this mail really from us?',
};

const NOTHING_LOST: Readonly<Record<TaskKind, string>> = {
  acknowledge:
    'you take part all the same, and the introduction stays readable under “Goals in two minutes”.',
  draft: 'what you had saved is still there.',
  review: 'the goals are in force without an agreement and are shown that way.',
  'check-in': 'the figures of the last check-in still count, and the next one comes by mail.',
  score: 'the figures of the last check-in still count.',
  reflect: 'the celebration goes ahead, and lessons are welcome in the next period.',
  answer: 'it is shown as not answered yet, and you can still talk to whoever asked.',
  concern: 'the concern stays open, and HR ops knows that an answer is owed.',
  decide: 'the usual rule has been applied.',
  change: 'the goals stay as they were.',
  feedback: 'a word said in person is welcome any day.',
  pace: 'everything goes on as before.',
  welcome: 'they contribute to the team’s goals.',
  decisions: 'nothing was waiting for you.',
  celebrate: 'the celebration goes ahead without them, and they are welcome in person.',
  'pilot-decision': 'the decision is still open, and HR ops knows how it stands.',
  champion: 'your name stands nowhere, and you can help others all the same.',
};

export const ENDS: EndTexts = {
  unknown: {
    title: 'This link does not lead anywhere.',
    text: 'It may have been cut off when it was copied or forwarded.',
    next: 'Open it again from your own mail, by pressing the button there.',
  },
  revoked: {
    title: 'This link has been replaced.',
    text: 'The task behind it has changed hands or a newer mail has its place.',
    next: 'Look for the newest mail from us. If there is none, there is nothing you have to do.',
  },
  expired: {
    title: 'This link is too old.',
    text: 'Links stop working two weeks after their task was due.',
    next: 'There is nothing you have to do. If you want to add something, talk to your team lead.',
  },
  cancelled: (cycle) => ({
    title: 'This is no longer needed.',
    text: `What was asked of you in “${cycle}” has been taken off your list.`,
    next: 'There is nothing you have to do.',
  }),
  passedOn: (person, cycle) => ({
    title: `${person} has this now.`,
    text: `What was asked of you in “${cycle}” has passed to ${person}. Nothing you did is lost.`,
    next: 'There is nothing you have to do. If you know something that helps, tell them.',
  }),
  closed: (day, kind) => ({
    title: 'This step has closed.',
    text: `It was open until ${day}. Nothing was lost: ${NOTHING_LOST[kind]}`,
    next: 'If something important is missing, tell your team lead; they can add it.',
  }),
  tooLate: {
    title: 'This can no longer be taken back.',
    text: 'The time for it is over, and those concerned have been told.',
    next: 'If it was a mistake, talk to the person it concerns; together you can put it right.',
  },
  reported: {
    title: 'Thank you for telling us.',
    text: 'We look into how this mail reached you. Nothing was changed in that person’s name.',
    next: 'Please delete the mail. There is nothing else you have to do.',
  },
};

export const NOT_ME: NotMeTexts = {
  title: 'Not for you?',
  lead: (person) =>
    `This link was made for ${person}. Tell us how it reached you: we look after it, and nothing else happens.`,
  question: 'What is so?',
  reasons: {
    stranger: 'I do not know this person',
    'somebody-else': 'I know whom it is for, but it is not me',
    left: 'It is me, but this is no longer mine, because I changed or left',
  },
  send: 'Tell us',
  choose: 'Choose what is so; until then nothing is reported.',
};

export const REAL: RealTexts = {
  title: 'Is this mail really from us?',
  lead: 'If you came here by typing this address from your intranet, or because a mail told you so, compare these points.',
  links: { before: 'Our links begin with', after: 'and nothing else.' },
  points: [
    'We never ask for a password, for money, or to open an attachment.',
    'The page names you and the one thing that is asked of you.',
    'Every mail names your cycle and why you receive it at its end.',
  ],
  otherwise:
    'If one of these does not fit, do not open the link and tell your IT department. Nothing bad happens by waiting.',
};

export const REMINDERS: RemindersTexts = {
  title: 'Reminders by mail',
  forWhom: (person) => `For ${person}`,
  now: { on: 'Reminders are switched on.', off: 'Reminders are switched off.' },
  explained:
    'This is about reminders of what is still open, the weekly look at your department’s goals and the summary at the end of a period. What is asked of you and the answers to it come all the same.',
  question: 'What would you like?',
  on: 'Send me reminders',
  onHint: 'A short mail before a deadline, if something is still open.',
  off: 'No reminders',
  offHint: 'You keep an eye on the dates yourself.',
  save: 'Save',
  choose: 'Choose one of the two.',
  saved: {
    on: 'Saved: reminders come again.',
    off: 'Saved: no more reminders. You can switch them on again here.',
  },
  expired: {
    title: 'This link is too old.',
    text: 'It came with a mail of more than a year ago, so nothing was changed.',
    next: 'Use the link at the end of a newer reminder.',
  },
  unknown: {
    title: 'This link does not lead anywhere.',
    text: 'It may have been cut off when it was copied. Nothing was changed.',
    next: 'Open it again from your own mail; it stands at the end of a reminder.',
  },
};
