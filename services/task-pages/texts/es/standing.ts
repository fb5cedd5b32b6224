import type { StandingTexts } from '../standing-model.ts';

export const STANDING: StandingTexts = {
  words: {
    'on-track': 'En camino',
    unsure: 'Inseguro',
    'at-risk': 'En riesgo',
    overdue: 'Atrasado',
    pending: 'Pendiente',
    paused: 'En pausa',
    away: 'En pausa durante la ausencia',
  },
  expected: (figure) => `A un ritmo constante, hoy sería ${figure}`,
  reported: {
    csv: (day) => `desde CSV, ${day}`,
    api: (day) => `desde sus sistemas, ${day}`,
  },
};
