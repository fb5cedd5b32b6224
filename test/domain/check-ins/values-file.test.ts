import { describe, expect, it } from 'vitest';
import { readValuesFile } from '#domain/check-ins/values-file.ts';

const read = (text: string) => readValuesFile(new TextEncoder().encode(text));

describe('a file of figures', () => {
  it('is read with commas, semicolons and tabs, in the number format that goes with them', () => {
    const row = { line: 2, keyResult: 'Win customers', owner: 'pia@example.org', value: 1234.5 };
    expect(read('key_result,owner,value\nWin customers,pia@example.org,"1,234.5"\n')).toEqual({
      rows: [row],
      problems: [],
    });
    expect(read('Key Result;Owner;Value\nWin customers;pia@example.org;1.234,5\n').rows).toEqual([row]);
    expect(
      read('\ufeffvalue\tkey_result_id\towner_email\n1234.5\tWin customers\tpia@example.org\n').rows,
    ).toEqual([row]);
  });

  it('says of every bad row where it is, what is wrong and what to do', () => {
    const { rows, problems } = read('key_result,value\nA,12\n,5\nB,many\n\nC,\n');
    expect(rows).toEqual([{ line: 2, keyResult: 'A', owner: '', value: 12 }]);
    expect(problems.map(({ line, column, code }) => [line, column, code])).toEqual([
      [3, 'key_result', 'missing-key-result'],
      [4, 'value', 'not-a-number'],
      [6, 'value', 'not-a-number'],
    ]);
    for (const { message, fix } of problems) expect(`${message}${fix}`).not.toBe('');
  });

  it('refuses what is no such file in one sentence', () => {
    const codeOf = (text: string) => read(text).problems.map(({ code }) => code);
    expect(codeOf('')).toEqual(['empty-file']);
    expect(codeOf('name,value\nA,1')).toEqual(['missing-column']);
    expect(codeOf('key_result,figure\nA,1')).toEqual(['missing-column']);
    expect(codeOf('key_result,value\n')).toEqual(['no-rows']);
    expect(codeOf('key_result,value\n"A,1\nB,2')).toEqual(['unreadable']);
    expect(codeOf(`PK\u0003\u0004${'\u0000'.repeat(50)}`)).toEqual(['not-text']);
  });
});
