import { progressIn } from '../progress.ts';

export const progress = progressIn({
  subject: (department) => `La semana en ${department}`,
  lead: (department) => `Así van los objetivos de ${department}; medio minuto de lectura, nada que hacer.`,
  standings: {
    'on-track': 'en camino',
    unsure: 'inseguro',
    'at-risk': 'en riesgo',
    overdue: 'a la espera de noticias',
    pending: 'nadie ha informado todavía',
    paused: 'en pausa',
    away: 'en pausa durante una ausencia',
  },
  way: (percent) => `${percent} % del camino`,
  notYet: 'sin medir todavía',
  moved: 'Se ha movido:',
});
