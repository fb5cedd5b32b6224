import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { ROLES } from '#domain/kinds.ts';
import { isUuid } from '#domain/uuid.ts';
import { endRole, giveRole, listGrants } from '#storage/access.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { plain } from '../plain.ts';
import { readRole } from '../read-role.ts';
import { PROBLEMS } from '../schemas.ts';
import { visitorOf } from '../visitor.ts';

const nullableText = Type.Union([Type.String(), Type.Null()]);
const Grants = Type.Object({
  grants: Type.Array(
    Type.Object({
      id: Type.String(),
      personId: Type.String(),
      name: Type.String(),
      role: Type.Enum([...ROLES]),
      department: nullableText,
      expiresAt: nullableText,
      grantedAt: Type.String(),
      grantedBy: nullableText,
    }),
  ),
});

/** Roles for a part of the organisation or for a time, beside those of the people file. */
export const accessRoutes: FastifyPluginAsyncTypebox<StoreDeps> = async (app, deps) => {
  const present = async () => plain({ grants: await listGrants(deps) });

  app.get(
    '/access',
    {
      schema: {
        tags: ['Access'],
        summary: 'List roles given beside the people file',
        response: { 200: Grants, ...PROBLEMS },
      },
    },
    present,
  );

  app.post(
    '/access',
    {
      schema: {
        tags: ['Access'],
        summary: 'Give somebody a role',
        description:
          'For a department with all below it or everywhere, for good or until a day. The same again changes nothing.',
        body: Type.Object({
          person: Type.String({ description: 'Employee id or email address.', minLength: 1 }),
          role: Type.Enum([...ROLES]),
          department: Type.Optional(Type.String({ description: 'A path. Leads and coaches need one.' })),
          until: Type.Optional(
            Type.String({ description: 'The last day, such as 2027-03-31. Coaches need one.' }),
          ),
        }),
        response: { 200: Grants, ...PROBLEMS },
      },
    },
    async (request) => {
      const { person, role, department = '', until = '' } = request.body;
      const { name: _, ...given } = await readRole(deps.db, { person, role, department, until });
      await giveRole(deps, { ...given, actor: visitorOf(request).actor });
      return present();
    },
  );

  app.post(
    '/access/:id/end',
    {
      schema: {
        tags: ['Access'],
        summary: 'End a role, and the console sessions of its person',
        params: Type.Object({ id: Type.String() }),
        response: { 200: Grants, ...PROBLEMS },
      },
    },
    async (request) => {
      const grantId = request.params.id;
      if (isUuid(grantId)) await endRole(deps, { grantId, actor: visitorOf(request).actor });
      return present();
    },
  );
};
