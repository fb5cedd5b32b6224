import type { OkrTexts } from '../en/okr.ts';

export const OKR: OkrTexts = {
  kinds: { committed: 'Zusage', aspirational: 'Ehrgeiziges Ziel' },
  own: 'Ein eigenes Ziel',
  contributesTo: (titles) => `Trägt bei zu: ${titles}`,
  now: (figure) => `jetzt ${figure}`,
  notMeasured: 'noch nicht gemessen',
  startToCome: 'Ausgangswert kommt noch',
  way: (from, to, now) => `Von ${from} bis ${to}, ${now}`,
  wayWithoutStart: (to, now) => `Ausgangswert kommt noch, Zielwert ${to}, ${now}`,
  owner: 'Verantwortlich',
  contributors: 'Mit',
  initiatives: 'Dafür geschieht',
  needs: (department) => `Von ${department}, bis`,
  needState: {
    draft: 'wird noch angefragt',
    asked: 'noch nicht beantwortet',
    accepted: 'zugesagt',
    countered: 'mit einem anderen Vorschlag beantwortet',
    declined: 'abgelehnt',
  },
  risk: {
    asked: (department) => `${department} hat noch nicht geantwortet.`,
    countered: (department) => `${department} schlägt etwas anderes vor.`,
    declined: (department) => `${department} kann es nicht leisten.`,
  },
};
