import { describe, expect, it } from 'vitest';
import { decisionOf } from '#domain/agreement/decision.ts';
import type { Difference } from '#domain/agreement/differences.ts';
import { exceptionsOf, type LastWord, type ReviewSheet } from '#domain/agreement/exceptions.ts';

function sheet(change: Partial<ReviewSheet> = {}): ReviewSheet {
  return {
    content: {
      why: '',
      notThisQuarter: '',
      objectives: [
        {
          id: 'o1',
          title: 'New customers find their way without asking us',
          kind: 'committed',
          local: false,
          alignedTo: ['up'],
          keyResults: [
            {
              id: 'k1',
              title: 'New accounts that reach a first result within a day',
              baseline: 40,
              target: 60,
              unit: '%',
            },
            {
              id: 'k2',
              title: 'Median time from question to answer',
              baseline: 20,
              target: 8,
              unit: 'hours',
            },
          ],
        },
      ],
    },
    level: 'individual',
    locale: 'en-GB',
    round: 1,
    above: new Map([['up', 'Become the first choice of small firms']]),
    lastWords: [],
    differences: [],
    parentChanged: false,
    ...change,
  };
}
const kinds = (change: Partial<ReviewSheet>) => exceptionsOf(sheet(change)).map(({ kind, id }) => [kind, id]);
const changed = (edit: (content: ReviewSheet['content']) => void) => {
  const { content } = sheet();
  edit(content);
  return { content };
};

describe('what deserves a look', () => {
  it('is nothing in goals that are aligned, measured and new', () => {
    expect(exceptionsOf(sheet())).toEqual([]);
  });
  it('is an objective that contributes to nothing, unless that is meant so or there is nothing above', () => {
    const orphan = changed(
      ({ objectives: [objective] }) => objective && Object.assign(objective, { alignedTo: [] }),
    );
    expect(kinds(orphan)).toEqual([['no-alignment', 'o1']]);
    expect(kinds({ ...orphan, above: new Map() })).toEqual([]);
    expect(
      kinds(changed(({ objectives: [o] }) => o && Object.assign(o, { alignedTo: [], local: true }))),
    ).toEqual([]);
  });
  it('is a key result that nobody knows the start of', () => {
    const unknown = changed(({ objectives: [o] }) =>
      Object.assign(o?.keyResults[0] ?? {}, { baseline: null }),
    );
    expect(kinds(unknown)).toEqual([['no-baseline', 'k1']]);
  });
  it('is what the coaching finds, with its words', () => {
    const activity = changed(({ objectives: [o] }) =>
      Object.assign(o?.keyResults[1] ?? {}, {
        title: 'Hold 5 workshops',
        baseline: 0,
        target: 5,
        unit: 'workshops',
      }),
    );
    const found = exceptionsOf(sheet(activity));
    expect(found).toMatchObject([{ kind: 'finding', keyResult: 1, id: 'k2' }]);
    expect(found[0]?.kind === 'finding' && found[0].message).toBeTruthy();
  });
  it('is a wish that was neither taken nor led to a change', () => {
    const word = (change: Partial<LastWord>): Partial<ReviewSheet> => ({
      round: 2,
      lastWords: [{ entityId: 'k1', verdict: 'propose', answer: 'words', ...change }],
    });
    const cameBack = ['came-back', null];
    expect(kinds(word({}))).toEqual([cameBack, ['disagreement', 'k1']]);
    expect(kinds(word({ answer: null }))).toEqual([cameBack, ['disagreement', 'k1']]);
    expect(kinds(word({ answer: 'taken' }))).toEqual([cameBack]);
    expect(kinds(word({ verdict: 'agree', answer: null }))).toEqual([cameBack]);
    const difference: Difference = {
      of: 'key-result',
      id: 'k1',
      title: '',
      change: 'changed',
      unit: '',
      fields: [],
    } as const;
    expect(kinds({ ...word({}), differences: [difference] })).toEqual([cameBack]);
  });
  it('is a goal above that has changed since', () => {
    expect(kinds({ parentChanged: true })).toEqual([['parent-changed', null]]);
  });
});

describe('a decision', () => {
  it('follows from one choice about the whole, or from choices at the spots', () => {
    expect(decisionOf({ whole: 'agree', points: [null, null] })).toBe('agree');
    expect(decisionOf({ whole: null, points: ['agree', 'agree'] })).toBe('agree');
    expect(decisionOf({ whole: null, points: ['agree', 'propose'] })).toBe('request-change');
    expect(decisionOf({ whole: 'request-change', points: ['agree', null] })).toBe('request-change');
    expect(decisionOf({ whole: 'agree-in-conversation', points: ['agree', null] })).toBe(
      'agree-in-conversation',
    );
  });
  it('does not follow from silence, nor from what contradicts itself', () => {
    expect(decisionOf({ whole: null, points: [null, null] })).toBe('undecided');
    expect(decisionOf({ whole: null, points: ['agree', null] })).toBe('undecided');
    expect(decisionOf({ whole: null, points: [] })).toBe('undecided');
    expect(decisionOf({ whole: 'agree', points: ['request-change'] })).toBe('contradiction');
    expect(decisionOf({ whole: 'agree-in-conversation', points: ['propose'] })).toBe('contradiction');
  });
});
