import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '#domain/clock.ts';
import { DEMO_PILOT } from '#infra/demo/company.ts';
import { loadDemoCompany } from '#infra/demo/load.ts';
import { startWebhooks } from '#services/mailer/webhooks/service.ts';
import { launchCycle } from '#storage/launch.ts';
import { addWebhook, rotateSecret } from '#storage/webhooks/manage.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { LINK_KEYS } from '../support/mailing.ts';
import { type Receiver, webhookReceiver } from '../support/webhook-receiver.ts';
import { pythonTools, runProgram } from './python.ts';

const clock = systemClock();
const actor = { kind: 'hr-ops', label: 'test' } as const;
const here = fileURLToPath(new URL('.', import.meta.url));
let database: TestDatabase;
let receiver: Receiver;

beforeAll(async () => {
  database = await createTestDatabase();
  await loadDemoCompany({ db: database.db, clock });
  receiver = await webhookReceiver();
});
afterAll(async () => {
  await receiver?.close();
  await database?.drop();
});

test('a receiver that others wrote takes what a launch really sends, and nothing that was touched', async () => {
  const deps = { db: database.db, clock, linkKeys: LINK_KEYS, rules: { local: true } };
  const { id, secret: old } = await addWebhook(deps, {
    ...{ url: receiver.url, events: ['cycle.launched'], actor },
  });
  const { secret } = await rotateSecret(deps, { id, actor });
  const mailer = startWebhooks({
    ...{ db: database.db, clock, logger: pino({ level: 'silent' }) },
    config: { databaseUrl: database.url, linkKeys: LINK_KEYS, webhooks: { local: true } },
  });
  receiver.next.push(500);
  await launchCycle(deps, { period: '2027-Q1', departments: [...DEMO_PILOT], start: 'now', actor });
  // Once refused, and then again after five seconds.
  await expect.poll(() => receiver.received.length, { timeout: 30_000 }).toBe(2);
  await mailer.stop();

  const [first, second] = receiver.received;
  if (!first || !second) throw new Error('nothing came');
  expect(second.headers['webhook-id']).toBe(first.headers['webhook-id']);
  const { headers, body } = second;
  const later = { ...headers, 'webhook-timestamp': String(Number(headers['webhook-timestamp']) + 1) };
  const asked = [
    { secret, headers, body },
    { secret: old, headers, body },
    { secret, headers, body: body.replace('2027', '2028') },
    { secret, headers: later, body },
    { secret: `whsec_${Buffer.alloc(32, 7).toString('base64')}`, headers, body },
  ];
  const { code, said } = await runProgram(
    path.join(await pythonTools(), 'python'),
    [path.join(here, 'verify.py')],
    { cwd: here, input: asked.map((each) => `${JSON.stringify(each)}\n`).join('') },
  );
  expect(code, said).toBe(0);
  const [taken, byOld, ...refused] = said
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect([taken, byOld]).toEqual([{ type: 'cycle.launched' }, { type: 'cycle.launched' }]);
  expect(refused).toHaveLength(3);
  for (const each of refused) expect(Object.keys(each)).toEqual(['refused']);
}, 300_000);
