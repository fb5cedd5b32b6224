import { progressIn } from '../progress.ts';

export const progress = progressIn({
  subject: (department) => `Die Woche in ${department}`,
  lead: (department) =>
    `So stehen die Ziele von ${department}; eine halbe Minute zum Lesen, zu tun ist nichts.`,
  standings: {
    'on-track': 'auf Kurs',
    unsure: 'unsicher',
    'at-risk': 'gefährdet',
    overdue: 'wartet auf Neues',
    pending: 'noch niemand hat berichtet',
    paused: 'ruht',
    away: 'ruht, solange jemand abwesend ist',
  },
  way: (percent) => `${percent} % des Weges`,
  notYet: 'noch nicht gemessen',
  moved: 'Bewegt:',
});
