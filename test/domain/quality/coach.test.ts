import { describe, expect, it } from 'vitest';
import { findWeaknesses } from '#domain/quality/coach.ts';
import { ENGLISH } from '#domain/quality/lexicon/en.ts';
import { compileLexicon } from '#domain/quality/lexicon/lexicon.ts';
import { readSet } from '#domain/quality/read-set.ts';
import { RULES } from '#domain/quality/rules/index.ts';
import { LANGUAGES, RULE_IDS } from '#domain/quality/types.ts';

const GOOD = {
  title: 'Calls solved at the first answer',
  baseline: 61,
  target: 75,
  unit: '%',
  history: [55, 58, 61],
};

function find(keyResult: object, lang = 'en', more: object = {}) {
  const objective = { title: 'Customers trust us with their month-end', kind: 'committed' };
  const reading = readSet({
    id: 'a',
    lang,
    level: 'company',
    objective,
    keyResults: [keyResult, GOOD],
    ...more,
  });
  if ('problem' in reading) throw new Error(reading.problem);
  return findWeaknesses(reading.set);
}
const rules = (keyResult: object, lang?: string) => find(keyResult, lang).map(({ rule }) => rule);

describe('natural wording', () => {
  it('takes a closed deal for an outcome and a held workshop for work', () => {
    expect(rules({ title: 'Close 40 enterprise deals', baseline: 31, target: 40, unit: 'deals' })).toEqual(
      [],
    );
    expect(rules({ title: 'Hold 5 workshops' })).toEqual(['kr.activity']);
    expect(rules({ title: '5 Workshops durchführen' }, 'de')).toEqual(['kr.activity']);
    expect(rules({ title: 'Animation de 6 ateliers' }, 'fr')).toEqual(['kr.activity']);
    expect(rules({ title: 'Impartir 8 cursos' }, 'es')).toEqual(['kr.activity']);
  });

  it('takes a verb that is a noun too for what it is here', () => {
    expect(rules({ title: 'Review time per request', baseline: 30, target: 8, unit: 'h' })).toEqual([]);
    expect(rules({ title: 'Review all contracts' })).toEqual(['kr.activity']);
  });

  it('finds the start in the title, in the fields, in the history, or in a plan to measure it', () => {
    expect(rules({ title: 'Churn from 4.2 % to under 3 %' })).toEqual([]);
    expect(rules({ title: 'Churn', baseline: 'baseline by week 3', target: '3 %' })).toEqual([]);
    expect(rules({ title: 'Krankenstand', baseline: '7,1 %', target: '5 %' }, 'de')).toEqual([]);
    expect(rules({ title: 'Churn', target: 3, unit: '%', history: [5, 4.6] })).toEqual([]);
    expect(rules({ title: 'Churn', baseline: 'tbd', target: 3, unit: '%' })).toEqual(['kr.no-baseline']);
  });

  it('lets a level be kept on purpose and a bad trend be turned', () => {
    const kept = {
      title: 'Availability stays above 99.9 %',
      baseline: 99.93,
      target: 99.9,
      unit: '%',
      history: [99.91, 99.93],
    };
    expect(rules(kept)).toEqual([]);
    expect(rules({ title: 'Complaints', baseline: 30, target: 15, history: [20, 25, 30] })).toEqual([]);
    expect(
      rules({ title: 'Satisfied customers', baseline: 92, target: 90, unit: '%', history: [88, 90, 92] }),
    ).toEqual(['kr.sandbagged']);
  });
});

describe('findings', () => {
  it('speak the language of the set and name a source', () => {
    const [finding] = find({ title: 'Die Zusammenarbeit ist besser' }, 'de');
    expect(finding).toMatchObject({ rule: 'kr.unmeasurable', keyResult: 0, severity: 'fix' });
    expect(finding?.message).toContain('schwer zu sagen');
    expect(finding?.source).toContain('re:Work');
  });

  it('follow the limits of the policy', () => {
    const reading = readSet({
      id: 'a',
      lang: 'en',
      level: 'company',
      objective: { title: 'Customers trust us with their month-end' },
      keyResults: [GOOD, GOOD, GOOD],
      siblings: ['One', { title: 'Two' }],
    });
    if ('problem' in reading) throw new Error(reading.problem);
    expect(findWeaknesses(reading.set)).toEqual([]);
    const strict = { maxObjectives: 2, minKeyResults: 2, maxKeyResults: 2 };
    const found = findWeaknesses(reading.set, strict);
    expect(found.map(({ rule }) => rule)).toEqual(['set.too-many-krs', 'set.too-many-objectives']);
    expect(found[0]?.message).toBe(
      'There are 3 key results; 2 is the most that people keep in view. Which tell most?',
    );
  });

  it('exist for every rule in every language, without a blaming word', () => {
    expect(RULES.map(({ id }) => id).sort()).toEqual([...RULE_IDS].sort());
    for (const { texts, source } of RULES) {
      expect(source).not.toBe('');
      for (const language of LANGUAGES) {
        const { message, reason, example } = texts[language];
        for (const text of [message, reason, example]) {
          expect(text.length).toBeGreaterThan(20);
          expect(text).not.toMatch(/sandbag|wrong|bad |falsch|schlecht|faux|mauvais|malo/i);
        }
      }
    }
  });
});

it('reads the words of a category when they are first asked for, and once', () => {
  const read: unknown[] = [];
  const get = (words: typeof ENGLISH, category: keyof typeof ENGLISH) => {
    read.push(category);
    return words[category];
  };
  const words = compileLexicon(new Proxy(ENGLISH, { get }));
  expect(read).toEqual([]);
  expect('increase the share'.search(words.up)).toBe(0);
  expect('the increased share'.search(words.down)).toBe(-1);
  expect('we increase'.search(words.up)).toBe(3);
  expect(read).toEqual(['up', 'down']);
});
