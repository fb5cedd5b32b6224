import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { DIRECTIONS, OBJECTIVE_KINDS, OKR_LEVELS, OKR_STATES, REVIEW_DECISIONS } from '#domain/kinds.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { noteExport } from '#storage/privacy/note-export.ts';
import { readResults } from '#storage/privacy/results.ts';
import { requireCycle } from '../cycle-param.ts';
import { resultsCsv } from '../pages/privacy/results-csv.ts';
import { PROBLEMS } from '../schemas.ts';
import { visitorOf, within } from '../visitor.ts';

const text = Type.Union([Type.String(), Type.Null()]);
const number = Type.Union([Type.Number(), Type.Null()]);
const Result = Type.Object({
  keyResultId: Type.String(),
  level: Type.Enum([...OKR_LEVELS]),
  department: text,
  owner: Type.Union([Type.String(), Type.Null()], { description: 'Of goals of single people alone.' }),
  employeeId: text,
  state: Type.Enum([...OKR_STATES]),
  agreedOn: text,
  objective: Type.String(),
  kind: Type.Enum([...OBJECTIVE_KINDS]),
  keyResult: Type.String(),
  unit: Type.String(),
  direction: Type.Enum([...DIRECTIONS]),
  baseline: number,
  target: Type.Number(),
  finalValue: number,
  score: Type.Union([Type.Number(), Type.Null()], {
    description: 'Null, too, where scores of single people stay.',
  }),
  reviews: Type.Array(
    Type.Object({ reviewer: Type.String(), decision: Type.Enum([...REVIEW_DECISIONS]), on: Type.String() }),
  ),
  comment: text,
});

/** Final goals, scores and reviews, as they may leave. */
export const resultRoutes: FastifyPluginAsyncTypebox<StoreDeps> = async (app, deps) => {
  app.post(
    '/cycles/:id/results',
    {
      schema: {
        tags: ['Scores'],
        summary: 'Take out final goals, scores and reviews',
        description:
          'A POST, since taking them out is noted in the trail. Scores of single people only where the cycle was launched so; never a rating.',
        params: Type.Object({ id: Type.String() }),
        response: {
          200: Type.Object({
            cycle: Type.String(),
            period: Type.String(),
            keyResults: Type.Array(Result),
            csv: Type.String({ description: 'The same for a spreadsheet, formulas made harmless.' }),
          }),
          ...PROBLEMS,
        },
      },
    },
    async (request) => {
      const cycle = await requireCycle(deps.db, request.params.id);
      const rows = await readResults(deps.db, { cycleId: cycle.id, within: within(request, 'data.export') });
      await noteExport(deps, {
        what: 'cycle-results',
        cycleId: cycle.id,
        detail: { keyResults: rows.length, as: 'api' },
        actor: visitorOf(request).actor,
      });
      return { cycle: cycle.name, period: cycle.period, keyResults: rows, csv: resultsCsv(rows) };
    },
  );
};
