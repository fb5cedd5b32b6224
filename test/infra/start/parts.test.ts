import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { freePort, localhost } from '#infra/runtime/ports.ts';
import { removeHalfMails } from '#infra/start/inbox-repair.ts';
import { reservePort } from '#infra/start/ports.ts';
import { keepSecrets } from '#infra/start/secrets.ts';
import { completeConfig, readStartSettings } from '#infra/start/settings.ts';
import { createStops } from '#infra/start/stops.ts';

const dir = mkdtempSync(path.join(os.tmpdir(), 'quarterdeck-start-parts-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('ports', () => {
  const wish = {
    variable: 'CONSOLE_PORT',
    what: 'the console',
    host: localhost,
    given: undefined,
    remembered: undefined,
  };

  test('a neighbour is taken when the usual port is in use, also by one that only reserved it', async () => {
    const preferred = await freePort();
    const squatter = createServer().listen(preferred, localhost);
    await once(squatter, 'listening');
    const first = await reservePort({ ...wish, preferred });
    expect(first).toMatchObject({ insteadOf: preferred });
    const second = await reservePort({ ...wish, preferred });
    expect(second.port).not.toBe(first.port);
    await expect(reservePort({ ...wish, preferred, given: preferred })).rejects.toThrow(
      `Port ${preferred} for the console is in use: stop the program that uses it, or set CONSOLE_PORT to another port.`,
    );
    squatter.close();
    first.release();
    second.release();
  });

  test('the port of last time comes before the usual one', async () => {
    const remembered = await freePort();
    const { port, insteadOf, release } = await reservePort({ ...wish, preferred: 4000, remembered });
    expect({ port, insteadOf }).toEqual({ port: remembered, insteadOf: undefined });
    release();
  });
});

describe('settings', () => {
  test('development gets its own defaults, and what is set wins', () => {
    const env = {
      QUARTERDECK_DATA_DIR: path.join(dir, 'settings'),
      CONSOLE_TOKEN: 'a token of sixteen or more',
    };
    const settings = readStartSettings(env, dir);
    expect(settings).toMatchObject({
      undoMinutes: 0.5,
      brings: { postgres: true, temporal: true, inbox: true },
    });
    const found = { DATABASE_URL: 'postgres://x', CONSOLE_PORT: '4005', TASK_PAGES_PORT: '4006' };
    expect(completeConfig(env, settings, found)).toMatchObject({
      mailPacing: 'immediate',
      console: { port: 4005, url: 'http://127.0.0.1:4005', token: 'a token of sixteen or more' },
      taskPages: { url: 'http://127.0.0.1:4006' },
    });
    const open = { ...env, HOST: '0.0.0.0', MAIL_PACING: 'calm' };
    expect(completeConfig(open, readStartSettings(open, dir), found)).toMatchObject({
      mailPacing: 'calm',
      host: '0.0.0.0',
      taskPages: { url: 'http://localhost:4006' },
    });
  });

  test('everything that cannot be used is said at once, before anything starts', () => {
    const env = {
      QUARTERDECK_DATA_DIR: path.join(dir, 'wrong'),
      INBOX_PORT: 'mail',
      CONSOLE_PORT: '70000',
      LOG_LEVEL: 'loud',
    };
    expect(() => readStartSettings(env, dir)).toThrow(
      /INBOX_PORT is 'mail'.*\n.*CONSOLE_PORT is '70000'.*\n.*LOG_LEVEL is 'loud'/,
    );
  });

  test('secrets are made once, for their owner only; damaged ones are not replaced in silence', () => {
    const made = keepSecrets(dir);
    expect(statSync(path.join(dir, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(keepSecrets(dir)).toEqual(made);
    writeFileSync(path.join(dir, 'secrets.json'), '{"LINK_KEYS":');
    expect(() => keepSecrets(dir)).toThrow(/secrets\.json is damaged/);
  });
});

describe('stopping', () => {
  test('goes from the doors to the servers, waits for what is still starting, and happens once', async () => {
    const stops = createStops();
    const order: string[] = [];
    const server = Promise.withResolvers<{ stop: () => Promise<void> }>();
    const kept = stops.keep('servers', server.promise);
    stops.add('last', () => order.push('last'));
    stops.add('doors', () => order.push('doors'));
    stops.add('work', () => order.push('work'));
    const end = Promise.all([stops.run(), stops.run()]);
    expect(stops.begun).toBe(true);
    server.resolve({ stop: async () => void order.push('server') });
    await Promise.all([end, kept]);
    expect(order).toEqual(['doors', 'work', 'server', 'last']);
  });

  test('stops at once what starts when stopping has begun, and goes on past what fails', async () => {
    const stops = createStops();
    const order: string[] = [];
    stops.add('doors', () => {
      throw new Error('stuck');
    });
    stops.add('last', () => order.push('last'));
    await expect(stops.run()).rejects.toThrow('stuck');
    await stops.keep('servers', Promise.resolve({ stop: async () => void order.push('late') }));
    expect(order).toEqual(['last', 'late']);
  });
});

test('an inbox that was killed keeps whole mails and forgets the half one', () => {
  const whole = path.join(dir, 'whole.eml');
  const half = path.join(dir, 'half.eml');
  writeFileSync(whole, 'Subject: a\r\n\r\n--b\r\n\r\ntext\r\n--b--\r\n');
  writeFileSync(half, 'Subject: a\r\n\r\n--b\r\n\r\nte');
  removeHalfMails(dir);
  expect(statSync(whole, { throwIfNoEntry: false })).toBeDefined();
  expect(statSync(half, { throwIfNoEntry: false })).toBeUndefined();
});
