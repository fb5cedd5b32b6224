import { describe, expect, it } from 'vitest';
import { type RoundContent, readRoundContent } from '#domain/agreement/content.ts';
import { differencesBetween } from '#domain/agreement/differences.ts';
import { materialChanges } from '#domain/agreement/material-change.ts';
import { wordDifference } from '#domain/agreement/word-difference.ts';

function content(change: (content: RoundContent) => void = () => undefined): RoundContent {
  const made: RoundContent = {
    why: 'Because',
    notThisQuarter: '',
    objectives: [
      {
        id: 'o1',
        title: 'New customers feel at home',
        kind: 'committed',
        local: false,
        alignedTo: [],
        keyResults: [
          { id: 'k1', title: 'Active after 30 days', baseline: 40, target: 60, unit: '%' },
          { id: 'k2', title: 'Days to first result', baseline: 12, target: 4, unit: 'days' },
        ],
      },
      { id: 'o2', title: 'Second', kind: 'aspirational', local: true, alignedTo: [], keyResults: [] },
    ],
  };
  change(made);
  return made;
}
const first = (made: RoundContent) => {
  const [objective] = made.objectives;
  if (!objective) throw new Error('no objective');
  return objective;
};
const keyResult = (made: RoundContent, place: number) => {
  const found = first(made).keyResults[place];
  if (!found) throw new Error('no key result');
  return found;
};

describe('words', () => {
  it('stay where both texts have them, in order', () => {
    expect(wordDifference('From 40 to 60 % active', 'From 40 to 70 % really active')).toEqual([
      { change: 'same', text: 'From 40 to' },
      { change: 'removed', text: '60' },
      { change: 'added', text: '70' },
      { change: 'same', text: '%' },
      { change: 'added', text: 'really' },
      { change: 'same', text: 'active' },
    ]);
  });
  it('give both texts back when their parts are read one after the other', () => {
    const before = 'a b c d e f a b';
    const after = 'b a c x f e a';
    const parts = wordDifference(before, after);
    const without = (change: string) =>
      parts
        .filter((part) => part.change !== change)
        .map(({ text }) => text)
        .join(' ');
    expect(without('added')).toBe(before);
    expect(without('removed')).toBe(after);
  });
  it('count as rewritten where there are too many to be read one by one', () => {
    const long = (word: string) => Array.from({ length: 600 }, (_, n) => `${word}${n}`).join(' ');
    expect(wordDifference(long('a'), long('b')).map(({ change }) => change)).toEqual(['removed', 'added']);
    expect(wordDifference('', '')).toEqual([]);
  });
});

describe('two rounds', () => {
  it('that say the same have no difference', () => {
    expect(differencesBetween(content(), content())).toEqual([]);
  });
  it('differ field by field, and what came or went is named', () => {
    const after = content((made) => {
      made.why = 'Since';
      first(made).title = 'New customers feel welcome';
      Object.assign(keyResult(made, 0), { target: 70, baseline: null });
      first(made).keyResults.splice(1, 1, { id: 'k3', title: 'Calls', baseline: 1, target: 2, unit: '' });
      made.objectives.splice(1, 1);
    });
    const found = differencesBetween(content(), after);
    expect(found.map(({ of, id, change }) => [of, id, change])).toEqual([
      ['set', '', 'changed'],
      ['objective', 'o1', 'changed'],
      ['key-result', 'k1', 'changed'],
      ['key-result', 'k3', 'added'],
      ['key-result', 'k2', 'removed'],
      ['objective', 'o2', 'removed'],
    ]);
    expect(found[2]?.fields).toEqual([
      { field: 'baseline', before: 40, after: null },
      { field: 'target', before: 60, after: 70 },
    ]);
  });
  it('are read from what an earlier release stored', () => {
    const stored = {
      objectives: [{ id: 'o1', title: 'A', keyResults: [{ id: 'k', title: 'B', target: 3 }] }],
    };
    expect(readRoundContent(stored).objectives[0]).toMatchObject({
      kind: 'committed',
      alignedTo: [],
      keyResults: [{ baseline: null, target: 3, unit: '' }],
    });
    expect(readRoundContent(null).objectives).toEqual([]);
  });
});

describe('a change above is material', () => {
  const changes = (change: (made: RoundContent) => void) =>
    materialChanges(content(), content(change)).map(({ change: what, keyResult: of }) => [what, of]);

  it('when a target moves, also by its unit alone', () => {
    expect(changes((made) => void Object.assign(keyResult(made, 0), { target: 70 }))).toEqual([
      ['target', 'Active after 30 days'],
    ]);
    expect(changes((made) => void Object.assign(keyResult(made, 0), { unit: 'people' }))).toEqual([
      ['target', 'Active after 30 days'],
    ]);
  });
  it('when a figure is to go the other way', () => {
    expect(changes((made) => void Object.assign(keyResult(made, 1), { target: 20 }))).toEqual([
      ['direction', 'Days to first result'],
    ]);
  });
  it('when an objective or a key result is dropped', () => {
    expect(changes((made) => void made.objectives.pop())).toEqual([['dropped', null]]);
    expect(changes((made) => void first(made).keyResults.pop())).toEqual([
      ['dropped', 'Days to first result'],
    ]);
  });
  it('but not when it only reads differently, gets company, or learns where it stands', () => {
    expect(
      changes((made) => {
        made.why = 'Another why';
        first(made).title = 'New customers fel at home';
        first(made).kind = 'aspirational';
        keyResult(made, 0).title = 'Still active after 30 days';
        keyResult(made, 0).unit = ' % ';
        keyResult(made, 0).baseline = null;
        keyResult(made, 1).baseline = 14;
        first(made).keyResults.push({ id: 'k9', title: 'More', baseline: 0, target: 1, unit: '' });
        made.objectives.reverse();
      }),
    ).toEqual([]);
  });
});
