import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BLANK_KEY_RESULT,
  type DraftInput,
  type DraftObjectiveInput,
  type DraftRules,
  readDraft,
} from '#domain/okr-draft.ts';

const rules: DraftRules = {
  locale: 'de-DE',
  choices: [],
  needsWhy: false,
  people: [
    { id: 'p1', label: 'Pia Person' },
    { id: 'p2', label: 'Otto Other' },
  ],
  departments: [{ id: 'd1', label: 'Legal' }],
  lastDay: '2027-03-31',
};
const keyResult = {
  ...BLANK_KEY_RESULT,
  title: 'Zufriedenheit',
  baseline: '99,95',
  target: '100',
  unit: '%',
};
const objective: DraftObjectiveInput = {
  id: '',
  title: 'Better',
  kind: 'committed',
  aligned: '',
  keyResults: [keyResult],
};
const input = (objectives: DraftObjectiveInput[], rest: Partial<DraftInput> = {}): DraftInput => ({
  why: '',
  notThisQuarter: '',
  objectives,
  ...rest,
});
const fieldsOf = (draft: DraftInput, with_ = rules) =>
  readDraft(draft, with_).problems.map(({ field }) => field);

describe('a draft', () => {
  it('is read with the writer’s numbers', () => {
    const { draft, problems } = readDraft(input([objective]), rules);
    expect(problems).toEqual([]);
    expect(draft?.objectives[0]?.keyResults[0]).toMatchObject({
      baseline: 99.95,
      target: 100,
      unit: '%',
      id: null,
    });
  });

  it('names each field that is wrong, with its value and what to do', () => {
    const broken = {
      ...objective,
      title: ' ',
      kind: 'big',
      keyResults: [{ ...keyResult, baseline: 'viel', target: '' }],
    };
    const { draft, problems } = readDraft(input([broken]), rules);
    expect(draft).toBeNull();
    expect(problems.map(({ field }) => field)).toEqual([
      'objectives[0][title]',
      'objectives[0][kind]',
      'objectives[0][keyResults][0][baseline]',
      'objectives[0][keyResults][0][target]',
    ]);
    expect(problems[2]).toEqual({
      field: 'objectives[0][keyResults][0][baseline]',
      value: 'viel',
      remedy: 'Write a number such as 99,95.',
    });
  });

  it('takes a baseline that is still to come, when it says which way', () => {
    const later = { ...keyResult, baseline: '', baselineLater: 'yes' };
    expect(fieldsOf(input([{ ...objective, keyResults: [later] }]))).toEqual([
      'objectives[0][keyResults][0][direction]',
    ]);
    const down = { ...later, direction: 'decrease' };
    const { draft } = readDraft(input([{ ...objective, keyResults: [down] }]), rules);
    expect(draft?.objectives[0]?.keyResults[0]).toMatchObject({ baseline: null, direction: 'decrease' });
    // A figure that is given is the start, and says which way by itself.
    const both = { ...down, baseline: '90' };
    const known = readDraft(input([{ ...objective, keyResults: [both] }]), rules).draft;
    expect(known?.objectives[0]?.keyResults[0]).toMatchObject({ baseline: 90, direction: 'increase' });
  });

  it('knows people and departments by name, and says who is not there', () => {
    const named = {
      ...keyResult,
      owner: ' pia  person ',
      contributors: ['Otto Other', '', 'Otto Other', 'Pia Person'],
      confidence: '2',
      initiatives: 'Ask ten customers\n\n Call them ',
      need: { department: 'legal', wanted: 'A contract', by: '2027-02-12' },
    };
    const { draft, problems } = readDraft(input([{ ...objective, keyResults: [named] }]), rules);
    expect(problems).toEqual([]);
    expect(draft?.objectives[0]?.keyResults[0]).toMatchObject({
      ownerId: 'p1',
      contributorIds: ['p2'],
      startingConfidence: 2,
      initiatives: ['Ask ten customers', 'Call them'],
      need: { departmentId: 'd1', wanted: 'A contract', by: '2027-02-12' },
    });
    const wrong = {
      ...named,
      owner: 'Nobody',
      contributors: ['', 'Someone'],
      confidence: '11',
      need: { department: 'Legal', wanted: ' ', by: '2027-02-30' },
    };
    expect(fieldsOf(input([{ ...objective, keyResults: [wrong] }]))).toEqual([
      'objectives[0][keyResults][0][owner]',
      'objectives[0][keyResults][0][confidence]',
      'objectives[0][keyResults][0][contributors][1]',
      'objectives[0][keyResults][0][need][wanted]',
      'objectives[0][keyResults][0][need][by]',
    ]);
    const late = { ...named, need: { ...named.need, by: '2027-04-01' } };
    expect(fieldsOf(input([{ ...objective, keyResults: [late] }]))).toEqual([
      'objectives[0][keyResults][0][need][by]',
    ]);
  });

  it('keeps to fewer objectives where the policy says so', () => {
    const two = input([objective, objective]);
    expect(fieldsOf(two, { ...rules, maxObjectives: 1 })).toEqual(['objectives']);
  });

  it('needs something written, few objectives and few key results', () => {
    expect(fieldsOf(input([]))).toEqual(['objectives[0][title]']);
    expect(fieldsOf(input(Array(6).fill(objective)))).toEqual(['objectives']);
    expect(fieldsOf(input([{ ...objective, keyResults: Array(6).fill(keyResult) }]))).toEqual([
      'objectives[0][keyResults]',
    ]);
    expect(fieldsOf(input([{ ...objective, keyResults: [] }]))).toEqual([
      'objectives[0][keyResults][0][title]',
    ]);
  });

  it('wants a target that differs, and titles that fit', () => {
    const same = { ...objective, keyResults: [{ ...keyResult, target: '99,950' }] };
    expect(fieldsOf(input([same]))).toEqual(['objectives[0][keyResults][0][target]']);
    expect(fieldsOf(input([{ ...objective, title: 'x'.repeat(501) }]))).toEqual(['objectives[0][title]']);
    expect(fieldsOf(input([{ ...objective, title: 'x'.repeat(500) }]))).toEqual([]);
  });

  it('says what it contributes to where there is something above', () => {
    const above = { ...rules, choices: ['6f1f7f2e-0000-4000-8000-000000000001'] };
    expect(fieldsOf(input([objective]), above)).toEqual(['objectives[0][aligned]']);
    expect(fieldsOf(input([{ ...objective, aligned: 'something else' }]), above)).toEqual([
      'objectives[0][aligned]',
    ]);
    const local = readDraft(input([{ ...objective, aligned: 'local' }]), above).draft?.objectives[0];
    expect(local).toMatchObject({ local: true, alignedTo: null });
  });

  it('of a strategy says why', () => {
    expect(fieldsOf(input([objective]), { ...rules, needsWhy: true })).toEqual(['why']);
  });

  it('leaves out rows without text and takes no id twice', () => {
    const id = '6f1f7f2e-0000-4000-8000-000000000001';
    const blank = {
      id,
      title: '',
      kind: '',
      aligned: '',
      keyResults: [BLANK_KEY_RESULT],
    };
    const twice = { ...objective, id };
    const { draft } = readDraft(input([blank, twice, twice, { ...objective, id: "'; drop" }]), rules);
    expect(draft?.objectives.map((each) => each.id)).toEqual([id, null, null]);
  });

  it('takes any text without an error, and gives either a draft or problems', () => {
    const text = fc.string({ maxLength: 30 });
    const anyDraft = fc.record({
      why: text,
      notThisQuarter: text,
      objectives: fc.array(
        fc.record({
          id: text,
          title: text,
          kind: fc.oneof(text, fc.constantFrom('committed', 'aspirational')),
          aligned: text,
          keyResults: fc.array(
            fc.record({
              id: text,
              title: text,
              baseline: text,
              baselineLater: fc.constantFrom('', 'yes'),
              target: text,
              unit: text,
              direction: fc.oneof(text, fc.constantFrom('increase', 'decrease')),
              owner: text,
              contributors: fc.array(text, { maxLength: 12 }),
              confidence: fc.oneof(text, fc.constantFrom('', '2', '5', '8')),
              initiatives: text,
              milestones: text,
              need: fc.record({
                department: text,
                wanted: text,
                by: fc.oneof(text, fc.constant('2027-02-30')),
              }),
            }),
            { maxLength: 7 },
          ),
        }),
        { maxLength: 7 },
      ),
    });
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const read = readDraft(draft, rules);
        expect(read.draft === null).toBe(read.problems.length > 0);
      }),
    );
  });
});
