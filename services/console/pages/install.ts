import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import type { LinkKey } from '#domain/action-token.ts';
import { sharePassed } from '#domain/period.ts';
import { isUuid } from '#domain/uuid.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { listChampionsOf } from '#storage/pilots/champions.ts';
import { readRetentions } from '#storage/privacy/retention.ts';
import { listAudit, listCycles } from '#storage/repositories/cycles.ts';
import { readStandings } from '#storage/repositories/key-result-standings.ts';
import { listPeople } from '#storage/repositories/people.ts';
import { COMMAND_TEXTS, COMMANDS } from '../commands.ts';
import { requireCycle, unknownCycle } from '../cycle-param.ts';
import { createKeptFigures } from '../kept-figures.ts';
import { overviewFor } from '../overview.ts';
import type { Stage } from '../rehearsals/stage.ts';
import { can, within } from '../visitor.ts';
import { absencePages } from './absence-pages.ts';
import { accessPages } from './access-page.ts';
import { addressPages } from './addresses-page.ts';
import { administrationPages } from './administration-page.ts';
import { alignmentPages } from './alignment-page.ts';
import { auditBody } from './audit-page.ts';
import { cardPages } from './card-routes.ts';
import { postCommand, showCommand } from './command-routes.ts';
import { cyclesBody } from './cycles-page.ts';
import { departmentProgressPages } from './department-progress-page.ts';
import { departmentPages } from './departments/routes.ts';
import { splitPages } from './departments/split-routes.ts';
import { importPages } from './import/routes.ts';
import { insightPages } from './insight-page.ts';
import { keyPages } from './keys-page.ts';
import { launchPages } from './launch-routes.ts';
import { type ConsoleLinks, consolePage, saidBefore, sendPage } from './layout.ts';
import { learnedPages } from './learned-page.ts';
import { liveRoutes } from './live-routes.ts';
import { outstandingPages } from './outstanding-page.ts';
import { peopleBody } from './people-page.ts';
import { pilotPages } from './pilot/routes.ts';
import { policyPages } from './policies/routes.ts';
import { presencePages } from './presence-pages.ts';
import { auditPackPages } from './privacy/audit-pack-page.ts';
import { personDataPages } from './privacy/person-routes.ts';
import { resultPages } from './privacy/result-routes.ts';
import { progressBody } from './progress-page.ts';
import { reassignPages } from './reassign-page.ts';
import { recordPages } from './record/routes.ts';
import { rehearsalPages } from './rehearsal/routes.ts';
import { scorePages } from './scores-page.ts';
import { standingsBody } from './standings-page.ts';

export interface PagesDeps extends StoreDeps {
  links: ConsoleLinks;
  https: boolean;
  undoMinutes: number | null;
  /** How often a page that is open asks what has changed. */
  beatMs: number;
  /** What printed cards need; null where the console does not know it. */
  cards: { linkKeys: readonly LinkKey[]; taskPagesUrl: string } | null;
  /** Plays rehearsals; null where that is not possible. */
  stage: Stage | null;
  /** Where links in mails about the console's own matters lead. */
  urls: { consoleUrl: string; taskPagesUrl: string };
}

const PEOPLE_PER_PAGE = 50;
const EVENTS_PER_PAGE = 100;

interface ById {
  Params: { id: string };
}

