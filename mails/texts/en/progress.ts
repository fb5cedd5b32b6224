import { progressIn } from '../progress.ts';

/** The week of a department, for its people. */
export const progress = progressIn({
  subject: (department) => `The week in ${department}`,
  lead: (department) => `How the goals of ${department} stand; half a minute to read, nothing to do.`,
  standings: {
    'on-track': 'on track',
    unsure: 'unsure',
    'at-risk': 'at risk',
    overdue: 'waiting for news',
    pending: 'nobody has checked in yet',
    paused: 'paused',
    away: 'resting while its owner is away',
  },
  way: (percent) => `${percent} % of the way`,
  notYet: 'not measured yet',
  moved: 'Moved:',
});
