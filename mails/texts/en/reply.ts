import { type ReplyWords, replyIn } from '../reply.ts';

export const REPLY: ReplyWords = {
  hint: (example) => `Or simply reply to this mail: “same” if nothing changed, or for example “${example}”.`,
  keepHint:
    'This week also asks whether each goal stays: add “keep” behind it, or “keep all”. Changing or dropping one takes the page.',
  blockedBy: 'blocked by legal',
  recorded: {
    subject: (week) => `Checked in by mail, week ${week}`,
    heading: 'Your check-in is recorded',
    lead: 'Thank you. This is how your reply was understood:',
    unsaid: 'What your reply did not mention stays as it was.',
  },
  adjust: {
    kept: 'goal kept',
    byPage: (labels) =>
      `Changing or dropping a goal takes the page, with a reason, and goes to those who agreed it. Nothing has been asked so far for: ${labels}.`,
    open: (labels, again) =>
      `Whether the goal stays was not said for: ${labels}.${again ? ' The next check-in asks once more.' : ''}`,
    button: 'Change or drop a goal',
  },
  undo: (moment) =>
    `Is something not right? Until ${moment} you can take it back on the page and check in again.`,
  asBefore: 'as before',
  noFigure: 'no figure yet',
  inTheWay: (text) => `in the way: ${text}`,
  look: 'See it, or take it back',
  unclear: {
    subject: 'Your reply was not quite clear, nothing is recorded',
    heading: 'Not recorded yet',
    nothing: 'Thank you for your reply. One thing in it was not clear, so nothing has been recorded.',
    line: (text) => `It is about this line: “${text}”`,
    example: (text) =>
      `Please reply once more, for example “${text}”, or “same” if nothing changed. The page takes it too.`,
  },
  troubles: {
    empty: 'We found no words of your own above the quoted mail. Please write above it.',
    'which-one':
      'It does not say which key result it means. Please begin each line with the letter from the mail.',
    'not-asked': 'That letter is not among the key results of the mail.',
    twice: 'The same letter is there twice. Please write each one once.',
    'no-figure':
      'There is no figure that can be read. Please write today’s figure right behind the letter, or “same”.',
    'two-figures': 'There are two figures. Please write only where it stands today.',
    'change-only': 'That looks like a change. Please write where it stands today, not by how much it moved.',
    'only-confidence':
      'That can be a figure or how sure you are. Please write both, such as “A 42 7/10” or “A same 7/10”.',
    scale: 'The letter behind the figure can mean several things. Please write the figure in full.',
    unit: 'The figure is in another unit than the key result. Please write it in the unit of the key result.',
    confidence: 'How sure you are goes from 0/10 to 10/10.',
    'confidence-place':
      'How sure you are belongs right behind the figure, such as “A 42 7/10”; please write days in words.',
    'run-on':
      'A further letter stands in the middle of the words. Please begin a new line for each key result.',
    'too-long': 'It is too long for a reply. Please use the page for it.',
    choices:
      'It says two different things of the same goal. Please write “keep”, or use the page to change or drop it.',
  },
  plain: {
    repeated: {
      subject: 'You have checked in already this week',
      heading: 'This week is done already',
      text: 'Your check-in of this week is recorded, so your reply has changed nothing. The page shows whether it can still be taken back.',
    },
    closed: {
      subject: 'That check-in is closed',
      heading: 'That check-in is closed',
      text: 'Your reply came after its end, so nothing has been recorded. The next one comes by mail.',
    },
    cancelled: {
      subject: 'This is no longer asked of you',
      heading: 'This is no longer asked of you',
      text: 'The task of that mail has been withdrawn, so nothing has been recorded. There is nothing to do.',
    },
    'not-yours': {
      subject: 'This is no longer asked of you',
      heading: 'This is no longer asked of you',
      text: 'The task of that mail has passed to somebody else, so nothing has been recorded. There is nothing to do.',
    },
    'by-page': {
      subject: 'Please use the page for this',
      heading: 'Please use the page for this',
      text: 'A reply can check in. Agreeing, deciding and everything else takes the page, so that nothing is agreed by accident; nothing has been recorded.',
    },
  },
  concern: {
    subject: 'Your concern has been passed on',
    heading: 'Your concern has been passed on',
    text: (name, moment) =>
      `${name} has it and promised an answer until ${moment}. You hear of it by mail, and the page shows how it stands; there you can also turn to somebody else, or in confidence.`,
    see: 'See how it stands',
  },
  concernRefused: {
    subject: 'Your concern has not been passed on',
    heading: 'Not passed on',
    text: 'There is nobody here at present to whom it could go. Please choose somebody on the page, or talk to somebody you trust.',
    tooMany:
      'You have raised several concerns today. Please raise the next one tomorrow, or talk to somebody directly.',
  },
  open: 'Open the page',
};

/** What became of a reply. */
export const reply = replyIn(REPLY);
