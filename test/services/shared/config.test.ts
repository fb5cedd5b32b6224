import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '#services/shared/config.ts';

const key = `a:${Buffer.alloc(32).toString('base64url')}`;
const needed = { DATABASE_URL: 'postgres://u:secret-word@db/q', LINK_KEYS: key };

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  it('is complete with the two variables that have no default', () => {
    expect(readConfig(needed)).toMatchObject({
      host: '127.0.0.1',
      mailPacing: 'calm',
      undoMinutes: null,
      console: { port: 4000, token: null },
      taskPages: { port: 4001, url: 'http://127.0.0.1:4001' },
    });
  });

  it('reads figures, and takes empty values as absent', () => {
    const config = readConfig({
      ...needed,
      CONSOLE_PORT: '5000',
      UNDO_MINUTES: '0.5',
      MAIL_PACING: '',
      TASK_PAGES_URL: 'https://my.x/',
    });
    expect(config).toMatchObject({
      console: { port: 5000 },
      undoMinutes: 0.5,
      mailPacing: 'calm',
      taskPages: { url: 'https://my.x' },
    });
  });

  it('says one sentence for each variable: its name, its value and what to write', () => {
    const problems = problemsOf({
      ...needed,
      CONSOLE_PORT: 'eighty',
      MAIL_PACING: 'fast',
      UNDO_MINUTES: '-1',
    });
    expect(problems).toEqual([
      "CONSOLE_PORT is 'eighty', which cannot be used: set it to a free port between 1 and 65535.",
      "MAIL_PACING is 'fast', which cannot be used: set it to 'calm', or to 'immediate' for trying things out.",
      "UNDO_MINUTES is '-1', which cannot be used: set it to minutes between 0 and 1440, or leave it out.",
    ]);
  });

  it('names what is missing, and never repeats a secret', () => {
    const problems = problemsOf({ DATABASE_URL: 'mysql://u:secret-word@db/q' });
    expect(problems).toHaveLength(2);
    expect(problems.join()).toMatch(/LINK_KEYS is not set/);
    expect(problems.join()).not.toContain('secret-word');
  });

  it('takes secrets from files, and says which file it cannot read', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'config-'));
    const file = path.join(folder, 'token');
    writeFileSync(file, 'a-token-of-some-length\n');
    expect(readConfig({ ...needed, CONSOLE_TOKEN_FILE: file }).console.token).toBe('a-token-of-some-length');
    expect(problemsOf({ ...needed, CONSOLE_TOKEN_FILE: `${file}-gone` })).toEqual([
      `CONSOLE_TOKEN_FILE names '${file}-gone', which cannot be read: set it to a file that this process may read.`,
    ]);
    expect(problemsOf({ ...needed, LINK_KEYS_FILE: file })).toEqual([
      'LINK_KEYS and LINK_KEYS_FILE are both set: set one of them.',
    ]);
    expect(readConfig({ ...needed, HOST_FILE: file }).host).toBe('127.0.0.1');
    rmSync(folder, { recursive: true });
  });
});
