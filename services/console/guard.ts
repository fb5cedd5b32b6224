import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AccessObject } from '#domain/permissions.ts';
import { readKey } from '#storage/api-keys.ts';
import type { StoreDeps } from '#storage/deps.ts';
import {
  departmentOfPerson,
  departmentsOfCycle,
  departmentsOfTask,
} from '#storage/repositories/access-objects.ts';
import { Problem, wantsHtml } from '../shared/problem.ts';
import { type Access, equal } from './access.ts';
import type { ConsoleSession } from './console-session.ts';
import { OPEN_ROUTES, ROUTE_ACCESS, type RouteAccess, routeName } from './route-access.ts';
import { demand, setVisitor, TOKEN_VISITOR, type Visitor } from './visitor.ts';

/** Where the break-glass session of the printed token is kept; its `__Host-` form goes to this host alone, over https. */
export const tokenCookieName = (https: boolean) => `${https ? '__Host-' : ''}quarterdeck_session`;

interface GuardDeps extends StoreDeps {
  access: Access;
  session: ConsoleSession;
  https: boolean;
}

/**
 * Lets in who is signed in or has a token (`Authorization: Bearer`), to routes that their roles cover. A session changes
 * things only with its form token, in the form or in `x-csrf-token`: another site can send its cookie, but cannot read it.
 *
 * @throws Error when a route is added that no list of access names.
 */
export function installGuard(app: FastifyInstance, deps: GuardDeps): void {
  app.decorateRequest('formToken', '');
  app.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) {
      const name = routeName(each, url);
      if (OPEN_ROUTES.has(name) || ROUTE_ACCESS[name]) continue;
      throw new Error(`Nobody has said who may use ${name}: add a line to services/console/route-access.ts.`);
    }
  });

  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const name = routeName(request.method, request.routeOptions.url ?? '');
    if (OPEN_ROUTES.has(name)) return;
    const visitor = await identify(request, deps);
    if (!visitor) {
      if (wantsHtml(request)) return reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303);
      reply.header('www-authenticate', 'Bearer realm="Quarterdeck console"');
      throw notSignedIn('The request carries no token.');
    }
    setVisitor(request, visitor);
    // The handler of unknown addresses says that there is nothing.
    if (request.is404) return;
    const access = ROUTE_ACCESS[name];
    if (!access) throw new Error(`no access is listed for ${name}`);
    const object = await objectOf(request, deps, access.of);
    setVisitor(request, { ...visitor, object });
    if (access.needs) demand(request, access.needs, object);
  });

  app.addHook('preValidation', async (request) => {
    if (request.formToken === '' || request.method === 'GET' || request.method === 'HEAD') return;
    if (!equal(formTokenIn(request), request.formToken)) throw FOREIGN_FORM;
  });
}

async function identify(request: FastifyRequest, deps: GuardDeps): Promise<Visitor | undefined> {
  const { access, session, https } = deps;
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) {
    if (access.isToken(bearer)) return TOKEN_VISITOR;
    const key = await readKey(deps, bearer);
    if (!key) throw notSignedIn('The key or token opens nothing here: it is over, revoked or not whole.');
    const { keyId, name, holdings } = key;
    return {
      actor: { kind: 'key', keyId, label: 'API key' },
      name,
      holdings,
      sessionId: null,
      object: 'anywhere',
    };
  }
  const person = await session.read(request);
  if (person) {
    request.formToken = session.formToken(request);
    const { personId, name, holdings, sessionId } = person;
    return {
      actor: { kind: 'person', personId, label: 'Console' },
      name,
      holdings,
      sessionId,
      object: 'anywhere',
    };
  }
  const formToken = access.formTokenOf(request.cookies[tokenCookieName(https)]);
  if (formToken === undefined) return undefined;
  request.formToken = formToken;
  return TOKEN_VISITOR;
}

/** What the address names; of what is not there the route itself says so, to whoever may do such a thing anywhere. */
async function objectOf(
  request: FastifyRequest,
  { db }: StoreDeps,
  of: RouteAccess['of'],
): Promise<AccessObject> {
  if (of === 'organisation') return 'organisation';
  if (of === 'cycle') {
    const departments = await departmentsOfCycle(db, paramOf(request, 'id'));
    return departments ? { departments } : 'anywhere';
  }
  if (of === 'task') {
    const departments = await departmentsOfTask(db, paramOf(request, 'taskId') || paramOf(request, 'id'));
    return departments ? { departments } : 'anywhere';
  }
  if (of === 'person') {
    const department = await departmentOfPerson(db, paramOf(request, 'key') || paramOf(request, 'id'));
    return department === undefined ? 'anywhere' : { departments: [department] };
  }
  return 'anywhere';
}

function paramOf({ params }: FastifyRequest, name: string): string {
  const value: unknown =
    typeof params === 'object' && params !== null ? Reflect.get(params, name) : undefined;
  return typeof value === 'string' ? value : '';
}

function formTokenIn(request: FastifyRequest): string {
  const header = request.headers['x-csrf-token'];
  if (typeof header === 'string') return header;
  const { body } = request;
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, '_csrf') : undefined;
  return typeof value === 'string' ? value : '';
}

function notSignedIn(detail: string): Problem {
  return new Problem({
    code: 'not-signed-in',
    status: 401,
    title: 'Nobody is signed in.',
    detail: `${detail} Send an API key or the console's token as "Authorization: Bearer …".`,
    errors: [{ field: 'authorization', value: '', remedy: 'Send an API key as a bearer token.' }],
  });
}

const FOREIGN_FORM = new Problem({
  code: 'foreign-form',
  status: 403,
  title: 'This form is too old or came from another site.',
  detail: 'Nothing was changed. Open the page again and press the button there.',
});
