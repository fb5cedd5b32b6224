import type { TeamTexts } from '../team-model.ts';

export const TEAM: TeamTexts = {
  link: 'Your team: absences, and people without mail',
  title: 'Your team',
  lead: 'Say when somebody is away, and enter figures for those whom no mail reaches.',
  nobody: 'Nobody reports to you at the moment.',
  search: { label: 'Find by name', shown: (shown, all) => `${shown} of ${all} people` },
  back: 'Your team',
  notYours: {
    title: 'This person is not in your team.',
    text: 'They may have moved to another team or left.',
    next: 'Look at your team again at /team.',
  },
  away: (from, to, delegate) => `Away from ${from} to ${to}${delegate ? `; ${delegate} stands in` : ''}`,
  noAbsence: 'No absence is known.',
  noMail: 'no mail address',
  absences: 'Absences',
  absence: {
    title: (name) => `When is ${name} away?`,
    lead: 'No mail reaches somebody who is away. Key results are the delegate’s for the time, or rest. Please write no reason anywhere.',
    from: 'First day away',
    to: 'Last day away',
    delegate: { label: 'Who stands in', hint: 'A name from the list; empty for nobody.' },
    enter: 'Enter the absence',
    change: 'Change it',
    takeAway: 'Take it away',
    end: 'Back already',
    underWay: (until) => `Away now, until ${until}`,
    onlyLastDay: 'It is under way, so only the last day can change.',
    entered: 'The absence is on record.',
    changed: 'The absence has changed.',
    ended: 'The absence is off the list.',
    unknownName: (typed) =>
      `Nobody on the list is called “${typed}”. Choose a name from the list, or leave it empty.`,
    problems: {
      'bad-day': (value) =>
        value ? `“${value}” is not a day. Write it as 2027-02-15.` : 'Name the day, such as 2027-02-15.',
      'days-reversed': (value) => `The last day, ${value}, lies before the first. Name the last day away.`,
      'absence-over': (value) => `The last day, ${value}, has passed. Name today or a later day.`,
      'absence-too-long': (value) =>
        `The last day, ${value}, is more than three years after the first. Check the year.`,
      'already-away': (value) =>
        `On ${value} or soon after they are away already. Change that absence, or name other days.`,
      'absence-begun': () =>
        'This absence is under way. Change its last day alone, or end it and enter another.',
      'bad-delegate': (value) => `${value} cannot stand in. Name somebody else, or nobody.`,
      'unknown-absence': () =>
        'This absence is over or has been taken away. There is nothing left to change.',
    },
  },
  checkIn: {
    open: (week) => `Enter the figures of week ${week}`,
    title: (name, week) => `Week ${week}: how do the key results of ${name} stand?`,
    lead: (name) => `Ask ${name}, and enter what you hear. It is shown as entered by you on their behalf.`,
    send: (name) => `Check in for ${name}`,
    said: (name) => `${name} has checked in.`,
  },
  card: {
    title: (name) => `A printed card for ${name}`,
    sheet: 'Cards to print',
    lead: 'A card opens its person’s own tasks by a square to scan. It stands for the person: hand it over yourself and keep no copy. That you made it is on record, and their page says so.',
    none: (name) => `${name} has no card yet.`,
    elsewhere: (name, since) =>
      `${name} has had a card since ${since}. Only whoever made it prints it; a new one ends the old.`,
    print: 'Print this page, cut, and hand over. Eight cards fit on a sheet of A4.',
    nothing: 'There is no card that you have made.',
    make: 'Make a card',
    again: 'Make a new card',
    withdraw: 'Withdraw the card',
    made: 'The card is ready to print. An older one opens nothing any more.',
    withdrawn: 'The card opens nothing any more.',
    missing: (names, count) => `Without a card (${count}): ${names}`,
    makeMissing: 'Make the missing cards',
  },
  score: {
    open: 'Enter the final figures',
    title: (name, period) => `Where did the key results of ${name} end in ${period}?`,
    said: (name) => `${name} has confirmed the scores.`,
  },
  theirs: (name) => `Key results of ${name}`,
  entered: (name, by) => `Entered for ${name} by ${by}.`,
  behindCard: 'They find it behind their card.',
  onBehalf: (by) => `entered by ${by} on behalf of the owner`,
  enteredFor: (by) => `The last check-in was entered by ${by} on the owner’s behalf.`,
};
