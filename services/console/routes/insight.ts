import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { type ScoreSpread, STRETCH_WORDS, shownShare, shownSpread, stretchOf } from '#domain/insight.ts';
import { PHASES } from '#domain/kinds.ts';
import { SMALLEST_GROUP } from '#domain/pilot/figures.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { type CycleInsight, readInsight } from '#storage/insight.ts';
import { plain } from '../plain.ts';
import { PROBLEMS } from '../schemas.ts';

const Percent = (description: string) =>
  Type.Union([Type.Integer({ minimum: 0, maximum: 100 }), Type.Null()], {
    description: `${description} Null where it would be about too few.`,
  });
const Scores = Type.Object({
  high: Type.Union([Type.Integer(), Type.Null()], { description: 'From 0.7 on.' }),
  middle: Type.Union([Type.Integer(), Type.Null()], { description: 'From 0.4 on.' }),
  low: Type.Union([Type.Integer(), Type.Null()], { description: 'Below 0.4.' }),
  mean: Type.Union([Type.Number(), Type.Null()]),
});
const Insight = Type.Object({
  id: Type.String(),
  name: Type.String(),
  period: Type.String(),
  state: Type.String(),
  people: Type.Integer(),
  activePercent: Percent('Of the people, who did something.'),
  checkInsPercent: Percent('Of the check-ins asked for, what was answered.'),
  soundAtSubmissionPercent: Percent('Of the objectives submitted, what the coach had nothing to say about.'),
  soundAsAgreedPercent: Percent('The same as they were agreed.'),
  agreedPercent: Percent('Of the sets in force, what was agreed.'),
  scores: Type.Object({
    aspirational: Type.Intersect([
      Scores,
      Type.Object({ summary: Type.String({ description: 'What they say about how goals were set.' }) }),
    ]),
    committed: Scores,
  }),
  days: Type.Partial(Type.Object(Object.fromEntries(PHASES.map((phase) => [phase, Type.Number()]))), {
    description: 'From opening to closing of each phase that is over, of the group in the middle.',
  }),
});

/** What the cycles say together, with the page's own rules about what is too little to be shown. */
export const insightRoutes: FastifyPluginAsyncTypebox<StoreDeps> = async (app, { db, clock }) => {
  app.get(
    '/insight',
    {
      schema: {
        tags: ['Cycles'],
        summary: 'See what the newest cycles say together',
        description: `The oldest first, eight at most. Of groups and scores fewer than ${SMALLEST_GROUP} nothing is given.`,
        response: { 200: Type.Object({ cycles: Type.Array(Insight) }), ...PROBLEMS },
      },
    },
    async () => plain({ cycles: (await readInsight(db, clock.now())).map(present) }),
  );
};

function present({ cycle, participants, active, checkIns, quality, agreement, scores, days }: CycleInsight) {
  const { submitted, agreed } = quality;
  return {
    ...cycle,
    people: participants,
    activePercent: shownShare(active, participants),
    checkInsPercent: shownShare(checkIns.done, checkIns.asked),
    soundAtSubmissionPercent: shownShare(submitted.sound, submitted.objectives),
    soundAsAgreedPercent: shownShare(agreed.sound, agreed.objectives),
    agreedPercent: shownShare(agreement.agreed, agreement.agreed + agreement.inForce),
    scores: {
      aspirational: {
        ...shownScores(scores.aspirational),
        summary: STRETCH_WORDS[stretchOf(scores.aspirational)],
      },
      committed: shownScores(scores.committed),
    },
    days,
  };
}

const shownScores = (spread: ScoreSpread) =>
  shownSpread(spread) ?? { high: null, middle: null, low: null, mean: null };
