import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { Connection } from '@temporalio/client';
import { createTransport } from 'nodemailer';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { readIdentity } from '../../infra/runtime/claims.ts';
import { startInbox } from '../../infra/runtime/inbox.ts';
import { localhost } from '../../infra/runtime/ports.ts';
import { startPostgres } from '../../infra/runtime/postgres.ts';
import { isRunning } from '../../infra/runtime/processes.ts';
import { startScratchRuntime } from '../../infra/runtime/scratch.ts';
import { startTemporal } from '../../infra/runtime/temporal.ts';

// Servers and their parents are started and killed by the dozen here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const temporalBinary = process.env.QUARTERDECK_TEMPORAL_BIN ?? 'temporal';
let dir: string;

beforeAll(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'quarterdeck-runtime-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Runs a program that starts something, says `ready <detail>` and waits; gives the detail. */
async function untilItSaysReady(body: string): Promise<{ child: ChildProcess; detail: string }> {
  const code = `${body}\nsetInterval(() => {}, 1_000);`;
  const args = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', code];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const chunk of child.stdout) {
    const detail = /ready (\S+)/.exec(String(chunk))?.[1];
    if (detail) return { child, detail };
  }
  throw new Error('It ended without being ready.');
}

async function killHard(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

const moduleUrl = (name: string) =>
  JSON.stringify(new URL(`../../infra/runtime/${name}`, import.meta.url).href);

async function queryOnce(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('PostgreSQL', () => {
  test('keeps its data from one start to the next, in UTF-8 and durably', async () => {
    const dataDir = path.join(dir, 'kept');
    const first = await startPostgres({ dataDir });
    await queryOnce(first.url, "create table word as select 'Grüße' as text");
    await expect(startPostgres({ dataDir })).rejects.toThrow(/in use by another Quarterdeck \(process \d+\)/);
    await first.stop();

    const second = await startPostgres({ dataDir });
    const settings = "current_setting('fsync') fsync, current_setting('server_encoding') encoding";
    expect(await queryOnce(second.url, `select text, ${settings} from word`)).toEqual([
      { text: 'Grüße', fsync: 'on', encoding: 'UTF8' },
    ]);
    await second.stop();
    expect(existsSync(path.join(dataDir, 'postmaster.pid'))).toBe(false);
  });

  test('puts away the server of a killed run, and starts again on its data', async () => {
    const dataDir = path.join(dir, 'killed');
    const { child, detail: url } = await untilItSaysReady(`
      import { startPostgres } from ${moduleUrl('postgres.ts')};
      const { url } = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, durable: false });
      console.log('ready', url);`);
    await queryOnce(url, 'create table mark as select 1 as one');
    await killHard(child);
    expect(await queryOnce(url, 'select one from mark')).toEqual([{ one: 1 }]);

    const told: string[] = [];
    const next = await startPostgres({ dataDir, durable: false, log: (line) => told.push(line) });
    expect(told).toEqual(['Stopping the database server that an earlier run left behind.']);
    expect(await queryOnce(next.url, 'select one from mark')).toEqual([{ one: 1 }]);
    await next.stop();
  });

  test('leaves alone a process that merely has the recorded id', async () => {
    const dataDir = path.join(dir, 'killed');
    const stranger = spawn('sleep', ['60']);
    try {
      writeFileSync(path.join(dataDir, 'postmaster.pid'), `${stranger.pid}\n`);
      const server = await startPostgres({ dataDir, durable: false });
      await server.stop();
      expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
    } finally {
      stranger.kill();
    }
  });

  test('begins anew when it was killed while making its data', async () => {
    const dataDir = path.join(dir, 'half');
    const { child } = await untilItSaysReady(`
      import fs from 'node:fs';
      import { startPostgres } from ${moduleUrl('postgres.ts')};
      startPostgres({ dataDir: ${JSON.stringify(dataDir)}, durable: false });
      const made = () => fs.globSync(${JSON.stringify(`${dataDir}.init-*/data/PG_VERSION`)}).length > 0;
      while (!made()) await new Promise(setImmediate);
      console.log('ready half');`);
    await killHard(child);
    expect(existsSync(dataDir)).toBe(false);
    const server = await startPostgres({ dataDir, durable: false });
    expect(await queryOnce(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
  });

  test('says which port is taken and what to set', async () => {
    const squatter = createServer().listen(0, localhost);
    await once(squatter, 'listening');
    const address = squatter.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await expect(startPostgres({ dataDir: path.join(dir, 'killed'), durable: false, port })).rejects.toThrow(
      `Port ${port} for PostgreSQL is in use: stop the program that uses it, or set POSTGRES_PORT to another port.`,
    );
    squatter.close();
  });
});

describe('Temporal', () => {
  test('answers with its namespace, and puts away the server of a killed run', async () => {
    const dbFile = path.join(dir, 'temporal.db');
    const { child } = await untilItSaysReady(`
      import { startTemporal } from ${moduleUrl('temporal.ts')};
      const options = { binary: ${JSON.stringify(temporalBinary)}, dbFile: ${JSON.stringify(dbFile)}, headless: true };
      console.log('ready', (await startTemporal(options)).address);`);
    await killHard(child);
    const orphan = readIdentity(`${dbFile}.pid`);
    expect(orphan && isRunning(orphan)).toBe(true);

    const server = await startTemporal({ binary: temporalBinary, dbFile });
    expect(orphan && isRunning(orphan)).toBe(false);
    const connection = await Connection.connect({ address: server.address });
    const { config } = await connection.workflowService.describeNamespace({ namespace: 'default' });
    expect(Number(config?.workflowExecutionRetentionTtl?.seconds)).toBe(30 * 86_400);
    await connection.close();
    expect((await fetch(server.uiUrl ?? '')).status).toBe(200);
    await server.stop();
    expect(existsSync(`${dbFile}.pid`)).toBe(false);
  });

  test('passes on what the server says when it does not start', async () => {
    const options = { binary: temporalBinary, dbFile: path.join(dir, 'no-database') };
    writeFileSync(options.dbFile, 'this is no database, whatever its name says');
    await expect(startTemporal(options)).rejects.toThrow(/Temporal did not start; it says:\n.*database/s);
  });
});

test('a scratch runtime is cleared away when its run was killed, and one in use is not', async () => {
  const { child, detail } = await untilItSaysReady(`
    import { startScratchRuntime } from ${moduleUrl('scratch.ts')};
    const options = { name: 'test', temporalBinary: ${JSON.stringify(temporalBinary)} };
    console.log('ready', (await startScratchRuntime(options)).dir);`);
  await killHard(child);
  const orphan = readIdentity(path.join(detail, 'temporal.pid'));
  expect(orphan && isRunning(orphan)).toBe(true);

  // These tests' own runtime bears the same name, and must live on.
  const next = await startScratchRuntime({ name: 'test', temporalBinary });
  expect(existsSync(detail)).toBe(false);
  expect(orphan && isRunning(orphan)).toBe(false);
  expect(await queryOnce(inject('postgresUrl'), 'select 1 as one')).toEqual([{ one: 1 }]);
  await next.stop();
  expect(existsSync(next.dir)).toBe(false);
});

test('the inbox shows a mail and keeps it over a restart', async () => {
  const inboxDir = path.join(dir, 'inbox');
  const first = await startInbox({ dir: inboxDir });
  const mailer = createTransport(first.smtpUrl);
  await mailer.sendMail({
    from: 'hr@example.org',
    to: 'ada@example.org',
    subject: 'Your first draft',
    text: 'Hello',
  });
  mailer.close();
  expect(await subjects(first.webUrl)).toEqual(['Your first draft']);
  await first.stop();

  const second = await startInbox({ dir: inboxDir });
  expect(await subjects(second.webUrl)).toEqual(['Your first draft']);
  await second.stop();
});

async function subjects(webUrl: string): Promise<string[]> {
  const response = await fetch(`${webUrl}/api/email`);
  const mails: unknown = await response.json();
  if (!Array.isArray(mails)) throw new Error('The inbox gave no list of mails.');
  return mails.map(({ subject }) => String(subject));
}
