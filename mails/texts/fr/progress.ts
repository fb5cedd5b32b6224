import { progressIn } from '../progress.ts';

export const progress = progressIn({
  subject: (department) => `La semaine chez ${department}`,
  lead: (department) =>
    `Où en sont les objectifs de ${department} ; trente secondes de lecture, rien à faire.`,
  standings: {
    'on-track': 'en bonne voie',
    unsure: 'incertain',
    'at-risk': 'menacé',
    overdue: 'en attente de nouvelles',
    pending: 'personne n’a encore fait le point',
    paused: 'en pause',
    away: 'en pause pendant une absence',
  },
  way: (percent) => `${percent} % du chemin`,
  notYet: 'pas encore mesuré',
  moved: 'A bougé :',
});
