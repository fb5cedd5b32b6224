import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNumber } from '#domain/format.ts';
import { choiceOf, takeChoices } from '#domain/reply/keeping.ts';
import { type ReplyEntry, type ReplyTrouble, readReply } from '#domain/reply/read-reply.ts';
import { PAGE_LANGUAGES } from '#services/task-pages/texts/registry.ts';

const ASKED = [
  { label: 'A', unit: '' },
  { label: 'B', unit: '' },
  { label: 'C', unit: '' },
];
const read = (
  text: string,
  locale = 'en-GB',
  asked: ReadonlyArray<{ label: string; unit: string }> = ASKED,
) => readReply(text, { asked, locale });
const entry = (label: string, value: number | null, more: Partial<ReplyEntry> = {}): ReplyEntry => ({
  label,
  value,
  confidence: null,
  note: '',
  blocker: '',
  ...more,
});
const values = (...entries: ReplyEntry[]) => ({ is: 'values', entries });

describe('a reply that says that nothing changed', () => {
  it.each([
    'same',
    'Same.',
    'SAME!',
    'Hi,\n\nsame as last week\n\nPia',
    'Nothing changed, thanks!',
    'gleich',
    'Unverändert',
    'Hallo zusammen,\nalles gleich\nViele Grüsse\nPia',
    'Keine Änderungen.',
    'pareil',
    'Bonjour, rien de changé. Merci',
    'Inchangé',
    'igual',
    'Hola:\nsin cambios\nUn saludo',
    'Todo sigue igual',
    'same, thank you',
  ])('%j', (text) => {
    expect(read(text.replace(/\n\nPia$/, '\n\nThanks\nPia'))).toEqual({ is: 'same' });
  });
});

describe('values', () => {
  it('are read with their confidence, words and what is in the way', () => {
    expect(read('A 42, B 3.5 7/10 blocked by legal')).toEqual(
      values(entry('A', 42), entry('B', 3.5, { confidence: 7, blocker: 'legal' })),
    );
  });

  it.each([
    ['A 42\nB 3\nC 7', [entry('A', 42), entry('B', 3), entry('C', 7)]],
    ['a: 42; b = 3, c) 7', [entry('A', 42), entry('B', 3), entry('C', 7)]],
    ['(A) 42 (8/10) B 3', [entry('A', 42, { confidence: 8 }), entry('B', 3)]],
    ['A 42 B 3 C 7', [entry('A', 42), entry('B', 3), entry('C', 7)]],
    ['A 42 and B 3', [entry('A', 42), entry('B', 3)]],
    ['A - 42', [entry('A', 42)]],
    ['A -42', [entry('A', -42)]],
    ['A same 6/10, B 3', [entry('A', null, { confidence: 6 }), entry('B', 3)]],
    ['B blocked by the works council', [entry('B', null, { blocker: 'the works council' })]],
    ['A 42 8/10 two big deals came in', [entry('A', 42, { confidence: 8, note: 'two big deals came in' })]],
    ['A 42, going well, blocked by: IT', [entry('A', 42, { note: 'going well', blocker: 'IT' })]],
    ['A 42 going well, blocked by IT', [entry('A', 42, { note: 'going well', blocker: 'IT' })]],
    ['A 42\n8/10\nblocked by legal', [entry('A', 42, { confidence: 8, blocker: 'legal' })]],
    ['Hello,\n\nA 42\n\nBest regards\nPia Person\nB 7 Example Street', [entry('A', 42)]],
    ['A 42 confidence 7/10', [entry('A', 42, { confidence: 7 })]],
  ])('%j', (text, entries) => {
    expect(read(text)).toEqual(values(...entries));
  });

  it.each([
    ['de-DE', 'A 1.234,5', 1234.5],
    ['de-DE', 'A 1.500', 1500],
    ['en-GB', 'A 1,500', 1500],
    ['en-GB', 'A 1.5', 1.5],
    ['de-CH', 'A 1’234.5', 1234.5],
    ['de-AT', 'A 1 234,5', 1234.5],
    ['fr-FR', 'A 1 234,5', 1234.5],
    ['fr-FR', 'A 1\u202f234,5', 1234.5],
    ['fr-FR', 'A 12 345 678', 12_345_678],
    ['fr-CA', 'A 99,95 %', 99.95],
    ['es-ES', 'A 1.234,5', 1234.5],
    ['es-MX', 'A 1,234.5', 1234.5],
    ['en-US', 'A €1.2m', 1_200_000],
    ['de-DE', 'A 1,2 Mio. €', 1_200_000],
    ['en-GB', 'A $40k', 40_000],
    ['de-DE', 'A -3,5 %', -3.5],
    ['en-GB', 'A £12', 12],
  ])('in the format of %s: %s', (locale, text, value) => {
    expect(read(text, locale)).toEqual(values(entry('A', value)));
  });

  it.each([
    ['days', 'A 3 days', 3],
    ['€', 'A 3 €', 3],
    ['k€', 'A 900 k€', 900],
    ['k€', 'A €1.2m', 1200],
    ['Mio. €', 'A 1.2m €', 1.2],
    ['m', 'A 42 m', 42],
    ['customers', 'A 42 customers', 42],
    ['%', 'A 42', 42],
    ['points', 'A 40 points', 40],
  ])('counted in %s: %s', (unit, text, value) => {
    expect(read(text, 'en-GB', [{ label: 'A', unit }])).toEqual(values(entry('A', value)));
  });

  it('need no letter where one key result is asked', () => {
    expect(read('42 7/10 blockiert durch den Einkauf', 'de-DE', ASKED.slice(0, 1))).toEqual(
      values(entry('A', 42, { confidence: 7, blocker: 'den Einkauf' })),
    );
  });

  it.each([
    'A 4 blockiert durch den Einkauf',
    'A 4 blockiert von den Einkauf',
    'A 4 bloqué par den Einkauf',
    'A 4 bloqueado por den Einkauf',
    'A 4 blocked: den Einkauf',
  ])('name what is in the way in four languages: %s', (text) => {
    expect(read(text)).toEqual(values(entry('A', 4, { blocker: 'den Einkauf' })));
  });
});

