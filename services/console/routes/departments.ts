import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { MERGED_GOALS, mergerSentences } from '#domain/departments/merger.ts';
import { mergeDepartments } from '#storage/departments/merge.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { PROBLEMS } from '../schemas.ts';
import { visitorOf } from '../visitor.ts';

/** Departments that become one, in mid-cycle or not. */
export const departmentRoutes: FastifyPluginAsyncTypebox<StoreDeps> = async (app, deps) => {
  app.post(
    '/departments/merge',
    {
      schema: {
        tags: ['People'],
        summary: 'Merge a department into another one',
        description:
          'Its people move, its lead’s duties pass on, and its goals in cycles that run go on or end. A dry run carries it out and takes it back, and says what it came to. Done, it cannot be taken back.',
        body: Type.Object({
          from: Type.String({ description: 'Name or path of the department that goes.', maxLength: 1300 }),
          into: Type.String({ description: 'Name or path of the department that stays.', maxLength: 1300 }),
          goals: Type.Enum([...MERGED_GOALS], {
            description: '`keep`: they run on, handed over to the lead who stays. `close`: they end.',
          }),
          dryRun: Type.Boolean({ default: false }),
          seen: Type.Optional(
            Type.String({
              description:
                'What a dry run gave; the merger is refused where it would do anything else by now.',
              maxLength: 64,
            }),
          ),
        }),
        response: {
          200: Type.Object({
            from: Type.String(),
            into: Type.String(),
            people: Type.Integer(),
            done: Type.Boolean(),
            seen: Type.String(),
            consequences: Type.Array(Type.String()),
          }),
          ...PROBLEMS,
        },
      },
    },
    async (request) => {
      const { dryRun, seen, ...asked } = request.body;
      const { actor } = visitorOf(request);
      const merger = await mergeDepartments(deps, { request: asked, actor, dryRun, seen });
      const { from, into, people } = merger.effects;
      return {
        from,
        into,
        people,
        done: merger.done,
        seen: merger.seen,
        consequences: mergerSentences(merger.effects),
      };
    },
  );
};
