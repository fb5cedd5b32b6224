import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { DomainError } from '#domain/errors.ts';
import { previewReassign, previewReminder, reassignTask } from '#storage/commands.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { listOutstanding } from '#storage/repositories/outstanding.ts';
import { COMMAND_TEXTS, COMMANDS, runCommand } from '../commands.ts';
import { requireCycle } from '../cycle-param.ts';
import { plain } from '../plain.ts';
import {
  CommandResultSchema,
  ExtendSchema,
  OutstandingSchema,
  PROBLEMS,
  ReminderPreviewSchema,
  RemindSchema,
} from '../schemas.ts';
import { visitorOf, within } from '../visitor.ts';

/** How many open tasks one answer names. */
const LISTED = 200;

/** HR ops' commands, one route each; `If-Match` refuses a command on a picture that is out of date. */
export const commandRoutes: FastifyPluginAsyncTypebox<StoreDeps> = async (app, deps) => {
  for (const name of COMMANDS) {
    const schema = {
      tags: ['Commands'],
      summary: COMMAND_TEXTS[name].label,
      description: `${COMMAND_TEXTS[name].effect} ${COMMAND_TEXTS[name].keeps}`,
      params: Type.Object({ id: Type.String() }),
      headers: Type.Object({
        'if-match': Type.Optional(Type.String({ description: 'The version you saw, such as "3".' })),
      }),
      response: { 200: CommandResultSchema, ...PROBLEMS },
    };
    const commandOf = (request: FastifyRequest, id: string, ifMatch: string | undefined) => ({
      cycleId: id,
      expectedVersion: versionIn(ifMatch),
      actor: visitorOf(request).actor,
    });
    if (name === 'extend')
      app.post(`/cycles/:id/${name}`, { schema: { ...schema, body: ExtendSchema } }, async (request) => {
        const { params, headers, body } = request;
        if ((body.days === undefined) === (body.to === undefined)) throw daysOrDay();
        return runCommand(deps, name, {
          ...commandOf(request, params.id, headers['if-match']),
          ...(body.days === undefined ? {} : { workingDays: body.days }),
          ...(body.to === undefined ? {} : { to: body.to }),
          ...(body.phase === undefined ? {} : { phase: body.phase }),
        });
      });
    else if (name === 'remind')
      app.post(
        `/cycles/:id/${name}`,
        { schema: { ...schema, body: Type.Union([RemindSchema, Type.Null()]) } },
        async (request) =>
          runCommand(deps, name, {
            ...commandOf(request, request.params.id, request.headers['if-match']),
            ...request.body,
          }),
      );
    else
      app.post(`/cycles/:id/${name}`, { schema }, async (request) =>
        runCommand(deps, name, commandOf(request, request.params.id, request.headers['if-match'])),
      );
  }

  app.get(
    '/cycles/:id/remind',
    {
      schema: {
        tags: ['Commands'],
        summary: 'See whom a reminder would reach',
        description: 'Nothing is written. Names only where the policy of the place allows lists by name.',
        params: Type.Object({ id: Type.String() }),
        querystring: RemindSchema,
        response: { 200: ReminderPreviewSchema, ...PROBLEMS },
      },
    },
    async ({ params, query }) => {
      const { id, timeZone } = await requireCycle(deps.db, params.id);
      return plain(
        await previewReminder(deps.db, { cycleId: id, now: deps.clock.now(), timeZone, ...query }),
      );
    },
  );

  app.get(
    '/cycles/:id/outstanding',
    {
      schema: {
        tags: ['Cycles'],
        summary: 'See who is asked for what since when',
        params: Type.Object({ id: Type.String() }),
        querystring: RemindSchema,
        response: { 200: OutstandingSchema, ...PROBLEMS },
      },
    },
    async (request) => {
      const { id } = await requireCycle(deps.db, request.params.id);
      const seen = { ...request.query, within: within(request, 'task.read') };
      const scope = { cycleId: id, now: deps.clock.now(), limit: LISTED, ...seen };
      return plain(await listOutstanding(deps.db, scope));
    },
  );

  app.post(
    '/tasks/:id/reassign',
    {
      schema: {
        tags: ['Commands'],
        summary: 'Ask somebody else for an open task',
        description:
          'They get a mail of their own, and the old link says who has it now. Drafts of departments, reviews, requests, changes, decisions and words of leaders can be reassigned; what asks for a person’s own figures or words cannot.',
        params: Type.Object({ id: Type.String() }),
        body: Type.Object({
          to: Type.String({ description: 'Employee id or email address.' }),
          dryRun: Type.Boolean({ default: false, description: 'Say what would happen and write nothing.' }),
        }),
        response: { 200: Type.Object({ taskId: Type.String(), summary: Type.String() }), ...PROBLEMS },
      },
    },
    async (request) => {
      const { params, body } = request;
      const asked = { taskId: params.id, to: body.to };
      if (!body.dryRun) return reassignTask(deps, { ...asked, actor: visitorOf(request).actor });
      const { task, to } = await previewReassign(deps.db, asked);
      return { taskId: task.id, summary: `${to.name} would be asked instead of ${task.fromName}.` };
    },
  );
};

function versionIn(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined || ifMatch.trim() === '*') return undefined;
  const version = /^(?:W\/)?"?(\d+)"?$/.exec(ifMatch.trim())?.[1];
  if (version !== undefined) return Number(version);
  throw new DomainError({
    code: 'bad-version',
    message: `If-Match ${ifMatch} is no version.`,
    field: 'if-match',
    value: ifMatch,
    remedy: 'Send the version of the cycle as you saw it, such as "3", or leave the header out.',
  });
}

function daysOrDay(): DomainError {
  return new DomainError({
    code: 'bad-extension',
    message: 'An extension needs either a number of working days or a day.',
    field: 'days',
    remedy: 'Send {"days": 3} or {"to": "2027-01-15"}, one of the two.',
  });
}
