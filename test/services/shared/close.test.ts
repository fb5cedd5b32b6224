import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

test('a process that an uncaught error ends says which, ends what is under way, and fails', () => {
  const entry = fileURLToPath(new URL('./children/faulty.ts', import.meta.url));
  const { status, stdout } = spawnSync(process.execPath, [entry], { encoding: 'utf8', timeout: 20_000 });
  const lines = stdout
    .trim()
    .split('\n')
    .map((line): { level: number; msg: string; err?: { message: string } } => JSON.parse(line));
  const said = lines.map(({ level, msg, err }) => [level, msg, err?.message]);
  expect(said).toHaveLength(2);
  expect(said).toContainEqual([60, 'an error that nobody caught ends this process', 'the wire broke']);
  expect(said).toContainEqual([30, 'stopped', undefined]);
  expect(status).toBe(1);
});
