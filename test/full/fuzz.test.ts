import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { KEY_SCOPES } from '#domain/api-key.ts';
import { systemClock } from '#domain/clock.ts';
import { DEMO_PILOT } from '#infra/demo/company.ts';
import { loadDemoCompany } from '#infra/demo/load.ts';
import { freePort } from '#infra/runtime/ports.ts';
import { createConsole } from '#services/console/create-console.ts';
import { createDoctor } from '#services/worker/doctor.ts';
import { makeKey } from '#storage/api-keys.ts';
import { launchCycle } from '#storage/launch.ts';
import { addWebhook } from '#storage/webhooks/manage.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { LINK_KEYS } from '../support/mailing.ts';
import { pythonTools, runProgram } from './python.ts';

/** What each answer must be: no fault of ours, and exactly what the description promises. */
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
];
const TOKEN = 'a-token-for-tests-1234';
const EXAMPLES_EACH = '10';

const clock = systemClock();
const actor = { kind: 'hr-ops', label: 'test' } as const;
let database: TestDatabase;
let temporal: Connection;
let app: FastifyInstance;
let url: string;
let key: string;
const folder = mkdtempSync(path.join(tmpdir(), 'quarterdeck-fuzz-'));

beforeAll(async () => {
  database = await createTestDatabase();
  const deps = { db: database.db, clock };
  await loadDemoCompany(deps);
  const { cycleId } = await launchCycle(deps, {
    period: '2027-Q1',
    departments: [...DEMO_PILOT],
    start: 'now',
    actor,
  });
  ({ secret: key } = await makeKey(deps, { name: 'Fuzzer', scopes: KEY_SCOPES, days: 1, actor }));
  const { id: webhookId } = await addWebhook(
    { ...deps, linkKeys: LINK_KEYS, rules: { local: false } },
    { url: 'https://hook.example.test/', events: ['cycle.closed'], actor },
  );
  const someone = await database.db
    .selectFrom('person')
    .select('email')
    .where('email', 'is not', null)
    .where('role', '=', 'employee')
    .orderBy('name')
    .executeTakeFirstOrThrow();
  writeFileSync(
    path.join(folder, 'schemathesis.toml'),
    [
      ...idsFor('^/v1/cycles/', 'id', cycleId),
      ...idsFor('^/v1/webhooks/', 'id', webhookId),
      ...idsFor('^/v1/people/', 'key', someone.email ?? ''),
    ].join('\n'),
  );
  temporal = await Connection.connect({ address: inject('temporalAddress') });
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  app = await createConsole({
    ...deps,
    config: {
      undoMinutes: null,
      linkKeys: LINK_KEYS,
      taskPages: { url },
      console: { url, token: TOKEN },
    },
    doctor: createDoctor(deps, new Client({ connection: temporal })),
    logger: pino({ level: process.env.FUZZ_LOG ?? 'silent' }),
    limit: null,
  });
  await app.listen({ host: '127.0.0.1', port });
}, 120_000);
afterAll(async () => {
  await app?.close();
  await temporal?.close();
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** What is there, so that the fuzzer gets beyond "there is no such thing". @returns lines of its configuration. */
function idsFor(paths: string, parameter: string, value: string): string[] {
  const name = JSON.stringify(`path.${parameter}`);
  return [
    '[[operations]]',
    `include-path-regex = ${JSON.stringify(paths)}`,
    `parameters = { ${name} = ${JSON.stringify(value)} }`,
    '',
  ];
}

/** Who asks for what. Keys and roles are given by people, never by a program's key. */
const ASKERS = [
  { who: 'a program with every scope', bearer: () => key, which: ['--exclude-tag', 'Access'], atLeast: 45 },
  { who: 'the printed token', bearer: () => TOKEN, which: ['--include-tag', 'Access'], atLeast: 6 },
];

test.each(ASKERS)(
  'a fuzzer that asks as $who finds no fault of ours and nothing that the description does not promise',
  async ({ bearer, which, atLeast }) => {
    const programs = await pythonTools();
    const { code, said } = await runProgram(
      path.join(programs, 'schemathesis'),
      [
        ...['run', `${url}/docs/openapi.json`, '--url', url, ...which],
        ...['--header', `Authorization: Bearer ${bearer()}`, '--checks', CHECKS.join(',')],
        ...['--phases', 'examples,coverage,fuzzing', '--max-examples', EXAMPLES_EACH],
        ...['--generation-deterministic', '--continue-on-failure', '--no-color'],
        ...['--request-timeout', '30'],
      ],
      { cwd: folder, env: { PYTHONUTF8: '1' } },
    );
    expect(code, said).toBe(0);
    // A description that could not be read would have no faults either.
    const [, tested = '0'] = /Operations:\s+(\d+) selected/.exec(said) ?? [];
    expect(Number(tested), said).toBeGreaterThanOrEqual(atLeast);
  },
  900_000,
);
