import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readPeopleFile } from '#domain/people-file/read.ts';
import { codes, planOf } from './helpers.ts';

const FORMS = [
  ['utf8', false],
  ['utf8', true],
  ['utf16le', true],
  ['utf16le', false],
  ['utf16be', true],
  ['utf16be', false],
  ['win1252', false],
] as const;
const LETTERS = 'aZ\u00e9\u00df\u00d8\u20ac\u017d,;"\t\n|\'= /';
/** What a cell reads as: spaces of any kind are one space, and there are none around it. */
const tidy = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[\u00ad\u200b\u200e\u200f\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
const quoted = (text: string, delimiter: string, always: boolean) =>
  always || [delimiter, '"', '\n', '\r'].some((char) => text.includes(char))
    ? `"${text.replaceAll('"', '""')}"`
    : text;

const word = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 12 });
const anything = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });

describe('a people file reads the same however it was saved', () => {
  it('in every encoding, separator, quoting and line ending', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ name: word, title: word }), { minLength: 1, maxLength: 8 }),
        fc.constantFrom(...FORMS),
        fc.constantFrom(',', ';', '\t'),
        fc.boolean(),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.shuffledSubarray(['name', 'E-mail', 'DEPARTMENT', 'Title', 'shoe size'], { minLength: 5 }),
        async (people, [encoding, mark], delimiter, always, newline, columns) => {
          const cells = people.map((person, index) => ({
            name: `N${person.name}`,
            title: person.title,
            'e-mail': `p${index}@example.org`,
            department: 'Caf\u00e9',
            'shoe size': '42',
          }));
          const lines = [
            columns,
            ...cells.map((cell) =>
              columns.map((column) => new Map(Object.entries(cell)).get(column.toLowerCase()) ?? ''),
            ),
          ];
          const text = lines
            .map((line) => line.map((cell) => quoted(cell, delimiter, always)).join(delimiter))
            .join('\n')
            .replaceAll('\n', newline);
          const plan = await planOf(iconv.encode(text, encoding, { addBOM: mark }));
          expect(codes(plan)).toEqual([]);
          expect(plan.ignoredColumns).toEqual(['shoe size']);
          expect(plan.people.map(({ name, title, departmentPath }) => [name, title, departmentPath])).toEqual(
            cells.map(({ name, title }) => [tidy(name), tidy(title) || null, 'Caf\u00e9']),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('with any Unicode in UTF-8 and UTF-16, across the chunks it is read in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anything, { minLength: 1, maxLength: 20 }),
        fc.constantFrom('utf8', 'utf16le'),
        async (names, encoding) => {
          const text = `email,name,department\n${names.map((name, index) => `p${index}@example.org,${quoted(`N${name}`, ',', true)},X`).join('\n')}`;
          const file = await readPeopleFile(iconv.encode(text, encoding, { addBOM: true }));
          for (const row of file.rows) {
            const index = Number(/\d+/.exec(row.email ?? '')?.[0]);
            expect(row.name).toBe(tidy(`N${names[index]}`));
          }
          expect(file.rows.length + new Set(file.problems.map((problem) => problem.line)).size).toBe(
            names.length,
          );
          for (const problem of file.problems)
            expect(['control-characters', 'damaged-text', 'too-long']).toContain(problem.code);
        },
      ),
    );
  });

  it('never throws and never takes long, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (bytes, withHeader) => {
        const head = Buffer.from(withHeader ? 'email,name,department\n' : '');
        const plan = await planOf(Buffer.concat([head, bytes]));
        expect(plan.rows).toBe(plan.people.length + plan.badRows);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps a character whole that lies across two chunks', async () => {
    const name = '\u{1F9ED}'.repeat(90);
    const text = `email,name,department\n${Array.from({ length: 4000 }, (_, i) => `p${i}@example.org,${name},X`).join('\n')}`;
    for (const pad of ['', ' '])
      expect(codes(await planOf(Buffer.from(`${text}${pad}`.replace('email', `${pad}email`))))).toEqual([]);
  });

  it('one damaged byte spoils one row, not every accent', async () => {
    const bytes = Buffer.concat([
      Buffer.from('email,name,department\na@b.org,Zoë,X\nb@b.org,J'),
      Buffer.from([0xfc]),
      Buffer.from('rgen,X\nc@b.org,Søren,Åre\n'),
    ]);
    const plan = await planOf(bytes);
    expect(codes(plan)).toEqual(['3 name damaged-text']);
    expect(plan.people.map((person) => person.name)).toEqual(['Zoë', 'Søren']);
  });
});

describe('50 MB of nonsense is refused at once', () => {
  const size = 50 * 1024 * 1024;
  it.each([
    ['zeros', Buffer.alloc(size), 1],
    ['random bytes', pseudoRandom(size), 1],
    ['one letter', Buffer.alloc(size, 'a'), 1],
    ['quotes', Buffer.alloc(size, '"'), 1],
    ['line ends', Buffer.alloc(size, '\n'), 1],
    [
      'a header, then one endless field',
      Buffer.concat([Buffer.from('email,name,department\n"'), Buffer.alloc(size, 'a')]),
      1,
    ],
    [
      'a header, then random bytes',
      Buffer.concat([Buffer.from('email,name,department\n'), pseudoRandom(size)]),
      50_001,
    ],
  ])('%s', async (_, bytes, atMost) => {
    const start = performance.now();
    const plan = await planOf(bytes);
    expect(plan.refused).toBe(true);
    expect(plan.problems.length).toBeLessThanOrEqual(atMost);
    expect(performance.now() - start).toBeLessThan(8_000);
  });
});

function pseudoRandom(size: number): Buffer {
  const bytes = Buffer.alloc(size);
  let state = 12345;
  for (let index = 0; index < size; index++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
}
