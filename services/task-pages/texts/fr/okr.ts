import type { OkrTexts } from '../en/okr.ts';

export const OKR: OkrTexts = {
  kinds: { committed: 'Engagement', aspirational: 'Objectif ambitieux' },
  own: 'Un objectif qui nous est propre',
  contributesTo: (titles) => `Contribue à : ${titles}`,
  now: (figure) => `aujourd’hui ${figure}`,
  notMeasured: 'pas encore mesuré',
  startToCome: 'point de départ à venir',
  way: (from, to, now) => `De ${from} à ${to}, ${now}`,
  wayWithoutStart: (to, now) => `Point de départ à venir, cible ${to}, ${now}`,
  owner: 'Responsable',
  contributors: 'Avec',
  initiatives: 'Ce qui est fait pour cela',
  needs: (department) => `De ${department}, d’ici le`,
  needState: {
    draft: 'sera demandé',
    asked: 'pas encore de réponse',
    accepted: 'promis',
    countered: 'réponse : une autre proposition',
    declined: 'refusé',
  },
  risk: {
    asked: (department) => `${department} n’a pas encore répondu.`,
    countered: (department) => `${department} propose autre chose.`,
    declined: (department) => `${department} ne peut pas le faire.`,
  },
};
