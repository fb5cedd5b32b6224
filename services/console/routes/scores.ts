import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { DomainError } from '#domain/errors.ts';
import { correctScore } from '#storage/actions/correct-score.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { listScores } from '#storage/repositories/scores.ts';
import { requireCycle } from '../cycle-param.ts';
import { plain } from '../plain.ts';
import { PROBLEMS } from '../schemas.ts';
import { visitorOf, within } from '../visitor.ts';

const CycleParams = Type.Object({ id: Type.String() });
const maybe = Type.Union([Type.Number(), Type.Null()]);
const ScoreSchema = Type.Object({
  id: Type.String(),
  title: Type.String(),
  objective: Type.String(),
  owner: Type.String(),
  department: Type.Union([Type.String(), Type.Null()]),
  unit: Type.String(),
  baseline: maybe,
  target: Type.Number(),
  finalValue: maybe,
  score: maybe,
  formulaScore: maybe,
  ownReason: Type.String(),
  enteredBy: Type.Union([Type.String(), Type.Null()]),
  pending: Type.Boolean(),
  versions: Type.Array(
    Type.Object({
      at: Type.String({ format: 'date-time' }),
      by: Type.Union([Type.String(), Type.Null()], { description: 'Null: HR ops.' }),
      scoreBefore: maybe,
      scoreAfter: Type.Number(),
      reason: Type.String(),
    }),
  ),
});

/** How key results ended, and final figures put right, also after the cycle is closed. */
export const scoreRoutes: FastifyPluginAsyncTypebox<StoreDeps> = async (app, deps) => {
  app.get(
    '/cycles/:id/scores',
    {
      schema: {
        tags: ['Scores'],
        summary: 'See how the key results ended',
        description: 'With notable=true those that are pending, overridden, corrected or without a score.',
        params: CycleParams,
        querystring: Type.Object({
          notable: Type.Boolean({ default: false }),
          search: Type.Optional(Type.String({ maxLength: 100 })),
          limit: Type.Integer({ default: 100, minimum: 1, maximum: 10_000 }),
        }),
        response: { 200: Type.Object({ keyResults: Type.Array(ScoreSchema) }), ...PROBLEMS },
      },
    },
    async (request) => {
      const { id: cycleId } = await requireCycle(deps.db, request.params.id);
      const seen = { ...request.query, within: within(request, 'okr.read') };
      return plain({ keyResults: await listScores(deps.db, { cycleId, ...seen }) });
    },
  );

  app.post(
    '/cycles/:id/scores/correct',
    {
      schema: {
        tags: ['Scores'],
        summary: 'Put a final figure right',
        description: 'The score follows from it; what stood before is kept. The same again changes nothing.',
        params: CycleParams,
        body: Type.Object({
          keyResult: Type.String({ format: 'uuid' }),
          value: Type.Number(),
          reason: Type.String({ minLength: 1, maxLength: 2000 }),
        }),
        response: {
          200: Type.Object({ corrected: Type.Boolean(), score: Type.Optional(Type.Number()) }),
          ...PROBLEMS,
        },
      },
    },
    async (request) => {
      const { params, body } = request;
      const { id: cycleId } = await requireCycle(deps.db, params.id);
      const { keyResult: keyResultId, value, reason } = body;
      const { actor } = visitorOf(request);
      const result = await correctScore(deps, { cycleId, keyResultId, value, reason, by: null, actor });
      if (result.status === 'corrected') return { corrected: true, score: result.score };
      if (result.status === 'unchanged') return { corrected: false };
      throw unknownKeyResult(keyResultId);
    },
  );
};

function unknownKeyResult(id: string): DomainError {
  return new DomainError({
    code: 'unknown-key-result',
    message: `This cycle has no agreed key result "${id}".`,
    field: 'keyResult',
    value: id,
    remedy: 'See its key results: GET /v1/cycles/{id}/scores.',
    kind: 'not-found',
  });
}
