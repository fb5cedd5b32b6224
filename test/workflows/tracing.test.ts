import { createServer, type Server } from 'node:http';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { localDate } from '#domain/calendar.ts';
import { settableClock } from '#domain/clock.ts';
import { nextPeriod, quarterAt } from '#domain/period.ts';
import { createConsole } from '#services/console/create-console.ts';
import { createMailer } from '#services/mailer/create-mailer.ts';
import { sealDue } from '#services/mailer/sealer.ts';
import { createSmtpTransport } from '#services/mailer/transport.ts';
import { readConfig } from '#services/shared/config.ts';
import { startTracing } from '#services/shared/tracing/start.ts';
import { startWorkerService } from '#services/worker/create-worker-service.ts';
import { launchCycle } from '#storage/launch.ts';
import { buildCompany } from '../support/company.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { hrOps } from '../support/launched.ts';
import { BASE_URL, LINK_KEYS, quietLogger } from '../support/mailing.ts';

/** One trace from the press of a button to the mails that come of it, told to a real receiver of OTLP over HTTP. */
interface Span {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  attributes?: Array<{ key: string; value: { stringValue?: string } }>;
}

const TOKEN = 'a-token-of-the-console-0123456789';
// Timers run on the server's own time, so the store's is the same; mails leave on a working day after that.
const clock = settableClock(new Date());
const later = settableClock(new Date(clock.now().getTime() + 5 * 86_400_000));
const next = nextPeriod(quarterAt(localDate(clock.now(), 'Europe/Berlin')));
let database: TestDatabase;
let collector: Server;
let endpoint: string;
let told = '';
const spans: Span[] = [];
const mails: string[] = [];
let sink: SMTPServer;
let sinkPort: number;

beforeAll(async () => {
  database = await createTestDatabase();
  collector = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      told += text;
      if (request.url === '/v1/traces') spans.push(...spansIn(JSON.parse(text)));
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  endpoint = `http://127.0.0.1:${await listening(collector)}`;
  sink = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, done) {
      simpleParser(stream, {}).then((mail) => {
        mails.push(mail.text ?? '');
        done();
      }, done);
    },
  });
  sinkPort = await listening(sink);
});
let end: () => Promise<void> = async () => undefined;
afterEach(() => end());
afterAll(async () => {
  await new Promise<void>((resolve) => sink.close(resolve));
  await new Promise((resolve) => collector.close(resolve));
  await database.drop();
});

function listening(server: Server | SMTPServer): Promise<number> {
  const inner = server instanceof SMTPServer ? server.server : server;
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = inner.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
}

function spansIn(body: { resourceSpans: Array<{ scopeSpans: Array<{ spans: Span[] }> }> }): Span[] {
  return body.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
}

/** Console, worker and mailer as they run in production, here in one process. */
async function openHouse(taskQueue: string) {
  const { db, url: databaseUrl } = database;
  const logger = quietLogger;
  const temporal = { address: inject('temporalAddress'), namespace: 'default', taskQueue };
  const worker = await startWorkerService({ db, clock, databaseUrl, logger }, temporal);
  const config = readConfig({
    DATABASE_URL: databaseUrl,
    LINK_KEYS: `a:${Buffer.alloc(32, 7).toString('base64url')}`,
    CONSOLE_TOKEN: TOKEN,
    UNDO_MINUTES: '0',
  });
  const app = await createConsole({ db, clock, config, logger });
  const transport = createSmtpTransport(`smtp://127.0.0.1:${sinkPort}`);
  const mailFrom = 'OKR <okr@example.org>';
  const mailer = createMailer({
    db,
    databaseUrl,
    clock: later,
    transport,
    mailFrom,
    linkKeys: LINK_KEYS,
    logger,
  });
  return {
    app,
    async close() {
      await mailer.stop();
      transport.close();
      await app.close();
      await worker.stop();
    },
    async mailsOut(atLeast: number) {
      await expect
        .poll(
          async () => {
            await sealDue({ db, clock: later, pacing: 'immediate', baseUrl: BASE_URL, canReply: false });
            while ((await mailer.drainOnce()) > 0);
            return mails.length;
          },
          { timeout: 30_000, interval: 100 },
        )
        .toBeGreaterThanOrEqual(atLeast);
    },
  };
}

