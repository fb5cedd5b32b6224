import type { DependencyState, ObjectiveKind } from '#domain/kinds.ts';

/** What cards say of goals; another language is another object of the same shape. */
export const OKR = {
  kinds: { committed: 'Commitment', aspirational: 'Stretch goal' } satisfies Record<ObjectiveKind, string>,
  own: 'A goal of our own',
  contributesTo: (titles: string) => `Contributes to: ${titles}`,
  now: (figure: string) => `now ${figure}`,
  notMeasured: 'not measured yet',
  startToCome: 'baseline still to come',
  way: (from: string, to: string, now: string) => `From ${from} to ${to}, ${now}`,
  wayWithoutStart: (to: string, now: string) => `Baseline still to come, target ${to}, ${now}`,
  owner: 'Owned by',
  contributors: 'With',
  initiatives: 'Doing for it',
  needs: (department: string) => `From ${department}, by`,
  /** An agreed promise is a fact, everything else may keep the key result from coming true. */
  needState: {
    draft: 'will be asked',
    asked: 'not answered yet',
    accepted: 'promised',
    countered: 'answered with another proposal',
    declined: 'declined',
  } satisfies Record<DependencyState, string>,
  risk: {
    asked: (department: string) => `${department} has not answered yet.`,
    countered: (department: string) => `${department} proposes something else.`,
    declined: (department: string) => `${department} cannot do it.`,
  },
};

export type OkrTexts = typeof OKR;
