import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '../../../cli/program.ts';

const folder = mkdtempSync(join(tmpdir(), 'quality-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SET = {
  id: 'one',
  lang: 'en',
  level: 'company',
  objective: { title: 'Customers trust us with their month-end', kind: 'committed' },
  keyResults: [
    { title: 'Hold 5 workshops', baseline: null, target: null, unit: '', history: [] },
    { title: 'Churn', baseline: 4, target: 3, unit: '%', history: [] },
  ],
  parent: null,
};

async function okr(...args: string[]) {
  let out = '';
  let err = '';
  const code = await runCli(args, {
    env: { INIT_CWD: folder },
    runtimeFile: join(folder, 'none.json'),
    streams: {
      stdout: { write: (text) => (out += text) },
      stderr: { write: (text) => (err += text) },
      terminal: undefined,
    },
  });
  return { code, out, err };
}

describe('okr quality', () => {
  it('prints one line a set, without a running system', async () => {
    writeFileSync(
      join(folder, 'sets.ndjson'),
      `${JSON.stringify(SET)}\n\n${JSON.stringify({ ...SET, id: 'two' })}\n`,
    );
    const { code, out, err } = await okr('quality', 'sets.ndjson');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ id }) => id)).toEqual(['one', 'two']);
    expect(lines[0].findings).toEqual([
      {
        rule: 'kr.activity',
        keyResult: 0,
        severity: 'fix',
        message: expect.stringContaining('initiatives'),
        source: expect.stringContaining('Doerr'),
      },
    ]);
  });

  it('names a line that cannot be read and judges the others', async () => {
    const bad = ['{"id":', JSON.stringify({ ...SET, lang: 'it' }), JSON.stringify(SET)];
    writeFileSync(join(folder, 'bad.ndjson'), bad.join('\r\n'));
    const { code, out, err } = await okr('quality', 'bad.ndjson');
    expect(code).toBe(1);
    expect(out.trim().split('\n')).toHaveLength(1);
    expect(err.trim().split('\n')).toEqual([
      'Line 1 was left out: it is not valid JSON; write one OKR set as one JSON object on one line.',
      'Line 2 was left out: "lang" must be one of en, de, fr, es.',
    ]);
  });

  it('says when there is no such file', async () => {
    expect(await okr('quality', 'nowhere.ndjson')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('There is no file'),
    });
  });
});
