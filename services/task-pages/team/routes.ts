import type { FastifyInstance } from 'fastify';
import type { LinkKey } from '#domain/action-token.ts';
import { mayEnterFor } from '#domain/presence/on-behalf.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { listAbsences } from '#storage/presence/absences.ts';
import { readTeamTasks } from '#storage/repositories/team.ts';
import type { SignedIn } from '#storage/sign-in.ts';
import type { BrowserSession } from '../../shared/browser-session.ts';
import { sendHtml } from '../send.ts';
import { addAbsenceRoutes } from './absence-routes.ts';
import { addBehalfRoutes } from './behalf-routes.ts';
import { addTeamCardRoutes } from './card-routes.ts';
import { requireReader } from './reader.ts';
import { teamPage } from './team-page.ts';

/** What leads do for their people beside their own tasks, once they are signed in: absences, and figures on behalf. */
export function addTeamRoutes(
  app: FastifyInstance,
  deps: StoreDeps & { session: BrowserSession<SignedIn>; linkKeys: readonly LinkKey[]; baseUrl: string },
): void {
  app.get<{ Querystring: { q?: string } }>('/team', async (request, reply) => {
    const reader = await requireReader(deps, request, reply);
    if (!reader) return reply;
    const leadId = reader.signedIn.personId;
    const represented = reader.team.filter((member) => mayEnterFor(leadId, member));
    const [absences, tasks] = await Promise.all([
      listAbsences(deps.db, { managerId: leadId }),
      readTeamTasks(
        deps.db,
        represented.map(({ personId }) => personId),
      ),
    ]);
    const search = String(request.query.q ?? '')
      .trim()
      .slice(0, 100);
    return sendHtml(reply, 200, teamPage(reader, { absences, tasks, search }));
  });
  addAbsenceRoutes(app, deps);
  addBehalfRoutes(app, deps);
  addTeamCardRoutes(app, deps);
}
