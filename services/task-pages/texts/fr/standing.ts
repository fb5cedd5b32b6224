import type { StandingTexts } from '../standing-model.ts';

export const STANDING: StandingTexts = {
  words: {
    'on-track': 'En bonne voie',
    unsure: 'Incertain',
    'at-risk': 'Menacé',
    overdue: 'En retard',
    pending: 'En attente',
    paused: 'En pause',
    away: 'En pause pendant l’absence',
  },
  expected: (figure) => `À rythme régulier, ce serait ${figure} aujourd’hui`,
  reported: {
    csv: (day) => `par CSV, ${day}`,
    api: (day) => `depuis vos systèmes, ${day}`,
  },
};
