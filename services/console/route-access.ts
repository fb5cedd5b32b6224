import type { Permission } from '#domain/permissions.ts';
import { COMMANDS } from './commands.ts';

/**
 * What a route needs, and of what. `anywhere`: a list, which shows each their own part. `organisation`: what belongs to
 * no department. `cycle`, `person`, `task`: what the address names. `request`: what the body names; the handler asks once it has
 * read it.
 */
export interface RouteAccess {
  /** Null: whoever is signed in. */
  needs: Permission | null;
  of: 'anywhere' | 'organisation' | 'cycle' | 'person' | 'task' | 'request';
}

/** Open to everybody: signing in, and what pages and probes need before. */
export const OPEN_ROUTES: ReadonlySet<string> = new Set([
  'GET /sign-in',
  'POST /sign-in',
  'POST /sign-in/mail',
  'GET /sign-in/code',
  'POST /sign-in/code',
  'GET /sign-in/oidc',
  'GET /sign-in/oidc/callback',
  'GET /sign-in/:token',
  'POST /sign-in/:token',
  'GET /style.css',
  'GET /console.css',
  'GET /healthz',
  'GET /readyz',
]);

const CYCLE = { of: 'cycle' } as const;
const TASK = { of: 'task' } as const;
const PERSON = { of: 'person' } as const;
const ALL = { of: 'organisation' } as const;
const LIST = { of: 'anywhere' } as const;

