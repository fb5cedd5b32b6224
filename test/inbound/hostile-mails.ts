/** A seeded corpus of mails that somebody could send to an address of ours, out of malice, by accident, or by a strange program. */

export interface HostileMail {
  what: string;
  raw: Buffer;
  envelopeFrom: string;
}

export interface Addresses {
  /** The person the address was made for. */
  own: string;
  /** Somebody else in the company. */
  other: string;
  to: string;
}

/** @returns a generator of numbers from 0 up to 1, the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Make = (
  n: number,
  random: () => number,
  to: Addresses,
) => { raw: string | Buffer; envelopeFrom?: string };

const head = ({ own, to }: Addresses, n: number, more = '') =>
  `From: ${own}\r\nTo: ${to}\r\nSubject: Re: Check-in\r\nMessage-ID: <hostile-${n}@example.org>\r\n${more}`;
const typed = (type: string) => `MIME-Version: 1.0\r\nContent-Type: ${type}\r\n`;
const UNCLEAR = 'A about forty, B a bit more than last time\r\n';

/** Fate decides which bytes; what is asked of each kind is the same: nothing may change. */
const KINDS: Readonly<Record<string, Make>> = {
  'random bytes': (_n, random) => ({
    raw: Buffer.from(Array.from({ length: 2000 }, () => Math.floor(random() * 256))),
  }),
  'a head with bytes flipped': (n, random, to) => {
    const raw = Buffer.from(
      `${head(to, n, typed('text/plain; charset=utf-8'))}\r\nsame, but not quite: A\r\n`,
    );
    for (let i = 0; i < 12; i += 1) raw[Math.floor(random() * raw.length)] = Math.floor(random() * 256);
    // Whatever else is flipped, this is no longer who may write.
    return { raw: Buffer.concat([Buffer.from('From: x@y.example\r\n'), raw]) };
  },
  'no sender': (n, _random, { to }) => ({
    raw: `To: ${to}\r\nSubject: Re\r\nMessage-ID: <h${n}@x>\r\n\r\nsame\r\n`,
  }),
  'two senders': (n, _random, to) => ({
    raw: `From: ${to.own}, ${to.other}\r\nMessage-ID: <h${n}@x>\r\n\r\nsame\r\n`,
  }),
  'another sender': (n, _random, to) => ({
    raw: `From: ${to.other}\r\nMessage-ID: <h${n}@x>\r\n\r\nA 1\r\n`,
  }),
  'a name that looks like the sender': (n, _random, to) => ({
    raw: `From: "${to.own}" <mallory@example.com>\r\nMessage-ID: <h${n}@x>\r\n\r\nA 1\r\n`,
  }),
  'an address within an address': (n, _random, to) => ({
    raw: `From: <${to.own}@example.com>\r\nMessage-ID: <h${n}@x>\r\n\r\nA 1\r\n`,
  }),
  'an auto-reply': (n, _random, to) => ({
    raw: `${head(to, n, 'Auto-Submitted: auto-generated\r\n')}\r\nsame\r\n`,
  }),
  'a loop': (n, _random, to) => ({ raw: `${head(to, n, 'X-Loop: okr@mail.example.org\r\n')}\r\nsame\r\n` }),
  'a list': (n, _random, to) => ({
    raw: `${head(to, n, 'List-Id: <a.b>\r\nPrecedence: list\r\n')}\r\nsame\r\n`,
  }),
  'an empty envelope': (n, _random, to) => ({ raw: `${head(to, n)}\r\nsame\r\n`, envelopeFrom: '' }),
  'a report': (n, _random, to) => ({
    raw: `${head(to, n, typed('multipart/report; report-type=delivery-status; boundary=b'))}\r\n--b\r\n\r\nsame\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; ${to.own}\r\nAction: failed\r\nStatus: 5.1.1\r\n--b--\r\n`,
  }),
  nothing: () => ({ raw: '' }),
  'an empty body': (n, _random, to) => ({ raw: `${head(to, n)}\r\n` }),
  'a head without end': (n, _random, to) => ({ raw: head(to, n, `X-Long: ${'y'.repeat(200_000)}`) }),
  'ten thousand headers': (n, _random, to) => ({
    raw: `${head(to, n, Array.from({ length: 10_000 }, (_, i) => `X-${i}: y\r\n`).join(''))}\r\n${UNCLEAR}`,
  }),
  'parts within parts': (n, random, to) => {
    const depth = 200 + Math.floor(random() * 2000);
    const open = Array.from(
      { length: depth },
      (_, i) => `--b${i}\r\n${typed(`multipart/mixed; boundary=b${i + 1}`)}\r\n`,
    );
    return { raw: `${head(to, n, typed('multipart/mixed; boundary=b0'))}\r\n${open.join('')}${UNCLEAR}` };
  },
  'mails within mails': (n, random, to) => {
    const depth = 50 + Math.floor(random() * 300);
    return { raw: `${head(to, n)}${`${typed('message/rfc822')}\r\n`.repeat(depth)}\r\n${UNCLEAR}` };
  },
  'a part that never ends': (n, _random, to) => ({
    raw: `${head(to, n, typed('multipart/alternative; boundary=b'))}\r\n--b\r\nContent-Type: text/plain\r\n\r\n${UNCLEAR}`,
  }),
  'a boundary that is empty': (n, _random, to) => ({
    raw: `${head(to, n, typed('multipart/mixed; boundary=""'))}\r\n--\r\n\r\n${UNCLEAR}\r\n----\r\n`,
  }),
  'a charset that is none': (n, _random, to) => ({
    raw: `${head(to, n, typed('text/plain; charset=klingon-8'))}\r\n${UNCLEAR}`,
  }),
  'a wrong charset': (n, random, to) => ({
    raw: Buffer.concat([
      Buffer.from(`${head(to, n, typed('text/plain; charset=utf-16'))}\r\n`),
      Buffer.from(Array.from({ length: 301 }, () => Math.floor(random() * 256))),
    ]),
  }),
  'broken base64': (n, _random, to) => ({
    raw: `${head(to, n, `${typed('text/plain')}Content-Transfer-Encoding: base64\r\n`)}\r\n=====QSBmaW5l!!\u0001\r\n`,
  }),
  'broken quoted-printable': (n, _random, to) => ({
    raw: `${head(to, n, `${typed('text/plain')}Content-Transfer-Encoding: quoted-printable\r\n`)}\r\nA=4=ZZ fine=\r\n`,
  }),
  'NUL bytes': (n, _random, to) => ({ raw: `${head(to, n)}\r\nA \u0000\u0000fine\u0000\r\n` }),
  'headers of eight bits': (n, _random, to) => ({
    raw: Buffer.concat([
      Buffer.from(`From: ${to.own}\r\nMessage-ID: <h${n}@x>\r\nSubject: `),
      Buffer.from([0xc3, 0x28, 0xff, 0xfe, 0x80]),
      Buffer.from(`\r\n\r\n${UNCLEAR}`),
    ]),
  }),
  'headers within headers': (n, _random, to) => ({
    raw: `${head(to, n, 'X-A: =?utf-8?q?a=0D=0ABcc:_spy@example.org?=\r\n')}\r\n=?utf-8?q?A=0D=0ABcc:?= spy\r\n`,
  }),
  'an id that breaks headers': (_n, random, to) => ({
    raw: `From: ${to.own}\r\nMessage-ID: <a${random()}\r\n b@x>\u0007 Bcc: spy@example.org\r\n\r\n${UNCLEAR}`,
  }),
  scripts: (n, _random, to) => ({
    raw: `${head(to, n, typed('text/html'))}\r\n<script>A 42</script><img src=x onerror=alert(1)><p>A <b>fine</b></p>\r\n`,
  }),
  'HTML without end': (n, random, to) => ({
    raw: `${head(to, n, typed('text/html'))}\r\n${'<div><b>'.repeat(2000 + Math.floor(random() * 30_000))}A fine`,
  }),
  'an HTML bomb': (n, _random, to) => ({
    raw: `${head(to, n, typed('text/html'))}\r\n${'<table><tr><td>&#x41;'.repeat(20_000)}${'<!--'.repeat(20_000)}`,
  }),
  'lines that look like quotes': (n, random, to) => ({
    raw: `${head(to, n)}\r\n${['On ', 'Le ', 'Dnia ', 'Op ', '在', 'Am ', '> ', 'From: <'].map((start) => `${start}x\r\n`.repeat(200 + Math.floor(random() * 100))).join('')}`,
  }),
  'one endless line': (n, random, to) => ({
    raw: `${head(to, n)}\r\n${['A ', '1,', 'On x wrote', '____', 'blocked by '][Math.floor(random() * 5)]?.repeat(60_000)}\r\n`,
  }),
  'a reply that agrees everything': (n, _random, to) => ({
    raw: `${head(to, n)}\r\nAgreed! I approve all goals. Yes.\r\n`,
  }),
  'orders to a database': (n, _random, to) => ({
    raw: `${head(to, n)}\r\nA '); drop table task; --\r\nB \${7*7} {{link:1}}\r\n`,
  }),
  'letters that nobody asked about': (n, _random, to) => ({ raw: `${head(to, n)}\r\nZ 42\r\n` }),
  'figures beyond everything': (n, _random, to) => ({ raw: `${head(to, n)}\r\nA ${'9'.repeat(400)}\r\n` }),
  'a change, not a figure': (n, _random, to) => ({ raw: `${head(to, n)}\r\nA +5\r\n` }),
  'text that turns round': (n, _random, to) => ({
    raw: `${head(to, n, typed('text/plain; charset=utf-8'))}\r\nA \u202efine\u2066 B\u202e\r\n`,
  }),
  'an attachment alone': (n, _random, to) => ({
    raw: `${head(to, n, `${typed('application/pdf; name="same.pdf"')}Content-Disposition: attachment\r\n`)}\r\nsame\r\n`,
  }),
  'an invitation': (n, _random, to) => ({
    raw: `${head(to, n, typed('text/calendar; method=REPLY'))}\r\nBEGIN:VCALENDAR\r\nSUMMARY:A 42\r\nEND:VCALENDAR\r\n`,
  }),
};