/** The console's pages, rendered here and working without scripts. */
export const installPages: FastifyPluginAsync<PagesDeps> = async (app, deps) => {
  const { db, clock, links } = deps;
  const overviews = { db, clock, kept: createKeptFigures() };

  app.get('/', async (request, reply) => {
    const [cycles, { total }] = await Promise.all([
      listCycles(db, undefined, within(request, 'cycle.read')),
      listPeople(db, {}, { limit: 1, offset: 0 }),
    ]);
    const body = cyclesBody({
      cycles,
      people: total,
      may: {
        launch: can(request, 'cycle.launch'),
        importPeople: can(request, 'people.write', 'organisation'),
      },
    });
    return sendPage(
      reply,
      consolePage({ title: 'Cycles', body: `${saidBefore(request, reply)}${body}`, request, links }),
    );
  });

  app.get<ById>('/cycles/:id', async (request, reply) => {
    const { id } = request.params;
    const overview = isUuid(id) ? await overviewFor(request, overviews, id) : undefined;
    if (!overview) throw unknownCycle(id);
    const { cycle } = overview;
    const body = progressBody({
      ...overview,
      retention: cycle.closedAt ? (await readRetentions(db, [id])).get(id) : undefined,
      champions: await listChampionsOf(db, id, within(request, 'cycle.read')),
      said: saidBefore(request, reply),
      can: (permission, of) => can(request, permission, of),
    });
    const head = html`<script type="module" src="/cycle-live.js"></script>`;
    return sendPage(reply, consolePage({ title: cycle.name, body, head, request, links }));
  });

  app.get<ById>('/cycles/:id/key-results', async (request, reply) => {
    const cycle = await requireCycle(db, request.params.id);
    const standings = await readStandings(db, cycle.id, within(request, 'okr.read'));
    const expected = sharePassed(cycle, clock.now());
    const body = standingsBody({ cycle, standings, expected });
    return sendPage(reply, consolePage({ title: `Key results: ${cycle.name}`, body, request, links }));
  });

  app.get<ById & { Querystring: { before?: string } }>('/cycles/:id/audit', async (request, reply) => {
    const cycle = await requireCycle(db, request.params.id);
    const before = Number(request.query.before);
    const page = {
      limit: EVENTS_PER_PAGE,
      ...(Number.isSafeInteger(before) && before > 0 ? { before } : {}),
    };
    const body = auditBody({ cycle, events: await listAudit(db, cycle.id, page), limit: EVENTS_PER_PAGE });
    return sendPage(reply, consolePage({ title: `What happened: ${cycle.name}`, body, request, links }));
  });

  app.get(
    '/people',
    async (request: FastifyRequest<{ Querystring: { search?: string; offset?: string } }>, reply) => {
      const search = String(request.query.search ?? '').slice(0, 100);
      const offset = Math.max(0, Math.trunc(Number(request.query.offset)) || 0);
      const found = await listPeople(
        db,
        { search, within: within(request, 'people.read') },
        { limit: PEOPLE_PER_PAGE, offset },
      );
      const body = peopleBody({
        ...found,
        search,
        offset,
        limit: PEOPLE_PER_PAGE,
        said: saidBefore(request, reply),
        everybody: can(request, 'people.write', 'organisation'),
      });
      return sendPage(reply, consolePage({ title: 'People', body, request, links }));
    },
  );

  for (const name of COMMANDS) {
    app.get<ById>(`/cycles/:id/${name}`, async (request, reply) => {
      const body = await showCommand(deps, { id: request.params.id, name, request });
      const title = COMMAND_TEXTS[name].label;
      return sendPage(reply, consolePage({ title, body, request, links, width: 'letter' }));
    });
    app.post<ById>(`/cycles/:id/${name}`, async (request, reply) => {
      const answer = await postCommand(deps, { id: request.params.id, name, request, reply });
      if (answer.done) return reply.redirect(`/cycles/${request.params.id}`, 303);
      const title = COMMAND_TEXTS[name].label;
      return sendPage(
        reply,
        consolePage({ title, body: answer.body, request, links, width: 'letter' }),
        answer.status,
      );
    });
  }
  await app.register(addressPages, deps);
  await app.register(alignmentPages, deps);
  await app.register(accessPages, deps);
  await app.register(administrationPages, deps);
  await app.register(departmentPages, deps);
  await app.register(splitPages, deps);
  await app.register(importPages, deps);
  await app.register(keyPages, deps);
  await app.register(cardPages, deps);
  await app.register(pilotPages, deps);
  await app.register(policyPages, deps);
  await app.register(presencePages, deps);
  await app.register(absencePages, deps);
  await app.register(scorePages, deps);
  await app.register(learnedPages, deps);
  await app.register(launchPages, deps);
  await app.register(departmentProgressPages, { ...overviews, links });
  await app.register(liveRoutes, { ...overviews, beatMs: deps.beatMs });
  await app.register(outstandingPages, deps);
  await app.register(reassignPages, deps);
  await app.register(recordPages, deps);
  await app.register(personDataPages, deps);
  await app.register(insightPages, deps);
  await app.register(auditPackPages, deps);
  await app.register(resultPages, deps);
  await app.register(rehearsalPages, deps);
};
