import { readFileSync } from 'node:fs';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';

/** The list of issue 4, written out again: the cases must not follow the rules' own idea of it. */
const SET_RULES = [
  'objective.numeric',
  'objective.business-as-usual',
  'objective.vague',
  'set.too-many-objectives',
  'set.too-many-krs',
  'set.too-few-krs',
  'set.krs-dont-cover',
  'align.orphan',
  'align.copied',
] as const;
const KEY_RESULT_RULES = [
  'kr.activity',
  'kr.unmeasurable',
  'kr.no-baseline',
  'kr.binary',
  'kr.sandbagged',
  'kr.unrealistic',
  'kr.compound',
  'kr.vanity',
] as const;
const RULES = [...KEY_RESULT_RULES, ...SET_RULES];

const Title = Type.Object({ title: Type.String({ minLength: 1 }) }, { additionalProperties: false });
const Figure = Type.Union([Type.Number(), Type.String({ minLength: 1 }), Type.Null()]);
const Case = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z]{2}-[a-z]+-[0-9]+$' }),
    lang: Type.Union([Type.Literal('en'), Type.Literal('de'), Type.Literal('fr'), Type.Literal('es')]),
    level: Type.Union([Type.Literal('company'), Type.Literal('department'), Type.Literal('individual')]),
    local: Type.Optional(Type.Boolean()),
    objective: Type.Object(
      {
        title: Type.String({ minLength: 1 }),
        kind: Type.Union([Type.Literal('committed'), Type.Literal('aspirational')]),
      },
      { additionalProperties: false },
    ),
    keyResults: Type.Array(
      Type.Object(
        {
          title: Type.String({ minLength: 1 }),
          baseline: Figure,
          target: Figure,
          unit: Type.String(),
          history: Type.Optional(Type.Array(Type.Number())),
        },
        { additionalProperties: false },
      ),
    ),
    parent: Type.Union([Title, Type.Null()]),
    siblings: Type.Optional(Type.Array(Title)),
    expected: Type.Array(
      Type.Object(
        {
          rule: Type.Enum(RULES),
          keyResult: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
        },
        { additionalProperties: false },
      ),
    ),
    note: Type.String({ minLength: 1 }),
  },
  { additionalProperties: false },
);
type Case = Static<typeof Case>;

const readCases = (name: string): Case[] =>
  readFileSync(new URL(`cases/${name}.ndjson`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line, index) => {
      const value: unknown = JSON.parse(line);
      // The place only: a failing run must not show what is in the held-out file.
      if (!Value.Check(Case, value)) throw new Error(`${name}.ndjson, line ${index + 1}: not a case`);
      return value;
    });

const development = readCases('development');
const heldOut = readCases('held-out');
const all = [...development, ...heldOut];

const expects = (one: Case, rule: string) => one.expected.some((finding) => finding.rule === rule);
const idsWhere = (test: (one: Case) => boolean) => all.filter(test).map((one) => one.id);
const shareOf = (cases: Case[], test: (one: Case) => boolean) => cases.filter(test).length / cases.length;

describe('the labelled cases', () => {
  it('are enough, each once, a third of them held out', () => {
    expect(all.length).toBeGreaterThanOrEqual(240);
    expect(new Set(all.map((one) => one.id)).size).toBe(all.length);
    expect(heldOut.length / all.length).toBeCloseTo(1 / 3, 2);
  });

  it.each([
    ['development', development],
    ['held-out', heldOut],
  ])('of %s are half clean, in four languages, at every level', (_name, cases) => {
    const clean = shareOf(cases, (one) => one.expected.length === 0);
    expect(clean).toBeGreaterThan(0.47);
    expect(clean).toBeLessThan(0.53);
    for (const [lang, share] of Object.entries({ en: 0.45, de: 0.25, fr: 0.15, es: 0.15 })) {
      expect(Math.abs(shareOf(cases, (one) => one.lang === lang) - share), lang).toBeLessThan(0.05);
    }
    for (const level of ['company', 'department', 'individual']) {
      expect(
        shareOf(cases, (one) => one.level === level),
        level,
      ).toBeGreaterThan(0.05);
    }
  });

  it.each(RULES)('have %s often enough, held out too, in several languages', (rule) => {
    const having = all.filter((one) => expects(one, rule));
    const havingHeldOut = heldOut.filter((one) => expects(one, rule));
    expect(having.length).toBeGreaterThanOrEqual(8);
    expect(havingHeldOut.length).toBeGreaterThanOrEqual(3);
    expect(new Set(having.map((one) => one.lang)).size).toBeGreaterThanOrEqual(3);
    expect(new Set(havingHeldOut.map((one) => one.lang)).size).toBeGreaterThanOrEqual(2);
  });

  it('have one to three labels when weak, at a key result that is there, at most one of each', () => {
    expect(idsWhere((one) => one.expected.length > 3)).toEqual([]);
    const labelsFit = (one: Case) =>
      new Set(one.expected.map((finding) => JSON.stringify(finding))).size === one.expected.length &&
      one.expected.every(({ rule, keyResult }) =>
        rule.startsWith('kr.') ? keyResult !== null && keyResult < one.keyResults.length : keyResult === null,
      );
    expect(idsWhere((one) => !labelsFit(one))).toEqual([]);
  });

  it('are labelled as the countable rules say', () => {
    const countable: Record<string, (one: Case) => boolean> = {
      'align.orphan': (one) => one.level !== 'company' && one.parent === null && one.local !== true,
      'set.too-few-krs': (one) => one.keyResults.length < 2,
      'set.too-many-krs': (one) => one.keyResults.length > 5,
      'set.too-many-objectives': (one) => (one.siblings ?? []).length + 1 > 5,
    };
    for (const [rule, holds] of Object.entries(countable)) {
      expect(
        idsWhere((one) => holds(one) !== expects(one, rule)),
        rule,
      ).toEqual([]);
    }
  });
});