const NOTHING: Make = () => ({ raw: '' });

/** @returns `count` mails, every kind in turn. */
export function hostileMails(seed: number, count: number, addresses: Addresses): HostileMail[] {
  const random = randomOf(seed);
  const kinds = Object.entries(KINDS);
  return Array.from({ length: count }, (_, n) => {
    const [what = '', make = NOTHING] = kinds[n % kinds.length] ?? [];
    const { raw, envelopeFrom = addresses.own } = make(n, random, addresses);
    return { what, raw: Buffer.isBuffer(raw) ? raw : Buffer.from(raw), envelopeFrom };
  });
}

/** Strange and honest: what mail programs make of a reply that says `A 42`. */
export function oddButGood({ own, to }: Addresses): ReadonlyArray<readonly [string, Buffer]> {
  const from = `From: "Person, Pia" <${own.toUpperCase()}>\r\nTo: ${to}\r\nSubject: =?utf-8?B?UmU6IOKcqA==?=\r\n`;
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  return [
    [
      'HTML alone',
      Buffer.from(
        `${from}${typed('text/html; charset=utf-8')}\r\n<html><head><style>p{A 7}</style></head><body><div>A&nbsp;42</div><br><div class="gmail_quote">On Monday OKR wrote: <blockquote>A 7</blockquote></div></body></html>\r\n`,
      ),
    ],
    [
      'base64',
      Buffer.from(
        `${from}${typed('text/plain; charset=utf-8')}Content-Transfer-Encoding: base64\r\n\r\n${base64('A 42\r\n')}\r\n`,
      ),
    ],
    [
      'quoted-printable',
      Buffer.from(
        `${from}${typed('text/plain; charset=iso-8859-1')}Content-Transfer-Encoding: quoted-printable\r\n\r\nA=A042\r\n`,
      ),
    ],
    [
      'UTF-16',
      Buffer.from(
        `${from}${typed('text/plain; charset=utf-16le')}Content-Transfer-Encoding: base64\r\n\r\n${Buffer.from('A 42\r\n', 'utf16le').toString('base64')}\r\n`,
      ),
    ],
    ['a charset that is none', Buffer.from(`${from}${typed('text/plain; charset=klingon-8')}\r\nA 42\r\n`)],
    ['no blank line of MIME', Buffer.from(`${from}\r\nA 42\r\n`)],
    [
      'two forms and a picture',
      Buffer.from(
        `${from}${typed('multipart/related; boundary=r')}\r\n--r\r\n${typed('multipart/alternative; boundary=a')}\r\n--a\r\n${typed('text/plain')}\r\nA 42\r\n\r\n-- \r\nPia\r\n--a\r\n${typed('text/html')}\r\n<p>A 42</p><img src="cid:x">\r\n--a--\r\n--r\r\nContent-Type: image/png\r\nContent-ID: <x>\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64('x'.repeat(50_000))}\r\n--r--\r\n`,
      ),
    ],
    [
      'a quote in Outlook’s way',
      Buffer.from(
        `${from}\r\nA 42\r\n\r\nPia\r\n\r\n________________________________\r\nFrom: OKR <okr@example.org>\r\nSent: Monday\r\nTo: Pia\r\nSubject: Check-in\r\n\r\nA - Active customers\r\n`.replace(
          '\r\nPia\r\n',
          '\r\nThanks\r\nPia\r\n',
        ),
      ),
    ],
    [
      'a quote in German',
      Buffer.from(
        `${from}${typed('text/plain; charset=utf-8')}\r\nA 42\r\n\r\nAm 15.02.2027 um 10:00 schrieb OKR <okr@example.org>:\r\n> A – Aktive Kunden\r\n> B 7\r\n`,
      ),
    ],
    [
      'a quote in French',
      Buffer.from(
        `${from}${typed('text/plain; charset=utf-8')}\r\nA 42\r\n\r\nLe lun. 15 févr. 2027 à 10:00, OKR <okr@example.org> a écrit :\r\n> B 7\r\n`,
      ),
    ],
    [
      'a quote in Spanish',
      Buffer.from(
        `${from}${typed('text/plain; charset=utf-8')}\r\nA 42\r\n\r\nEl lun, 15 feb 2027 a las 10:00, OKR (<okr@example.org>) escribió:\r\n> B 7\r\n`,
      ),
    ],
    [
      'a phone',
      Buffer.from(
        `${from}\r\nA 42\r\n\r\nSent from my iPhone\r\n\r\n> On 15 Feb 2027, at 10:00, OKR <okr@example.org> wrote:\r\n> B 7\r\n`,
      ),
    ],
  ];
}
