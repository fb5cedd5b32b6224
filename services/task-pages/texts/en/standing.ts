import type { StandingTexts } from '../standing-model.ts';

export const STANDING: StandingTexts = {
  words: {
    'on-track': 'On track',
    unsure: 'Unsure',
    'at-risk': 'At risk',
    overdue: 'Overdue',
    pending: 'Pending',
    paused: 'Paused',
    away: 'Paused while away',
  },
  expected: (figure) => `On an even way it would be ${figure} today`,
  reported: {
    csv: (day) => `from CSV, ${day}`,
    api: (day) => `from your systems, ${day}`,
  },
};
