import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { asLines } from '#domain/departments/consequences.ts';
import { MERGED_GOALS, mergerConsequences } from '#domain/departments/merger.ts';
import { SPLIT_PLACES, splitConsequences } from '#domain/departments/split.ts';
import { mergeDepartments } from '#storage/departments/merge.ts';
import { splitDepartment } from '#storage/departments/split.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { PROBLEMS } from '../schemas.ts';
import { visitorOf } from '../visitor.ts';

const Key = (description: string) => Type.String({ description, maxLength: 320 });

/** Departments that become one, or two, in mid-cycle or not. */
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
        consequences: asLines(mergerConsequences(merger.effects)),
      };
    },
  );

  app.post(
    '/departments/split',
    {
      schema: {
        tags: ['People'],
        summary: 'Take people out of a department into a new one',
        description:
          'They get a lead; agreed key results go along if named. A dry run carries it out and takes it back, and says what it came to. Done, it cannot be taken back but by merging.',
        body: Type.Object({
          from: Type.String({
            description: 'Name or path of the department that is split.',
            maxLength: 1300,
          }),
          name: Type.String({ description: 'What the new department is called.', maxLength: 130 }),
          place: Type.Enum([...SPLIT_PLACES], {
            description: '`beside` the department that is split, or `below` it.',
          }),
          people: Type.Array(Key('Employee id or address of somebody who goes.'), { maxItems: 5000 }),
          lead: Key('The same of who leads them: one of them, or anybody who leads nothing yet.'),
          keyResults: Type.Array(Key('Id of an agreed key result that goes along.'), {
            maxItems: 500,
            default: [],
          }),
          dryRun: Type.Boolean({ default: false }),
          seen: Type.Optional(
            Type.String({
              description:
                'What a dry run gave; the split is refused where it would do anything else by now.',
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
      const split = await splitDepartment(deps, { request: asked, actor, dryRun, seen });
      const { from, into, people } = split.effects;
      return {
        from,
        into,
        people: people.length,
        done: split.done,
        seen: split.seen,
        consequences: asLines(splitConsequences(split.effects)),
      };
    },
  );
};
