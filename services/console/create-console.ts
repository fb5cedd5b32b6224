import { readFileSync } from 'node:fs';
import cookie from '@fastify/cookie';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { StoreDeps } from '#storage/deps.ts';
import type { Config } from '../shared/config.ts';
import { createServer, type ServerOptions } from '../shared/server.ts';
import type { Doctor } from '../worker/doctor.ts';
import { createAccess } from './access.ts';
import { createConsoleSession } from './console-session.ts';
import { installGuard } from './guard.ts';
import { installIdempotency } from './idempotency.ts';
import { refuseNul } from './no-nul.ts';
import { createOidc } from './oidc.ts';
import { installOpenApi } from './openapi.ts';
import { deniedPage } from './pages/denied-page.ts';
import { installPages } from './pages/install.ts';
import { OIDC_CALLBACK } from './pages/oidc-routes.ts';
import { addSignInRoutes } from './pages/sign-in.ts';
import { webhookPages } from './pages/webhooks/routes.ts';
import { createStage } from './rehearsals/stage.ts';
import { accessRoutes } from './routes/access.ts';
import { auditPackRoutes } from './routes/audit-pack.ts';
import { commandRoutes } from './routes/commands.ts';
import { cycleRoutes } from './routes/cycles.ts';
import { departmentRoutes } from './routes/departments.ts';
import { doctorRoutes } from './routes/doctor.ts';
import { insightRoutes } from './routes/insight.ts';
import { keyRoutes } from './routes/keys.ts';
import { peopleRoutes } from './routes/people.ts';
import { personDataRoutes } from './routes/person-data.ts';
import { pilotRoutes } from './routes/pilots.ts';
import { policyRoutes } from './routes/policies.ts';
import { presenceRoutes } from './routes/presence.ts';
import { recordRoutes } from './routes/records.ts';
import { resultRoutes } from './routes/results.ts';
import { scoreRoutes } from './routes/scores.ts';
import { suppressionRoutes } from './routes/suppressions.ts';
import { nameTheField } from './routes/v1-problems.ts';
import { valueRoutes } from './routes/values.ts';
import { webhookRoutes } from './routes/webhooks.ts';

export interface ConsoleDeps extends StoreDeps {
  config: Pick<Config, 'undoMinutes'> & {
    console: { url: string; token: string | null };
    /** For signing in by mail and for printed cards. */
    linkKeys?: Config['linkKeys'];
    taskPages?: { url: string };
    /** The organisation's own sign-in; null without one. */
    oidc?: Config['oidc'];
    /** What rehearsals need; null or left out where they cannot be played. */
    rehearsal?: Config['rehearsal'];
    /** None to this machine when left out. */
    webhooks?: Config['webhooks'];
  };
  logger: FastifyBaseLogger;
  /** Where the demo's inbox and Temporal's own pages are, when there are such. */
  links?: { inbox?: string | undefined; temporal?: string | undefined };
  /** Compares the store with Temporal, where the console can reach it. */
  doctor?: Doctor | undefined;
  /** Null switches limits and load shedding off. */
  limit?: ServerOptions['limit'];
  /** How often an open page of a cycle asks what has changed; two seconds when left out. */
  beatMs?: number;
}

const STYLE = readFileSync(new URL('./pages/console.css', import.meta.url), 'utf8');

/**
 * HR ops' console: REST under `/v1`, its reference under `/docs`, pages for everything else.
 *
 * @returns a Fastify instance, not yet listening.
 * @throws Error when there is no token: a console without one would be open to everybody.
 */
export async function createConsole(deps: ConsoleDeps): Promise<FastifyInstance> {
  const { db, clock, config, logger, links = {}, limit } = deps;
  const { token, url } = config.console;
  if (!token) throw new Error('CONSOLE_TOKEN is not set: set it to at least 16 random characters.');
  const https = url.startsWith('https:');
  const urls = { consoleUrl: url, taskPagesUrl: config.taskPages?.url ?? url };
  const app = await createServer({
    logger,
    ready: () => sql`select 1`.execute(db),
    https,
    renderPage: deniedPage,
    // The cycle's page refreshes itself by one script of our own.
    allow: { scriptSrc: ["'self'"], connectSrc: ["'self'"] },
    ...(limit === undefined ? {} : { limit }),
  });
  await app.register(cookie);
  const access = createAccess({ token, clock });
  const session = createConsoleSession({ db, clock }, { https });
  refuseNul(app);
  installGuard(app, { db, clock, access, session, https });
  await installOpenApi(app, url);

  app.get('/console.css', async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=300').send(STYLE),
  );
  const webhooks = {
    ...{ db, clock },
    linkKeys: config.linkKeys ?? [],
    rules: config.webhooks ?? { local: false },
  };
  await app.register(
    async (v1) => {
      // JSON, or a file where a route takes one.
      v1.removeContentTypeParser('text/plain');
      nameTheField(v1);
      installIdempotency(v1, { db, clock });
      await v1.register(peopleRoutes, { db, clock });
      await v1.register(presenceRoutes, { db, clock });
      await v1.register(personDataRoutes, { db, clock });
      await v1.register(auditPackRoutes, { db, clock });
      await v1.register(resultRoutes, { db, clock });
      await v1.register(cycleRoutes, { db, clock, undoMinutes: config.undoMinutes });
      await v1.register(commandRoutes, { db, clock });
      await v1.register(pilotRoutes, { db, clock });
      await v1.register(recordRoutes, { db, clock, urls, undoMinutes: config.undoMinutes });
      await v1.register(valueRoutes, { db, clock });
      await v1.register(scoreRoutes, { db, clock });
      await v1.register(suppressionRoutes, { db, clock });
      await v1.register(accessRoutes, { db, clock });
      await v1.register(keyRoutes, { db, clock });
      await v1.register(insightRoutes, { db, clock });
      await v1.register(policyRoutes, { db, clock });
      await v1.register(departmentRoutes, { db, clock });
      await v1.register(webhookRoutes, webhooks);
      if (deps.doctor) await v1.register(doctorRoutes, { doctor: deps.doctor });
    },
    { prefix: '/v1' },
  );
  const { linkKeys, taskPages, undoMinutes } = config;
  addSignInRoutes(app, {
    db,
    clock,
    access,
    session,
    https,
    linkKeys: linkKeys ?? [],
    oidc: config.oidc ? createOidc(config.oidc, { redirectUri: `${url}${OIDC_CALLBACK}` }) : null,
    baseUrl: url,
    pagesUrl: taskPages?.url ?? url,
    tried: links.inbox !== undefined,
  });
  const { rehearsal } = config;
  const stage = rehearsal ? createStage({ db, clock, logger, ...rehearsal }) : null;
  if (stage) app.addHook('onClose', () => stage.stop());
  const cards = linkKeys && taskPages ? { linkKeys, taskPagesUrl: taskPages.url } : null;
  await app.register(installPages, {
    db,
    clock,
    links,
    https,
    undoMinutes,
    beatMs: deps.beatMs ?? 2000,
    cards,
    stage,
    urls,
  });
  await app.register(webhookPages, { ...webhooks, links });
  return app;
}
