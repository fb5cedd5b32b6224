import { describe, expect, test } from 'vitest';
import { defaultCycleName, findDepartments, readLeaderNote, scopeKey } from '#domain/launch.ts';
import { parsePeriod } from '#domain/period.ts';

const department = (path: string) => ({
  id: path,
  parentId: null,
  name: path.split(' / ').at(-1) ?? '',
  path,
});
const all = [
  'Product',
  'Product / Design',
  'Product / Design / Brand',
  'Sales',
  'Sales / Design',
  'Designers',
].map(department);
const names = (wanted: string[]) => findDepartments(wanted, all).map(({ path }) => path);

describe('which departments are meant', () => {
  test.each([
    [['Sales'], ['Sales']],
    [[' sales '], ['Sales']],
    [['product/design'], ['Product / Design']],
    [
      ['Sales', 'Product'],
      ['Product', 'Sales'],
    ],
    [['Product', 'Product / Design', 'Brand'], ['Product']],
    [['Designers', 'Designers'], ['Designers']],
    [[], []],
  ])('%j means %j', (wanted, found) => {
    expect(names(wanted)).toEqual(found);
  });

  test('a name that several bear is refused with their paths', () => {
    expect(() => names(['design'])).toThrow(
      expect.objectContaining({
        code: 'ambiguous-department',
        field: 'departments',
        value: 'design',
        remedy: 'Write the path: "Product / Design" or "Sales / Design".',
      }),
    );
  });

  test('an unknown name is refused with what comes near', () => {
    expect(() => names(['Desig'])).toThrow(
      expect.objectContaining({
        code: 'unknown-department',
        value: 'Desig',
        remedy: expect.stringContaining('"Designers"'),
      }),
    );
    expect(() => findDepartments(['Sales'], [])).toThrow(
      expect.objectContaining({ remedy: expect.stringContaining('Import people first') }),
    );
  });

  test('the same departments give the same key in whatever order, and everyone has one too', () => {
    expect(scopeKey([{ id: 'b' }, { id: 'a' }])).toBe(scopeKey([{ id: 'a' }, { id: 'b' }]));
    expect(scopeKey([])).toBe('everyone');
    const period = parsePeriod('2027-Q1');
    expect(defaultCycleName(period, [])).toBe('2027-Q1 for everyone');
    expect(defaultCycleName(period, [{ name: 'Sales' }, { name: 'Product' }])).toBe(
      '2027-Q1 pilot: Sales, Product',
    );
  });
});

describe('the leader’s note', () => {
  const sponsor = { name: 'Petra Pohl' };

  test('is the sponsor’s, and none when nothing was written', () => {
    expect(readLeaderNote(' Less, but better.\r\n', sponsor)).toEqual({
      from: 'Petra Pohl',
      text: 'Less, but better.',
    });
    expect(readLeaderNote('  ', undefined)).toBeUndefined();
  });

  test.each([
    ['x'.repeat(2001), sponsor, 'note-too-long', 'Shorten it to 2000.'],
    ['Less.', undefined, 'note-without-sponsor', 'Name a sponsor, or leave the note out.'],
  ])('that cannot be sent says why', (text, from, code, remedy) => {
    expect(() => readLeaderNote(text, from)).toThrow(expect.objectContaining({ code, remedy }));
  });
});
