import type { StandingTexts } from '../standing-model.ts';

export const STANDING: StandingTexts = {
  words: {
    'on-track': 'Auf Kurs',
    unsure: 'Unsicher',
    'at-risk': 'Gefährdet',
    overdue: 'Überfällig',
    pending: 'Noch offen',
    paused: 'Ruht',
    away: 'Pausiert während der Abwesenheit',
  },
  expected: (figure) => `Bei gleichmässigem Verlauf wären es heute ${figure}`,
  reported: {
    csv: (day) => `aus CSV, ${day}`,
    api: (day) => `aus Ihren Systemen, ${day}`,
  },
};
