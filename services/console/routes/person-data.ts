import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { StoreDeps } from '#storage/deps.ts';
import { findPerson } from '#storage/presence/find-person.ts';
import { erasePerson } from '#storage/privacy/erase-person.ts';
import { noteExport } from '#storage/privacy/note-export.ts';
import { readPersonData } from '#storage/privacy/person-data.ts';
import { PROBLEMS } from '../schemas.ts';
import { visitorOf } from '../visitor.ts';

const ByKey = Type.Object({ key: Type.String({ description: 'Employee id, email address or id.' }) });

/** Everything about one person, and erasing them once they have left. */
export const personDataRoutes: FastifyPluginAsyncTypebox<StoreDeps> = async (app, deps) => {
  app.post(
    '/people/:key/data',
    {
      schema: {
        tags: ['People'],
        summary: 'Take out everything about a person',
        description:
          'A POST, since taking data out is noted in the trail. What was said in confidence to somebody else is on the person’s own page alone.',
        params: ByKey,
        response: {
          200: Type.Object({
            id: Type.String(),
            name: Type.String(),
            takenAt: Type.String({ format: 'date-time' }),
            parts: Type.Array(
              Type.Object({
                table: Type.String(),
                what: Type.String(),
                rows: Type.Array(Type.Record(Type.String(), Type.Unknown())),
              }),
            ),
            people: Type.Record(Type.String(), Type.String(), { description: 'Names by id.' }),
          }),
          ...PROBLEMS,
        },
      },
    },
    async (request) => {
      const { id } = await findPerson(deps.db, request.params.key);
      const data = await readPersonData(deps.db, { personId: id, now: deps.clock.now(), reader: 'hr-ops' });
      if (!data) throw new Error(`no person ${id}`);
      await noteExport(deps, { what: 'person', personId: id, actor: visitorOf(request).actor });
      return data;
    },
  );

  app.post(
    '/people/:key/erase',
    {
      schema: {
        tags: ['People'],
        summary: 'Erase somebody who has left',
        description: 'It cannot be taken back. Again, nothing changes.',
        params: ByKey,
        body: Type.Object({ name: Type.String({ description: 'Their name, so that it is them.' }) }),
        response: {
          200: Type.Object({ rows: Type.Integer({ minimum: 0 }), summary: Type.String() }),
          ...PROBLEMS,
        },
      },
    },
    async (request) => {
      const { id } = await findPerson(deps.db, request.params.key);
      const { actor } = visitorOf(request);
      const { rows } = await erasePerson(deps, { personId: id, name: request.body.name, actor });
      return { rows, summary: `Erased: ${rows} rows went or lost what was personal in them.` };
    },
  );
};
