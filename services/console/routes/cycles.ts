import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { LaunchRequest } from '#domain/launch.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { launchCycle, previewLaunch } from '#storage/launch.ts';
import { listAudit, listCycles } from '#storage/repositories/cycles.ts';
import { readStandings } from '#storage/repositories/key-result-standings.ts';
import { readProgress } from '#storage/repositories/progress.ts';
import { API_ACTOR } from '../actor.ts';
import { requireCycle, unknownCycle } from '../cycle-param.ts';
import { plain } from '../plain.ts';
import {
  AuditSchema,
  CycleSchema,
  LaunchAnswerSchema,
  type LaunchBody,
  LaunchSchema,
  PROBLEMS,
  ProgressSchema,
  StandingsSchema,
} from '../schemas.ts';

const CycleParams = Type.Object({ id: Type.String() });

/** Cycles: launch, list, progress, audit trail. */
export const cycleRoutes: FastifyPluginAsyncTypebox<StoreDeps & { undoMinutes: number | null }> = async (
  app,
  { undoMinutes, ...deps },
) => {
  app.post(
    '/cycles',
    {
      schema: {
        tags: ['Cycles'],
        summary: 'Launch a cycle',
        description:
          '201 for a new cycle. Launching the same period and departments again gives the cycle that is there, with 200.',
        body: LaunchSchema,
        response: {
          200: LaunchAnswerSchema,
          201: LaunchAnswerSchema,
          ...PROBLEMS,
        },
      },
    },
    async ({ body }, reply) => {
      const launch = toLaunchRequest(body);
      if (body.dryRun) {
        const { cycleId, period, announceOn, sponsor, phases, ...rest } = await previewLaunch(deps, launch);
        return plain({
          dryRun: true,
          ...(cycleId === undefined ? {} : { cycleId }),
          ...rest,
          plan: { period, announceOn, sponsor: sponsor ?? null, phases },
        });
      }
      const result = await launchCycle(deps, undoMinutes === null ? launch : { ...launch, undoMinutes });
      reply.status(result.created ? 201 : 200).header('location', `/v1/cycles/${result.cycleId}`);
      return { dryRun: false, ...result };
    },
  );

  app.get(
    '/cycles',
    {
      schema: {
        tags: ['Cycles'],
        summary: 'List cycles',
        response: { 200: Type.Object({ cycles: Type.Array(CycleSchema) }), ...PROBLEMS },
      },
    },
    async () => plain({ cycles: await listCycles(deps.db) }),
  );

  app.get(
    '/cycles/:id',
    {
      schema: {
        tags: ['Cycles'],
        summary: 'See how a cycle is going',
        params: CycleParams,
        response: { 200: ProgressSchema, ...PROBLEMS },
      },
    },
    async ({ params }, reply) => {
      const { id } = await requireCycle(deps.db, params.id);
      const progress = await readProgress(deps.db, id, deps.clock.now());
      if (!progress) throw unknownCycle(params.id);
      reply.header('etag', `"${progress.version}"`);
      return plain(progress);
    },
  );

  app.get(
    '/cycles/:id/standings',
    {
      schema: {
        tags: ['Cycles'],
        summary: 'See how the key results stand',
        params: CycleParams,
        response: { 200: StandingsSchema, ...PROBLEMS },
      },
    },
    async ({ params }) => {
      const { id } = await requireCycle(deps.db, params.id);
      return readStandings(deps.db, id);
    },
  );

  app.get(
    '/cycles/:id/audit',
    {
      schema: {
        tags: ['Cycles'],
        summary: 'Read what happened, the newest first',
        params: CycleParams,
        querystring: Type.Object({
          limit: Type.Integer({ default: 100, minimum: 1, maximum: 1000 }),
          before: Type.Optional(Type.Integer({ minimum: 1, description: 'Only events older than this id.' })),
        }),
        response: { 200: Type.Object({ events: Type.Array(AuditSchema) }), ...PROBLEMS },
      },
    },
    async ({ params, query }) => {
      const { id } = await requireCycle(deps.db, params.id);
      return plain({ events: await listAudit(deps.db, id, query) });
    },
  );
};

function toLaunchRequest(body: LaunchBody): LaunchRequest {
  return {
    period: body.quarter,
    departments: body.departments ?? [],
    actor: API_ACTOR,
    ...(body.start === undefined ? {} : { start: body.start }),
    ...(body.name === undefined ? {} : { name: body.name }),
    ...(body.sponsor === undefined ? {} : { sponsorEmail: body.sponsor }),
    ...(body.note === undefined ? {} : { note: body.note }),
    ...(body.includeShared === undefined ? {} : { includeShared: body.includeShared }),
  };
}