/** Every other route, one line each. A console with a route that stands nowhere does not start. */
export const ROUTE_ACCESS: Readonly<Record<string, RouteAccess>> = {
  'POST /sign-out': { needs: null, of: 'anywhere' },
  'GET /': { needs: 'cycle.read', ...LIST },
  'GET /launch': { needs: 'cycle.launch', ...LIST },
  'POST /launch': { needs: 'cycle.launch', of: 'request' },
  // For whose departments it is, is asked again for each.
  'GET /rehearsals/:id': { needs: 'cycle.launch', ...LIST },
  'GET /rehearsals/:id/live': { needs: 'cycle.launch', ...LIST },
  'GET /rehearsals/:id/report.html': { needs: 'cycle.launch', ...LIST },
  'POST /rehearsals/:id/cancel': { needs: 'cycle.launch', ...LIST },
  'GET /cycles/:id': { needs: 'cycle.read', ...CYCLE },
  'GET /cycles/:id/key-results': { needs: 'okr.read', ...CYCLE },
  'GET /cycles/:id/alignment': { needs: 'okr.read', ...CYCLE },
  'GET /cycles/:id/charter': { needs: 'cycle.read', ...CYCLE },
  'POST /cycles/:id/charter': { needs: 'cycle.launch', ...CYCLE },
  'GET /cycles/:id/report': { needs: 'lesson.read', ...CYCLE },
  'GET /cycles/:id/report.html': { needs: 'lesson.read', ...CYCLE },
  'GET /cycles/:id/report.csv': { needs: 'lesson.read', ...CYCLE },
  'GET /cycles/:id/scores': { needs: 'okr.read', ...CYCLE },
  'POST /cycles/:id/scores': { needs: 'score.correct', ...CYCLE },
  'GET /cycles/:id/learned': { needs: 'lesson.read', ...CYCLE },
  'POST /cycles/:id/learned': { needs: 'lesson.write', ...CYCLE },
  'GET /cycles/:id/audit': { needs: 'audit.read', ...CYCLE },
  'GET /cycles/:id/live': { needs: 'cycle.read', ...CYCLE },
  'GET /cycle-live.js': { needs: 'console.open', ...LIST },
  'GET /cycles/:id/departments': { needs: 'cycle.read', ...CYCLE },
  'GET /cycles/:id/outstanding': { needs: 'task.read', ...CYCLE },
  'GET /cycles/:id/tasks/:taskId/reassign': { needs: 'cycle.command', ...TASK },
  'POST /cycles/:id/tasks/:taskId/reassign': { needs: 'cycle.command', ...TASK },
  ...Object.fromEntries(
    COMMANDS.flatMap((name) =>
      [`GET /cycles/:id/${name}`, `POST /cycles/:id/${name}`, `POST /v1/cycles/:id/${name}`].map((route) => [
        route,
        { needs: 'cycle.command', ...CYCLE } as const,
      ]),
    ),
  ),
  'GET /people': { needs: 'people.read', ...LIST },
  'GET /people/departments': { needs: 'people.write', ...ALL },
  'POST /people/departments': { needs: 'people.write', ...ALL },
  'POST /people/departments/take-back': { needs: 'people.write', ...ALL },
  'POST /v1/departments/merge': { needs: 'people.write', ...ALL },
  'GET /people/departments/split': { needs: 'people.write', ...ALL },
  'POST /people/departments/split': { needs: 'people.write', ...ALL },
  'POST /v1/departments/split': { needs: 'people.write', ...ALL },
  'GET /people/import': { needs: 'people.write', ...ALL },
  'POST /people/import': { needs: 'people.write', ...ALL },
  'GET /people/import/:id': { needs: 'people.write', ...ALL },
  'GET /people/import/:id/live': { needs: 'people.write', ...ALL },
  'POST /people/import/:id': { needs: 'people.write', ...ALL },
  'GET /people/:id': { needs: 'people.read', ...PERSON },
  'POST /people/:id/absences': { needs: 'people.write', ...PERSON },
  'POST /people/:id/absences/withdraw': { needs: 'people.write', ...PERSON },
  'GET /people/:id/absences/:absence': { needs: 'people.write', ...PERSON },
  'POST /people/:id/absences/:absence': { needs: 'people.write', ...PERSON },
  'GET /people/:id/leave': { needs: 'people.write', ...PERSON },
  'POST /people/:id/leave': { needs: 'people.write', ...PERSON },
  'GET /people/:id/data': { needs: 'data.export', ...PERSON },
  'POST /people/:id/data': { needs: 'data.export', ...PERSON },
  'GET /people/:id/erase': { needs: 'data.erase', ...PERSON },
  'POST /people/:id/erase': { needs: 'data.erase', ...PERSON },
  'POST /v1/people/:key/data': { needs: 'data.export', ...PERSON },
  'POST /v1/people/:key/erase': { needs: 'data.erase', ...PERSON },
  // A printed card acts in its person's name, so a sheet of them is for those who answer for everybody.
  'GET /people/cards': { needs: 'people.write', ...ALL },
  'GET /people/cards/print': { needs: 'people.write', ...ALL },
  'POST /people/cards': { needs: 'people.write', ...ALL },
  'POST /people/:id/card': { needs: 'people.write', ...PERSON },
  'GET /addresses': { needs: 'people.write', ...ALL },
  'POST /addresses/lift': { needs: 'people.write', ...ALL },

  // Whose records they are is asked again for each.
  'GET /record': { needs: 'record.read', ...LIST },
  'GET /record/:id': { needs: 'record.read', ...LIST },
  'GET /record/:id/record.md': { needs: 'record.read', ...LIST },
  'POST /record/:id': { needs: 'record.sign', ...LIST },
  'GET /record/organisation': { needs: 'record.write', ...ALL },
  'POST /record/organisation': { needs: 'record.write', ...ALL },
  'GET /cycles/:id/record': { needs: 'record.read', ...CYCLE },
  'GET /cycles/:id/record.md': { needs: 'record.read', ...CYCLE },
  'GET /cycles/:id/retention': { needs: 'record.read', ...CYCLE },
  'POST /cycles/:id/retention': { needs: 'cycle.command', ...CYCLE },
  'GET /v1/cycles/:id/retention': { needs: 'record.read', ...CYCLE },
  'POST /v1/cycles/:id/retention': { needs: 'cycle.command', ...CYCLE },
  'GET /cycles/:id/results': { needs: 'data.export', ...CYCLE },
  'POST /cycles/:id/results': { needs: 'data.export', ...CYCLE },
  'POST /v1/cycles/:id/results': { needs: 'data.export', ...CYCLE },
  'GET /v1/cycles/:id/record': { needs: 'record.read', ...CYCLE },
  'GET /v1/records': { needs: 'record.read', ...LIST },
  'POST /v1/records': { needs: 'cycle.launch', of: 'request' },
  // Figures about groups of all departments: for whoever may see all cycles.
  'GET /insight': { needs: 'cycle.read', ...ALL },
  'GET /v1/insight': { needs: 'cycle.read', ...ALL },
  'GET /audit-pack': { needs: 'audit.read', ...ALL },
  'POST /audit-pack': { needs: 'audit.read', ...ALL },
  'POST /v1/audit-pack': { needs: 'audit.read', ...ALL },
  'GET /administration': { needs: 'administration.read', ...ALL },
  'GET /policies': { needs: 'policy.read', ...ALL },
  'GET /policies/:key': { needs: 'policy.read', ...ALL },
  'POST /policies/:key': { needs: 'policy.write', ...ALL },
  'GET /v1/policies': { needs: 'policy.read', ...ALL },
  'POST /v1/policies/:key': { needs: 'policy.write', ...ALL },
  'POST /v1/policies/:key/take-back': { needs: 'policy.write', ...ALL },
  'GET /access': { needs: 'access.read', ...ALL },
  'POST /access': { needs: 'access.manage', ...ALL },
  'POST /access/end': { needs: 'access.manage', ...ALL },

  'GET /keys': { needs: 'keys.manage', ...ALL },
  'POST /keys': { needs: 'keys.manage', ...ALL },
  'POST /keys/revoke': { needs: 'keys.manage', ...ALL },
  'GET /v1/keys': { needs: 'keys.manage', ...ALL },
  'POST /v1/keys': { needs: 'keys.manage', ...ALL },
  'POST /v1/keys/:id/revoke': { needs: 'keys.manage', ...ALL },
  'GET /webhooks': { needs: 'webhooks.manage', ...ALL },
  'POST /webhooks': { needs: 'webhooks.manage', ...ALL },
  'GET /webhooks/:id': { needs: 'webhooks.manage', ...ALL },
  'POST /webhooks/:id': { needs: 'webhooks.manage', ...ALL },
  'GET /v1/webhooks': { needs: 'webhooks.manage', ...ALL },
  'POST /v1/webhooks': { needs: 'webhooks.manage', ...ALL },
  'POST /v1/webhooks/:id/rotate': { needs: 'webhooks.manage', ...ALL },
  'POST /v1/webhooks/:id/pause': { needs: 'webhooks.manage', ...ALL },
  'POST /v1/webhooks/:id/resume': { needs: 'webhooks.manage', ...ALL },
  'POST /v1/webhooks/:id/test': { needs: 'webhooks.manage', ...ALL },
  'POST /v1/webhooks/:id/remove': { needs: 'webhooks.manage', ...ALL },
  'GET /v1/webhooks/:id/deliveries': { needs: 'webhooks.manage', ...ALL },
  'POST /v1/webhooks/:id/deliveries/:event/replay': { needs: 'webhooks.manage', ...ALL },
  'GET /v1/access': { needs: 'access.read', ...ALL },
  'POST /v1/access': { needs: 'access.manage', ...ALL },
  'POST /v1/access/:id/end': { needs: 'access.manage', ...ALL },
  'GET /v1/people': { needs: 'people.read', ...LIST },
  'GET /v1/departments': { needs: 'people.read', ...LIST },
  'POST /v1/people/import': { needs: 'people.write', ...ALL },
  'GET /v1/people/:key/absences': { needs: 'people.read', ...PERSON },
  'POST /v1/people/:key/absences': { needs: 'people.write', ...PERSON },
  'PUT /v1/people/:key/absences/:id': { needs: 'people.write', ...PERSON },
  'DELETE /v1/people/:key/absences/:id': { needs: 'people.write', ...PERSON },
  'POST /v1/people/:key/leave': { needs: 'people.write', ...PERSON },
  'GET /v1/suppressions': { needs: 'people.write', ...ALL },
  'POST /v1/suppressions/lift': { needs: 'people.write', ...ALL },
  'GET /v1/cycles': { needs: 'cycle.read', ...LIST },
  'POST /v1/cycles': { needs: 'cycle.launch', of: 'request' },
  'GET /v1/cycles/:id': { needs: 'cycle.read', ...CYCLE },
  'GET /v1/cycles/:id/standings': { needs: 'okr.read', ...CYCLE },
  'GET /v1/cycles/:id/audit': { needs: 'audit.read', ...CYCLE },
  'GET /v1/cycles/:id/charter': { needs: 'cycle.read', ...CYCLE },
  'PUT /v1/cycles/:id/charter': { needs: 'cycle.launch', ...CYCLE },
  'GET /v1/cycles/:id/report': { needs: 'lesson.read', ...CYCLE },
  'GET /v1/cycles/:id/scores': { needs: 'okr.read', ...CYCLE },
  'POST /v1/cycles/:id/scores/correct': { needs: 'score.correct', ...CYCLE },
  'GET /v1/cycles/:id/remind': { needs: 'cycle.command', ...CYCLE },
  'GET /v1/cycles/:id/outstanding': { needs: 'task.read', ...CYCLE },
  'POST /v1/tasks/:id/reassign': { needs: 'cycle.command', ...TASK },
  'POST /v1/values': { needs: 'values.write', ...ALL },
  'POST /v1/values/import': { needs: 'values.write', ...ALL },
  'GET /v1/doctor': { needs: 'system.read', ...ALL },
  'POST /v1/doctor/mend': { needs: 'system.mend', ...ALL },

  // The reference of the interface, with the files its page brings.
  'GET /docs': { needs: 'console.open', ...LIST },
  'GET /docs/': { needs: 'console.open', ...LIST },
  'GET /docs/openapi.json': { needs: 'console.open', ...LIST },
  'GET /docs/openapi.yaml': { needs: 'console.open', ...LIST },
  'GET /docs/js/scalar.js': { needs: 'console.open', ...LIST },
};

/** @returns the route's name in these lists; HEAD answers as GET does. */
export function routeName(method: string, url: string): string {
  return `${method === 'HEAD' ? 'GET' : method} ${url}`;
}
