import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { DomainError } from '#domain/errors.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { API_ACTOR } from '../actor.ts';
import { COMMAND_TEXTS, COMMANDS, runCommand } from '../commands.ts';
import { CommandResultSchema, ExtendSchema, PROBLEMS } from '../schemas.ts';

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
    const commandOf = (id: string, ifMatch: string | undefined) => ({
      cycleId: id,
      expectedVersion: versionIn(ifMatch),
      actor: API_ACTOR,
    });
    if (name === 'extend')
      app.post(
        `/cycles/:id/${name}`,
        { schema: { ...schema, body: ExtendSchema } },
        async ({ params, headers, body }) => {
          if ((body.days === undefined) === (body.to === undefined)) throw daysOrDay();
          return runCommand(deps, name, {
            ...commandOf(params.id, headers['if-match']),
            ...(body.days === undefined ? {} : { workingDays: body.days }),
            ...(body.to === undefined ? {} : { to: body.to }),
            ...(body.phase === undefined ? {} : { phase: body.phase }),
          });
        },
      );
    else
      app.post(`/cycles/:id/${name}`, { schema }, async ({ params, headers }) =>
        runCommand(deps, name, commandOf(params.id, headers['if-match'])),
      );
  }
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
