import { generateKeyPairSync } from 'node:crypto';
import { authenticate } from 'mailauth';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeMime } from '#mails/mime.ts';
import { createSmtpTransport } from '#services/mailer/transport.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const record = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;

let server: SMTPServer;
let port: number;
let received: Buffer[];

beforeAll(async () => {
  received = [];
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        received.push(Buffer.concat(parts));
        done();
      });
    },
  });
  port = await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
});
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

/** Sends one mail, signed, and takes the bytes that came. */
async function sendSigned(): Promise<Buffer> {
  const transport = createSmtpTransport(`smtp://127.0.0.1:${port}`, {
    dkim: {
      domain: 'example.org',
      selector: 'okr',
      privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    },
  });
  const raw = composeMime({
    from: 'OKR Büro <okr@example.org>',
    to: { address: 'jürgen@example.org' },
    subject: 'Prüfen Sie Ihre Ziele',
    date: new Date('2027-01-11T09:00:00Z'),
    messageId: '<one@example.org>',
    language: 'de',
    text: 'Grüezi',
    html: '<p>Grüezi</p>',
    calendar: null,
    headers: {
      'List-Unsubscribe': '<https://example.org/r/x>',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  });
  await transport.send({ from: 'okr@example.org', to: 'jurgen@example.org', raw });
  transport.close();
  const came = received.shift();
  if (!came) throw new Error('no mail came');
  return came;
}

const verdictOn = async (bytes: Buffer) => {
  const { dkim } = await authenticate(bytes, {
    trustReceived: false,
    resolver: async (name: string) => {
      if (name === 'okr._domainkey.example.org') return [[record]];
      throw Object.assign(new Error(`no record for ${name}`), { code: 'ENOTFOUND' });
    },
  });
  return dkim.results[0];
};

describe('a signed mail (RFC 6376)', () => {
  it('passes the judgement of somebody else’s verifier', async () => {
    expect((await verdictOn(await sendSigned()))?.status.result).toBe('pass');
  });

  it('covers the headers by which people unsubscribe (RFC 8058, 4)', async () => {
    const covered = /[; ]h=([^;]+);/.exec(
      (await sendSigned()).toString('latin1').replace(/\r\n\s+/g, ''),
    )?.[1];
    expect(covered?.toLowerCase().split(':')).toEqual(
      expect.arrayContaining(['from', 'date', 'message-id', 'list-unsubscribe', 'list-unsubscribe-post']),
    );
  });

  it('fails once a word of it is changed', async () => {
    const changed = Buffer.from((await sendSigned()).toString('latin1').replace('one@', 'two@'), 'latin1');
    expect((await verdictOn(changed))?.status.result).toBe('fail');
  });
});
