import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { StoreDeps } from '#storage/deps.ts';
import { personLeaves, previewLeave } from '#storage/leave.ts';
import { enterAbsence, listAbsences, withdrawAbsence } from '#storage/presence/absences.ts';
import { changeAbsence } from '#storage/presence/change-absence.ts';
import { findPerson } from '#storage/presence/find-person.ts';
import { PROBLEMS } from '../schemas.ts';
import { visitorOf } from '../visitor.ts';

const Key = Type.Object({ key: Type.String({ description: 'Employee id or email address.' }) });
const Day = Type.String({ examples: ['2027-02-15'] });
const nullableText = Type.Union([Type.String(), Type.Null()]);
const Absences = Type.Object({
  absences: Type.Array(
    Type.Object({
      id: Type.String(),
      personId: Type.String(),
      name: Type.String(),
      from: Type.String(),
      to: Type.String(),
      delegate: nullableText,
      underWay: Type.Boolean(),
    }),
  ),
});

/** Who is away, and that somebody leaves. Reasons are not asked for and have no place. */
export const presenceRoutes: FastifyPluginAsyncTypebox<StoreDeps> = async (app, deps) => {
  app.get(
    '/people/:key/absences',
    {
      schema: {
        tags: ['People'],
        summary: 'List a person’s absences, under way and to come',
        params: Key,
        response: { 200: Absences, ...PROBLEMS },
      },
    },
    async ({ params }) => {
      const { id } = await findPerson(deps.db, params.key, 'key');
      return { absences: await listAbsences(deps.db, { personId: id }) };
    },
  );

  app.post(
    '/people/:key/absences',
    {
      schema: {
        tags: ['People'],
        summary: 'Enter an absence',
        description:
          'Local days, both included. While somebody is away no mail reaches them; reviews go to the delegate, else to their manager. The same days again change nothing.',
        params: Key,
        body: Type.Object({
          from: Day,
          to: Day,
          delegate: Type.Optional(Type.String({ description: 'Employee id or email address.' })),
        }),
        response: { 200: Absences, ...PROBLEMS },
      },
    },
    async (request) => {
      const {
        params,
        body: { from, to, delegate },
      } = request;
      const person = await findPerson(deps.db, params.key, 'key');
      const delegateId = delegate ? (await findPerson(deps.db, delegate, 'delegate')).id : null;
      await enterAbsence(deps, {
        personId: person.id,
        from,
        to,
        delegateId,
        actor: visitorOf(request).actor,
      });
      return { absences: await listAbsences(deps.db, { personId: person.id }) };
    },
  );

  app.put(
    '/people/:key/absences/:id',
    {
      schema: {
        tags: ['People'],
        summary: 'Change the days of an absence or who stands in',
        description:
          'Of an absence that is under way only the last day can change. Without a delegate nobody stands in.',
        params: Type.Object({ ...Key.properties, id: Type.String() }),
        body: Type.Object({
          from: Day,
          to: Day,
          delegate: Type.Optional(Type.String({ description: 'Employee id or email address.' })),
        }),
        response: { 200: Absences, ...PROBLEMS },
      },
    },
    async (request) => {
      const {
        params,
        body: { from, to, delegate },
      } = request;
      const person = await findPerson(deps.db, params.key, 'key');
      const delegateId = delegate ? (await findPerson(deps.db, delegate, 'delegate')).id : null;
      await changeAbsence(deps, {
        absenceId: params.id,
        personId: person.id,
        from,
        to,
        delegateId,
        actor: visitorOf(request).actor,
      });
      return { absences: await listAbsences(deps.db, { personId: person.id }) };
    },
  );

  app.delete(
    '/people/:key/absences/:id',
    {
      schema: {
        tags: ['People'],
        summary: 'Take an absence away again; who is away by it is back at once',
        params: Type.Object({ ...Key.properties, id: Type.String() }),
        response: { 200: Absences, ...PROBLEMS },
      },
    },
    async (request) => {
      const { params } = request;
      const person = await findPerson(deps.db, params.key, 'key');
      await withdrawAbsence(deps, {
        absenceId: params.id,
        personId: person.id,
        actor: visitorOf(request).actor,
      });
      return { absences: await listAbsences(deps.db, { personId: person.id }) };
    },
  );

  app.post(
    '/people/:key/leave',
    {
      schema: {
        tags: ['People'],
        summary: 'Somebody leaves the organisation',
        description:
          'Their links and sessions end at once, and what they owned has another owner the same day. A dry run says what it would come to. It cannot be taken back.',
        params: Key,
        body: Type.Object({ dryRun: Type.Boolean({ default: false }) }),
        response: {
          200: Type.Object({
            name: Type.String(),
            left: Type.Boolean(),
            tasks: Type.Integer(),
            reviews: Type.Integer(),
            keyResults: Type.Integer(),
            okrSets: Type.Integer(),
            reports: Type.Integer(),
            successor: nullableText,
          }),
          ...PROBLEMS,
        },
      },
    },
    async (request) => {
      const {
        params,
        body: { dryRun },
      } = request;
      const { id, name } = await findPerson(deps.db, params.key, 'key');
      const consequences = await previewLeave(deps.db, id);
      if (consequences && !dryRun)
        await personLeaves(deps, { personId: id, actor: visitorOf(request).actor });
      const nothing = { tasks: 0, reviews: 0, keyResults: 0, okrSets: 0, reports: 0, successor: null };
      return { ...(consequences ?? { name, ...nothing }), left: !dryRun };
    },
  );
};
