import { chmodSync, chownSync, copyFileSync, readFileSync, statSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import path from 'node:path';
import tls from 'node:tls';
import { fileURLToPath } from 'node:url';
import { Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { sql } from 'kysely';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createSmtpTransport } from '#services/mailer/transport.ts';
import { readConfig } from '#services/shared/config.ts';
import { connectionTo } from '#services/shared/temporal-server.ts';
import { installRuntime } from '#services/worker/create-worker.ts';
import { openDatabase } from '#storage/database.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';

const certificate = (name: string) =>
  fileURLToPath(new URL(`../../support/certificates/${name}`, import.meta.url));
const read = (name: string) => readFileSync(certificate(name), 'utf8');
const needed = {
  DATABASE_URL: 'postgres://u:p@db/q',
  LINK_KEYS: `a:${Buffer.alloc(32).toString('base64url')}`,
};

describe('Temporal behind TLS that asks for a certificate', () => {
  let door: tls.Server;
  let address: string;

  beforeAll(async () => {
    const [host = '', port = ''] = inject('temporalAddress').split(':');
    door = tls.createServer(
      {
        ...{ cert: read('server.pem'), key: read('server.key'), ca: read('ca.pem') },
        ...{ requestCert: true, rejectUnauthorized: true, ALPNProtocols: ['h2'] },
      },
      (outside) => {
        const inside = net.connect(Number(port), host);
        outside.pipe(inside).pipe(outside);
        outside.on('error', () => inside.destroy());
        inside.on('error', () => outside.destroy());
      },
    );
    door.on('tlsClientError', () => undefined);
    await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
    // net.Server says so of anything that listens at a port.
    address = `127.0.0.1:${(door.address() as AddressInfo).port}`;
    installRuntime();
  });
  afterAll(() => door.close());

  const settings = (more: Record<string, string>) =>
    connectionTo(readConfig({ ...needed, TEMPORAL_ADDRESS: address, TEMPORAL_TLS: 'on', ...more }).temporal);
  const whole = {
    TEMPORAL_CA_FILE: certificate('ca.pem'),
    TEMPORAL_CLIENT_CERT_FILE: certificate('client.pem'),
    TEMPORAL_CLIENT_KEY_FILE: certificate('client.key'),
  };

  it('is reached by client and worker with the settings of the environment', async () => {
    const client = await Connection.connect(settings(whole));
    const { capabilities } = await client.workflowService.getSystemInfo({});
    expect(capabilities).toBeTruthy();
    await client.close();
    const worker = await NativeConnection.connect(settings(whole));
    await worker.close();
  });

  it('is not spoken to when somebody else stands at its address', async () => {
    const other = { ...whole, TEMPORAL_CA_FILE: certificate('other-ca.pem') };
    await expect(Connection.connect({ ...settings(other), connectTimeout: '2s' })).rejects.toThrow();
    await expect(NativeConnection.connect(settings(other))).rejects.toThrow();
  });

  it('settings that contradict each other are refused, without repeating a secret', () => {
    expect(() => readConfig({ ...needed, TEMPORAL_API_KEY: 'secret-word' })).toThrow(
      /^TEMPORAL_TLS is 'off', so/,
    );
    const half = { ...needed, TEMPORAL_TLS: 'on', TEMPORAL_CLIENT_KEY: read('client.key') };
    expect(() => readConfig(half)).toThrow(/^TEMPORAL_CLIENT_CERT is not set: set it to/);
    const odd = { ...needed, TEMPORAL_TLS: 'on', TEMPORAL_CA: 'secret-word' };
    expect(() => readConfig(odd)).toThrow(/^TEMPORAL_CA has a value that cannot be used: set it to/);
  });
});

describe('PostgreSQL behind TLS', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
    const { rows } = await sql<{ dir: string }>`select current_setting('data_directory') as dir`.execute(
      test.db,
    );
    const dir = rows[0]?.dir ?? '';
    const { uid, gid } = statSync(dir);
    for (const name of ['server.pem', 'server.key']) {
      const file = path.join(dir, name);
      copyFileSync(certificate(name), file);
      chownSync(file, uid, gid);
      chmodSync(file, 0o600);
      const setting = name === 'server.pem' ? 'ssl_cert_file' : 'ssl_key_file';
      await sql.raw(`alter system set ${setting} = '${name}'`).execute(test.db);
    }
    // Others who share the server go on without: it is offered, not asked for.
    await sql`alter system set ssl = on`.execute(test.db);
    await sql`select pg_reload_conf()`.execute(test.db);
  });
  afterAll(() => test?.drop());

  const through = (authority: string) => {
    const url = new URL(test.url);
    url.searchParams.delete('host');
    url.searchParams.set('sslmode', 'verify-full');
    url.searchParams.set('sslrootcert', certificate(authority));
    return openDatabase(url.href, 1);
  };

  it('is reached with `sslmode=verify-full` in DATABASE_URL', async () => {
    const db = through('ca.pem');
    const { rows } = await sql<{ ssl: boolean }>`
      select ssl from pg_stat_ssl where pid = pg_backend_pid()`.execute(db);
    expect(rows).toEqual([{ ssl: true }]);
    await db.destroy();
  });

  it('is not spoken to when somebody else stands at its address', async () => {
    const db = through('other-ca.pem');
    await expect(sql`select 1`.execute(db)).rejects.toThrow(/certificate/);
    await db.destroy();
  });
});

describe('a relay behind TLS', () => {
  it('gets no mail when nobody vouches for its certificate, and gets it when the system trusts its authority', async () => {
    const arrived: string[] = [];
    const relay = new SMTPServer({
      ...{ secure: true, cert: read('server.pem'), key: read('server.key'), authOptional: true },
      onRcptTo({ address }, _session, done) {
        arrived.push(address);
        done();
      },
      onData(stream, _session, done) {
        stream.resume().on('end', () => done());
      },
    });
    relay.on('error', () => undefined);
    await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
    const url = `smtps://127.0.0.1:${(relay.server.address() as AddressInfo).port}`;
    const mail = { from: 'okr@example.org', to: 'pia@example.org', raw: Buffer.from('Subject: x\r\n\r\nx') };
    const before = tls.getCACertificates('default');
    try {
      const careful = createSmtpTransport(url);
      await expect(careful.send(mail)).rejects.toMatchObject({ failure: 'unreachable' });
      careful.close();
      expect(arrived).toEqual([]);
      // What NODE_EXTRA_CA_CERTS does at the start of a process.
      tls.setDefaultCACertificates([...before, read('ca.pem')]);
      const trusting = createSmtpTransport(url);
      await trusting.send(mail);
      trusting.close();
      expect(arrived).toEqual(['pia@example.org']);
    } finally {
      tls.setDefaultCACertificates(before);
      await new Promise<void>((resolve) => relay.close(resolve));
    }
  });
});