test('without a collector nothing is told and no row names a trace', async () => {
  const { db } = database;
  await buildCompany(db, clock.now());
  end = await startTracing({ service: 'test', ...readTracing({}), logger: quietLogger });
  await launchCycle({ db, clock }, { period: nextPeriod(next).name, departments: ['Web'], actor: hrOps });
  await end();
  const rows = await db.selectFrom('outbox').select(['kind', 'traceparent']).execute();
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.every(({ traceparent }) => traceparent === null)).toBe(true);
  expect(told).toBe('');
});

test('the press that launches a cycle, its workflows and its first mails are one trace, which names nobody', async () => {
  const { db } = database;
  end = await startTracing({
    service: 'test',
    ...readTracing({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }),
    logger: quietLogger,
  });
  const house = await openHouse(`tracing-${database.url.slice(-12)}`);
  const answer = await house.app.inject({
    method: 'POST',
    url: '/v1/cycles',
    headers: { authorization: `Bearer ${TOKEN}`, 'idempotency-key': 'tracing-1' },
    payload: { quarter: next.name, departments: ['Product'], start: 'now' },
  });
  expect(answer.statusCode, answer.body).toBe(201);
  await house.mailsOut(1);
  await house.close();
  await end();

  const press = spans.find(({ name }) => name === 'POST /v1/cycles');
  expect(press).toBeDefined();
  const inTrace = spans.filter(({ traceId }) => traceId === press?.traceId);
  const names = new Set(inTrace.map(({ name }) => name));
  expect(names).toContain('deliver start');
  expect([...names].some((name) => name.startsWith('activity '))).toBe(true);
  expect(names).toContain('send mail');
  // Each but the press hangs below another span of the same trace.
  const ids = new Set(inTrace.map(({ spanId }) => spanId));
  for (const span of inTrace) if (span !== press) expect(ids).toContain(span.parentSpanId);

  const people = await db.selectFrom('person').select(['name', 'email']).execute();
  const tokens = mails.flatMap((text) => text.match(/\/t\/[\w.-]+/g) ?? []);
  expect(tokens.length).toBeGreaterThan(0);
  const secrets = [
    TOKEN,
    ...tokens.map((path) => path.slice('/t/'.length)),
    ...people.flatMap((each) => [each.name, each.email ?? each.name]),
  ];
  for (const secret of secrets) expect(told).not.toContain(secret);
});

test('a page is told by its route, and who sends a trace from outside is not believed', async () => {
  const before = spans.length;
  end = await startTracing({
    service: 'test',
    ...readTracing({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }),
    logger: quietLogger,
  });
  const config = readConfig({
    DATABASE_URL: database.url,
    LINK_KEYS: `a:${Buffer.alloc(32, 7).toString('base64url')}`,
    CONSOLE_TOKEN: TOKEN,
  });
  const app = await createConsole({ db: database.db, clock, config, logger: quietLogger });
  const foreign = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
  await app.inject({
    url: '/v1/cycles/0198c0de-0000-7000-8000-000000000000',
    headers: { traceparent: `00-${foreign}-bbbbbbbbbbbbbbbb-01`, authorization: `Bearer ${TOKEN}` },
  });
  await app.inject({ url: '/healthz' });
  await app.close();
  await end();
  const since = spans.slice(before);
  expect(since.map(({ name }) => name)).toEqual([expect.stringMatching(/^GET \/v1\/cycles\/:\w+$/)]);
  expect(since[0]?.traceId).not.toBe(foreign);
});

function readTracing(environment: Record<string, string>): { endpoint: string | null } {
  return readConfig({
    DATABASE_URL: database.url,
    LINK_KEYS: `a:${Buffer.alloc(32, 7).toString('base64url')}`,
    ...environment,
  }).tracing;
}
