import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { composeMime } from '#mails/mime.ts';

const base = {
  from: 'OKR <okr@example.org>',
  to: { address: 'pia@example.org' },
  subject: 'Hello',
  date: new Date('2027-01-11T09:00:00Z'),
  messageId: '<abc@example.org>',
  language: 'en',
  text: 'text',
  html: '<p>html</p>',
  headers: { References: '<thread@example.org>' },
};

describe('a composed message', () => {
  it('is read back as it was written, whatever its texts', async () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(text, text, async (subject, body) => {
        const line = subject.replace(/\s+/g, ' ').trim();
        fc.pre(line !== '');
        const raw = composeMime({ ...base, subject: line, text: `a${body}b`, html: `<p>${body.length}</p>` });
        for (const each of raw.toString().split('\r\n')) expect(each.length).toBeLessThan(998);
        const mail = await simpleParser(raw);
        expect(mail.subject?.replace(/\s+/g, ' ')).toBe(line);
        expect(mail.text?.replace(/\r?\n/g, '\n')).toBe(`a${body}b`.replace(/\r\n?/g, '\n'));
      }),
      { numRuns: 60 },
    );
  });

  it('is the same each time, and has no header of somebody else’s', () => {
    expect(composeMime(base)).toEqual(composeMime(base));
    expect(() => composeMime({ ...base, to: { address: 'a@b.c\r\nBcc: d@e.f' } })).toThrow(RangeError);
    expect(() => composeMime({ ...base, headers: { References: 'x\nBcc: d@e.f' } })).toThrow(RangeError);
  });
});
