import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { FIGURES } from '#domain/pilot/figures.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { readCharterOf, writeCharter } from '#storage/pilots/charter.ts';
import { readPilotReport } from '#storage/pilots/report.ts';
import { requireCycle } from '../cycle-param.ts';
import { plain } from '../plain.ts';
import { CharterSchema, PROBLEMS } from '../schemas.ts';
import { visitorOf } from '../visitor.ts';

const Cycle = Type.Object({ id: Type.String() });
const Charter = Type.Object({
  sponsorName: Type.String(),
  hypothesis: Type.String(),
  measures: Type.Array(
    Type.Object({
      text: Type.String(),
      figure: Type.Enum([...FIGURES]),
      target: Type.Union([Type.Number(), Type.Null()]),
    }),
  ),
  decisionOn: Type.String({ format: 'date' }),
  askedAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
});

/** Pilots: the charter, and the report that answers it. */
export const pilotRoutes: FastifyPluginAsyncTypebox<StoreDeps> = async (app, deps) => {
  app.get(
    '/cycles/:id/charter',
    {
      schema: {
        tags: ['Pilots'],
        summary: 'Read a pilot’s charter; null while there is none',
        params: Cycle,
        response: { 200: Type.Object({ charter: Type.Union([Charter, Type.Null()]) }), ...PROBLEMS },
      },
    },
    async ({ params }) => {
      const { id } = await requireCycle(deps.db, params.id);
      return plain({ charter: (await readCharterOf(deps.db, id)) ?? null });
    },
  );

  app.put(
    '/cycles/:id/charter',
    {
      schema: {
        tags: ['Pilots'],
        summary: 'Write a pilot’s charter, or write it anew until its sponsor is asked',
        params: Cycle,
        body: CharterSchema,
        response: { 200: Charter, ...PROBLEMS },
      },
    },
    async (request) => {
      const { id } = await requireCycle(deps.db, request.params.id);
      const { actor } = visitorOf(request);
      return plain(await writeCharter(deps, { cycleId: id, wish: request.body, actor }));
    },
  );

  app.get(
    '/cycles/:id/report',
    {
      schema: {
        tags: ['Pilots'],
        summary: 'Read a pilot’s report against its charter',
        description: 'Nothing in it is about one person; the pulse is shown from five answers on.',
        params: Cycle,
        response: { 200: Type.Object({}, { additionalProperties: true }), ...PROBLEMS },
      },
    },
    async ({ params }) => {
      const { id } = await requireCycle(deps.db, params.id);
      return plain(await readPilotReport(deps.db, id, deps.clock.now()));
    },
  );
};