describe('what can mean two things is unclear', () => {
  const cases: ReadonlyArray<readonly [string, ReplyTrouble]> = [
    ['', 'empty'],
    ['\n \u200b\n', 'empty'],
    ['Thanks\nPia', 'empty'],
    ['42', 'which-one'],
    ['Good week!', 'which-one'],
    ['A 42\n17', 'which-one'],
    ['H 42', 'not-asked'],
    ['A 42, A 43', 'twice'],
    ['A: good', 'no-figure'],
    ['A: done', 'no-figure'],
    ['A=4=ZZ fine', 'no-figure'],
    ['A 42x', 'no-figure'],
    ['A 42\nB much better', 'no-figure'],
    ['A good week', 'no-figure'],
    ['A 1.2.3', 'two-figures'],
    ['A 40 to 45', 'two-figures'],
    ['A 40-45', 'two-figures'],
    ['A 42/100', 'two-figures'],
    ['A 42 of 100', 'two-figures'],
    ['A 42 100', 'two-figures'],
    ['A +5', 'change-only'],
    ['A 7/10', 'only-confidence'],
    ['A 42 11/10', 'confidence'],
    ['A 42 blocked until 5/10', 'confidence-place'],
    ['A 42 waiting for plan B 2 weeks', 'run-on'],
    ['A 42 m', 'scale'],
    [`A 42 ${'long '.repeat(1000)}`, 'too-long'],
  ];
  it.each(cases)('%j', (text, trouble) => {
    expect(read(text)).toMatchObject({ is: 'unclear', trouble });
  });

  it.each([
    ['days', 'A 3 weeks'],
    ['customers', 'A 3 %'],
  ])('a figure in another unit than %s: %s', (unit, text) => {
    expect(read(text, 'en-GB', [{ label: 'A', unit }])).toMatchObject({ trouble: 'unit' });
  });

  it('names the line', () => {
    expect(read('A 42\nB: fine\nC 3')).toMatchObject({ trouble: 'no-figure', line: 'B: fine' });
  });
});

