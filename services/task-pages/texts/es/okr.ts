import type { OkrTexts } from '../en/okr.ts';

export const OKR: OkrTexts = {
  kinds: { committed: 'Compromiso', aspirational: 'Objetivo ambicioso' },
  own: 'Un objetivo propio',
  contributesTo: (titles) => `Contribuye a: ${titles}`,
  now: (figure) => `hoy ${figure}`,
  notMeasured: 'aún sin medir',
  startToCome: 'valor inicial pendiente',
  way: (from, to, now) => `De ${from} a ${to}, ${now}`,
  wayWithoutStart: (to, now) => `Valor inicial pendiente, meta ${to}, ${now}`,
  owner: 'Responsable',
  contributors: 'Con',
  initiatives: 'Lo que se hace para ello',
  needs: (department) => `De ${department}, hasta el`,
  needState: {
    draft: 'se pedirá',
    asked: 'aún sin respuesta',
    accepted: 'prometido',
    countered: 'respondido con otra propuesta',
    declined: 'rechazado',
  },
  risk: {
    asked: (department) => `${department} aún no ha respondido.`,
    countered: (department) => `${department} propone otra cosa.`,
    declined: (department) => `${department} no puede hacerlo.`,
  },
};
