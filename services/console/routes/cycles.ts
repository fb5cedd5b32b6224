import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Actor, LaunchRequest } from '#domain/launch.ts';
import { LAUNCH_POLICIES, LAUNCH_POLICY_KEYS } from '#domain/launch-policies/keys.ts';
import { sharesWords } from '#domain/launch-policies/words.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { type LaunchPreview, launchCycle, previewLaunch } from '#storage/launch.ts';
import { listAudit, listCycles } from '#storage/repositories/cycles.ts';
import { readStandings } from '#storage/repositories/key-result-standings.ts';
import { requireCycle, unknownCycle } from '../cycle-param.ts';
import { launchObject } from '../launch-object.ts';
import { plain } from '../plain.ts';
import { progressFor } from '../progress-for.ts';
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
import { demand, visitorOf, within } from '../visitor.ts';

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
    async (request, reply) => {
      const { body } = request;
      demand(request, 'cycle.launch', await launchObject(deps.db, body.departments ?? []));
      const launch = toLaunchRequest(body, visitorOf(request).actor);
      if (body.dryRun) {
        const preview = await previewLaunch(deps, launch);
        const { cycleId, period, announceOn, sponsor, phases } = preview;
        const { name, created, cohorts, participants, shared } = preview;
        return plain({
          dryRun: true,
          ...(cycleId === undefined ? {} : { cycleId }),
          ...{ name, created, cohorts, participants, shared },
          plan: { period, announceOn, sponsor: sponsor ?? null, phases, policies: policiesOf(preview) },
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
    async (request) => plain({ cycles: await listCycles(deps.db, undefined, within(request, 'cycle.read')) }),
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
    async (request, reply) => {
      const { id } = await requireCycle(deps.db, request.params.id);
      const progress = await progressFor(request, deps, id);
      if (!progress) throw unknownCycle(id);
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
    async (request) => {
      const { id } = await requireCycle(deps.db, request.params.id);
      return readStandings(deps.db, id, within(request, 'okr.read'));
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
          before: Type.Optional(
            Type.Integer({
              minimum: 1,
              maximum: Number.MAX_SAFE_INTEGER,
              description: 'Only events older than this id.',
            }),
          ),
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

function policiesOf({ details: { policies, settings } }: LaunchPreview) {
  return LAUNCH_POLICY_KEYS.map((key) => ({
    key,
    label: LAUNCH_POLICIES[key].label,
    holds: sharesWords(key, policies.shares[key]),
    changed: settings.changed?.[key] !== undefined,
  }));
}

/** @returns what a body of the interface asks for. */
export function toLaunchRequest(body: LaunchBody, actor: Actor): LaunchRequest {
  return {
    period: body.quarter,
    departments: body.departments ?? [],
    actor,
    ...(body.except === undefined ? {} : { except: body.except }),
    ...(body.start === undefined ? {} : { start: body.start }),
    ...(body.name === undefined ? {} : { name: body.name }),
    ...(body.sponsor === undefined ? {} : { sponsorEmail: body.sponsor }),
    ...(body.note === undefined ? {} : { note: body.note }),
    ...(body.settingsFrom === undefined ? {} : { settingsFrom: body.settingsFrom }),
    ...(body.policies === undefined ? {} : { policies: body.policies }),
    ...(body.texts === undefined ? {} : { texts: body.texts }),
    ...(body.charter === undefined ? {} : { charter: body.charter }),
    ...(body.includeShared === undefined ? {} : { includeShared: body.includeShared }),
  };
}
