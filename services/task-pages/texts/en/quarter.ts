import type { QuarterTexts } from '../quarter-model.ts';

export const QUARTER: QuarterTexts = {
  adjust: {
    question: 'The middle of the quarter: what about this key result?',
    options: {
      keep: 'Keep it',
      change: 'Change its target',
      drop: 'Drop it',
    },
    target: {
      label: 'Another target',
      hint: 'Only if you change it; your reviewers look at it.',
    },
    reason: {
      label: 'Why',
      hint: 'Only if you change or drop it; one sentence is enough.',
    },
    choose: 'Choose whether you keep, change or drop it.',
    writeTarget: (example) => `Write the target you propose as a number, such as ${example}.`,
    sameTarget: 'That is the target it has; write another one, or keep it.',
    sayReason: 'Say in a sentence why.',
  },
  change: {
    link: 'Change an agreed goal, or ask to be asked less often',
    title: 'What should become of your goals?',
    lead: 'Goals may change when the world does. Say what and why; those who agreed them look at it, and until they have, everything counts as it is.',
    kinds: {
      target: {
        label: 'Another target',
        hint: 'The way got longer or shorter.',
      },
      wording: {
        label: 'Other words',
        hint: 'It measures the same, said better.',
      },
      drop: {
        label: 'Drop it',
        hint: 'It is not worth the effort any more.',
      },
      add: {
        label: 'Add a key result',
        hint: 'Something is missing.',
      },
      'hand-over': {
        label: 'Hand it over',
        hint: 'Somebody else should own it.',
      },
      rhythm: {
        label: 'Ask me less often',
        hint: 'Takes effect at once; nobody has to agree.',
      },
    },
    back: 'Back to the check-in',
    which: 'Which key result?',
    choose: 'Choose',
    target: 'The new target',
    wording: 'The new words',
    newTitle: 'What is measured',
    baseline: 'From',
    unit: 'Unit',
    to: {
      label: 'To whom',
      hint: 'Their name as it stands in the mail.',
    },
    reason: {
      label: 'Why',
      hint: 'One or two sentences; they stay with the goal.',
    },
    rhythms: {
      weekly: 'As often as the team',
      fortnightly: 'Every second week',
      monthly: 'Every fourth week',
    },
    rhythm: 'How often shall we ask?',
    send: 'Ask for this change',
    save: 'Save',
    chooseKeyResult: 'Choose the key result it is about.',
    chooseRhythm: 'Choose how often we ask.',
    writeNumber: (example) => `Write a number, such as ${example}.`,
    sameTarget: 'That is the target it has already; write another one.',
    sayTitle: 'Write what it should say.',
    sayReason: 'Say in a sentence why.',
    whoIsIt: 'We do not find this name in your cycle; write it as it stands in the list.',
    shorten: (most, length) => `Shorten it to ${most} characters; it has ${length}.`,
    mine: 'What you have asked for',
    states: {
      asked: 'about to be sent',
      open: 'being looked at',
      approved: 'agreed',
      declined: 'stays as it was',
      lapsed: 'no answer came; stays as it was',
    },
    takeBack: 'Take it back',
    tickTakeBack: 'Tick that you want to take it back.',
    says: {
      target: (from, to) => `Target ${to} in place of ${from}`,
      wording: (to) => `In other words: ${to}`,
      drop: 'To be dropped',
      add: (title, from, to) => `A new key result: ${title}, from ${from} to ${to}`,
      handOver: (to) => `To be handed over to ${to}`,
    },
    review: {
      title: (asker) => `${asker} would like to change an agreed goal`,
      why: 'Goals may change when the world does. Until you have answered, everything counts as it is.',
      howLong: 'About two minutes',
      because: 'The reason',
      question: 'What do you say?',
      answers: {
        approve: {
          label: 'Yes, change it',
          hint: 'It counts from now on; the version before stays on record.',
        },
        decline: {
          label: 'No, leave it',
          hint: 'A word of why helps.',
        },
      },
      words: {
        label: 'Your words',
        hint: 'They go to whoever asked.',
      },
      send: 'Send my answer',
      choose: 'Choose yes or no.',
      sayWhy: 'Say in a sentence why it should stay.',
      done: {
        title: 'Your answer is recorded.',
        next: 'Whoever asked hears of it with their next mail.',
      },
    },
  },
  feedback: {
    title: 'Your team’s week',
    why: 'A plain sentence shows people that their check-in was read. Feedback is for them alone; thanks can also be read at the celebration.',
    howLong: 'About three minutes',
    fewThisWeek: (count) =>
      `Your team is large, so here are ${count} people this week; the others come in turn.`,
    nobody: 'Nobody has checked in yet; look again a little later.',
    checkedIn: (was, is) => `${was} → ${is}`,
    blocker: (text) => `In the way: ${text}`,
    kind: 'What would you like to give?',
    kinds: {
      feedback: 'A word of feedback',
      thanks: 'Thanks',
    },
    words: (name) => `Your words to ${name}`,
    about: 'About',
    all: 'the whole week',
    none: 'Nothing to say this week',
    send: 'Send',
    chooseKind: 'Choose feedback or thanks.',
    writeWords: 'Write a sentence to go with it.',
    sayOrTick: 'Write to at least one person, or tick that there is nothing to say.',
    bothSaid: 'You wrote something: take the tick away, or empty the fields.',
    shorten: (most, length) => `Shorten it to ${most} characters; it has ${length}.`,
    done: {
      title: 'Done, thank you.',
      next: 'They find your words on their next check-in page.',
    },
    asked: {
      title: (asker) => `${asker} would like your feedback`,
      why: 'A few plain sentences: what went well, what you would try.',
      howLong: 'About three minutes',
      words: {
        label: 'Your feedback',
        hint: 'Only they read it.',
      },
      write: 'Write a sentence or two.',
    },
    received: 'For you',
    from: {
      feedback: (name) => `Feedback from ${name}`,
      thanks: (name) => `Thanks from ${name}`,
    },
    wish: {
      summary: 'Ask somebody for feedback',
      whom: {
        label: 'Whom',
        hint: 'Your manager, or any colleague in the cycle, by name.',
      },
      question: {
        label: 'What would you like to know?',
        hint: 'One question is answered more easily than three.',
      },
      unknown: 'We do not find this name in your cycle; write it as it stands in the list.',
      notYourself: 'Name somebody else than yourself.',
      sayQuestion: 'Write what you would like to know.',
      sayWhom: 'Name whom you would like to ask.',
    },
  },
  pace: {
    own: {
      title: 'How shall we go on with the check-ins?',
      why: 'For three weeks we heard nothing, and that has its reasons. Choose what fits; nobody is judged by it.',
    },
    manager: {
      title: (name) => `${name}: how to go on with the check-ins?`,
      why: 'Three weeks went by without a check-in. A short talk is often the best beginning.',
      wish: (choice) => `They would like: ${choice}`,
    },
    howLong: 'Under a minute',
    question: 'What fits?',
    options: {
      stay: {
        label: 'Go on as before',
        hint: 'I will be back next week.',
      },
      fortnightly: {
        label: 'Every second week',
        hint: 'From now on.',
      },
      monthly: {
        label: 'Every fourth week',
        hint: 'From now on.',
      },
      pause: {
        label: 'Pause for four weeks',
        hint: 'Your manager decides about it.',
      },
      'hand-over': {
        label: 'Hand it over',
        hint: 'Somebody else should take over; your manager decides.',
      },
    },
    managerStay: {
      label: 'Leave it, I will talk to them',
      hint: 'Everything stays as it is.',
    },
    to: {
      label: 'To whom',
      hint: 'Only for handing over: their name as it stands in the list.',
    },
    send: 'Choose',
    choose: 'Choose one of these.',
    whoIsIt: 'Name who takes over, as it stands in the list.',
    done: {
      title: 'Thank you.',
      next: 'It takes effect shortly.',
    },
  },
  decisions: {
    title: 'The decisions of this month',
    why: 'What changed among the agreed goals, and why. How things stand is elsewhere.',
    howLong: 'About two minutes',
    decided: 'Decided',
    waiting: 'Waiting for an answer',
    nothing: 'None.',
    read: 'I have read them',
    send: 'Done',
    tick: 'Tick that you have read them.',
    done: {
      title: 'Thank you.',
      next: 'The next page comes in a month, if there is something to say.',
    },
  },
};