describe('whatever is written', () => {
  const LOCALES = ['en-GB', 'en-US', 'de-DE', 'de-CH', 'de-AT', 'fr-FR', 'fr-CA', 'es-ES', 'es-MX'];

  it('is read back in every number format as it was written', () => {
    const said = fc.record({
      value: fc.double({ min: -9_999_999, max: 9_999_999, noNaN: true }).map((x) => Number(x.toFixed(2)) + 0),
      confidence: fc.option(fc.integer({ min: 0, max: 10 })),
      blocker: fc.constantFrom('', 'legal', 'die Freigabe fehlt', 'l’achat'),
    });
    fc.assert(
      fc.property(
        fc.array(said, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(...LOCALES),
        fc.constantFrom('\n', ', '),
        (rows, locale, joint) => {
          const text = rows
            .map(({ value, confidence, blocker }, place) =>
              [
                ASKED[place]?.label,
                formatNumber(value, locale),
                ...(confidence === null ? [] : [`${confidence}/10`]),
                ...(blocker ? [`blocked by ${blocker}`] : []),
              ].join(' '),
            )
            .join(joint);
          const expected = rows.map(({ value, confidence, blocker }, place) =>
            entry(ASKED[place]?.label ?? '', value, { confidence, blocker }),
          );
          expect(read(text, locale)).toEqual(values(...expected));
        },
      ),
      { seed: 7, numRuns: 500 },
    );
  });

  it('never fails, and never says anything of a key result that was not asked', () => {
    const fragments = fc.constantFrom(
      'A',
      'B ',
      'c:',
      ' 42',
      '1.234,5',
      '7/10',
      '\n',
      ', ',
      'same',
      '%',
      '€',
      'm ',
      '+',
      '-',
      '(',
      'blocked by ',
      '\u0000',
      '\u202e',
      '\ud800',
      'é',
      '🎯',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(fragments, { maxLength: 40 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(...LOCALES), (written, locale) => {
        const reading = read(written, locale);
        if (reading.is !== 'values') return;
        const labels = reading.entries.map(({ label }) => label);
        expect(new Set(labels).size).toBe(labels.length);
        for (const { label, value, confidence } of reading.entries) {
          expect(['A', 'B', 'C']).toContain(label);
          expect(value === null || Number.isFinite(value)).toBe(true);
          expect(confidence === null || (confidence >= 0 && confidence <= 10)).toBe(true);
        }
      }),
      { seed: 7, numRuns: 3000 },
    );
  });

  it.each(['A 1', 'A ', '(', 'A:', ' B 1 ', 'blocked by ', 'hi ', '1 ', '\n'])(
    'takes no longer for %j said ten thousand times',
    (part) => {
      const begun = performance.now();
      read(part.repeat(10_000));
      expect(performance.now() - begun).toBeLessThan(1000);
    },
  );
});

describe('in the week that asks whether goals stay', () => {
  const DECIDING = ASKED.map((each) => ({ ...each, adjusting: true }));
  const decide = (text: string, locale = 'en-GB', asked = DECIDING) => read(text, locale, asked);

  it.each([
    'keep all',
    'keep',
    'same, keep all',
    'Same. Keep them.',
    'nothing changed and keep all',
    'gleich, alle behalten',
    'pareil, tout garder',
    'igual, mantener todo',
    'Hola:\nsin cambios\nmantener todo\nUn saludo\nPia',
  ])('%j keeps all', (text) => {
    expect(decide(text)).toEqual({ is: 'same', keepAll: true });
  });

  it.each(['keep it', 'keep this one', 'le garder', 'lo mantengo'])(
    '%j is of one, and of several nobody knows which',
    (text) => {
      expect(decide(text)).toMatchObject({ is: 'unclear' });
      expect(decide(text, 'en-GB', DECIDING.slice(0, 1))).toEqual({ is: 'same', keepAll: true });
    },
  );

  it.each([
    ['A 42 7/10 keep', [entry('A', 42, { confidence: 7, adjust: 'keep' })]],
    ['A 42, keep', [entry('A', 42, { adjust: 'keep' })]],
    ['A keep, B 3 drop it', [entry('A', null, { adjust: 'keep' }), entry('B', 3, { adjust: 'drop' })]],
    [
      'A keep\nB drop\nC 7',
      [entry('A', null, { adjust: 'keep' }), entry('B', null, { adjust: 'drop' }), entry('C', 7)],
    ],
    ['A keep, 42 6/10', [entry('A', 42, { confidence: 6, adjust: 'keep' })]],
    ['A keep, going well', [entry('A', null, { note: 'going well', adjust: 'keep' })]],
    ['A keep blocked by legal', [entry('A', null, { blocker: 'legal', adjust: 'keep' })]],
    ['A 42 blocked by legal, keep', [entry('A', 42, { blocker: 'legal', adjust: 'keep' })]],
    ['A 42 going well, keep it', [entry('A', 42, { note: 'going well', adjust: 'keep' })]],
    ['A same 6/10 behalten', [entry('A', null, { confidence: 6, adjust: 'keep' })]],
    ['A 42 à garder', [entry('A', 42, { adjust: 'keep' })]],
    ['A 42 mantenerlo', [entry('A', 42, { adjust: 'keep' })]],
    ['B change to 30', [entry('B', null, { adjust: 'change' })]],
    ['B 3, Zielwert ändern auf 30', [entry('B', 3, { adjust: 'change' })]],
    ['B streichen', [entry('B', null, { adjust: 'drop' })]],
    ['B 3, l’abandonner', [entry('B', 3, { adjust: 'drop' })]],
  ])('%j', (text, entries) => {
    expect(decide(text)).toEqual(values(...entries));
  });

  it.each(['42, keep', '42, same', 'same 42', 'keep, 42'])('%j loses no figure', (text) => {
    const reading = decide(text, 'en-GB', DECIDING.slice(0, 1));
    expect(reading.is === 'values' ? reading.entries[0]?.value : reading.is).not.toBe('same');
  });

  it('"keep all" beside figures is about all of them', () => {
    const all = { ...values(entry('A', 42), entry('B', 3)), keepAll: true };
    expect(decide('A 42\nB 3\nkeep all')).toEqual(all);
    expect(decide('A 42, B 3, keep all')).toEqual(all);
  });

  it.each([
    ['A 42 keep pushing', entry('A', 42, { note: 'keep pushing' })],
    ['A 42 drop in demand', entry('A', 42, { note: 'drop in demand' })],
    ['A 42 we change suppliers', entry('A', 42, { note: 'we change suppliers' })],
  ])('%j are words like any other', (text, said) => {
    expect(decide(text)).toEqual(values(said));
  });

  it.each<[ReplyTrouble, string]>([
    ['no-figure', 'A keep 42'],
    ['no-figure', 'A keep pushing'],
    ['no-figure', 'A drop to 30'],
    ['which-one', 'drop'],
    ['choices', 'A keep, drop'],
    ['choices', 'A 42 keep, change to 50'],
  ])('%s: %j is never guessed', (trouble, text) => {
    expect(decide(text)).toMatchObject({ is: 'unclear', trouble });
  });

  it('a single goal needs no letter', () => {
    expect(decide('42 keep', 'en-GB', DECIDING.slice(0, 1))).toEqual(
      values(entry('A', 42, { adjust: 'keep' })),
    );
    expect(decide('drop', 'en-GB', DECIDING.slice(0, 1))).toEqual(
      values(entry('A', null, { adjust: 'drop' })),
    );
  });

  it('in other weeks such words are words', () => {
    expect(read('A 42 keep')).toEqual(values(entry('A', 42, { note: 'keep' })));
    expect(read('keep all')).toMatchObject({ is: 'unclear' });
  });

  it.each(['en', 'de', 'fr', 'es'] as const)('what the page offers in %s is understood', (language) => {
    const { options } = PAGE_LANGUAGES.of(language).quarter.adjust;
    expect([options.keep, options.change, options.drop].map(choiceOf)).toEqual(['keep', 'change', 'drop']);
  });
});

it('a choice is taken out of a note, and the rest of it stays as it was written', () => {
  expect(takeChoices('noch 1,5 Mio fehlen, behalten')).toEqual({
    text: 'noch 1,5 Mio fehlen',
    choices: ['keep'],
  });
  expect(takeChoices('Done. Next, keep').text).toBe('Done. Next');
  expect(takeChoices('keep, and 1,5 more')).toEqual({ text: 'and 1,5 more', choices: ['keep'] });
});
