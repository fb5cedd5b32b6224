import type { DependencyState } from '#domain/kinds.ts';

/** What cards say of a key result besides its figures. */
export const OKR_TEXTS = {
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
