import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from './support/database.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Import {
  file: string;
  /** The first folder of the imported file. */
  room: string;
  typeOnly: boolean;
}

const rooms = [
  'domain',
  'storage',
  'workflows',
  'activities',
  'mails',
  'services',
  'cli',
  'rehearsal',
  'bench',
  'chaos',
  'infra',
];

/** What each room may import besides itself. */
const allowed: Record<string, readonly string[]> = {
  domain: [],
  storage: ['domain'],
  workflows: ['domain'],
  activities: ['domain', 'storage'],
  mails: ['domain'],
  services: ['domain', 'storage', 'mails', 'activities'],
  cli: ['domain', 'storage', 'mails'],
};

const files = rooms.flatMap((room) =>
  readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.m?ts$/.test(name))
    .map((name) => path.join(room, name)),
);
const sources = new Map(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));

function importsOf(file: string, source: string): Import[] {
  const found: Import[] = [];
  const pattern = /(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'|import\('([^']+)'\)/g;
  for (const [, type, from, dynamic] of source.matchAll(pattern)) {
    const target = from ?? dynamic ?? '';
    const resolved = target.startsWith('#')
      ? target.slice(1)
      : target.startsWith('.')
        ? path.normalize(path.join(path.dirname(file), target))
        : undefined;
    if (resolved === undefined) continue;
    const [room = ''] = resolved.split(path.sep);
    found.push({ file, room, typeOnly: type !== undefined });
  }
  return found;
}

describe('imports point one way', () => {
  const all = [...sources].flatMap(([file, source]) => importsOf(file, source));

  test('there is something to check', () => {
    expect(all.length).toBeGreaterThan(500);
  });

  test.each(Object.entries(allowed))('%s imports itself and: %s', (room, targets) => {
    const wrong = all.filter(
      (each) =>
        each.file.startsWith(`${room}/`) &&
        ![room, ...targets].includes(each.room) &&
        // Workflows know their activities by type alone.
        !(room === 'workflows' && each.room === 'activities' && each.typeOnly),
    );
    expect(wrong).toEqual([]);
  });

  test('nothing imports services but what runs them: rehearsal, start, benchmark', () => {
    const wrong = all.filter(
      ({ file, room }) => room === 'services' && !/^(services|rehearsal|bench|chaos|infra)\//.test(file),
    );
    expect(wrong).toEqual([]);
  });
});

/** @returns the lines of a file that match, comments left out, as `file:line`. */
function linesWith(pattern: RegExp, except: (file: string) => boolean): string[] {
  return [...sources].flatMap(([file, source]) =>
    except(file)
      ? []
      : source.split('\n').flatMap((line, index) => {
          const code = line.replace(/^\s*(\*|\/\/|\/\*).*/, '');
          return pattern.test(code) ? [`${file}:${index + 1}: ${line.trim()}`] : [];
        }),
  );
}

describe('what is outside comes in at one place', () => {
  const runs = (file: string) => /^(infra|bench|chaos|rehearsal)\//.test(file);

  test('the environment is read by entry files alone, which hand it to the configuration', () => {
    const entry = (file: string) => /(^|\/)main\.ts$/.test(file) || /^(infra|bench)\//.test(file);
    expect(linesWith(/process\.env/, entry)).toEqual([]);
  });

  test('only the clock knows the time', () => {
    const pattern = /\bnew Date\(\)|\bDate\.now\(\)|\bDateTime\.(now|local|utc)\(\)/;
    const mayKnow = (file: string) =>
      file === 'domain/clock.ts' || runs(file) || file.startsWith('workflows/') || file === 'cli/main.ts';
    // A deadline of a network call is the machine's own time, not the process's.
    const deadline = /withDeadline\(Date\.now\(\)/;
    expect(linesWith(pattern, mayKnow).filter((line) => !deadline.test(line))).toEqual([]);
  });

  test('rules and statements take the time as a parameter', () => {
    const store = (file: string) => !/^(storage|domain)\//.test(file) || file === 'domain/clock.ts';
    expect(linesWith(/(?<![.\w])now\(\)|current_(timestamp|date)|clock_timestamp/, store)).toEqual([]);
  });

  test('workflows use nothing that differs between two runs', () => {
    const outside = (file: string) => !file.startsWith('workflows/');
    expect(linesWith(/Math\.random|setTimeout|process\.|node:/, outside)).toEqual([]);
  });
});

describe('the schema’s types', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  test('name exactly the columns of the migrated database, and say which may be null', async () => {
    const { rows } = await sql<{ table: string; column: string; nullable: boolean }>`
      select table_name as table, column_name as column, is_nullable = 'YES' as nullable
        from information_schema.columns where table_schema = 'public' and table_name not like 'kysely%'`.execute(
      database.db,
    );
    const present = Map.groupBy(rows, ({ table }) => table);
    const source = sources.get('storage/schema.ts') ?? '';
    const tables = interfaceOf(source, 'Tables');
    const declared = new Map([...tables].map(([name, type]) => [snake(name), interfaceOf(source, type)]));
    expect([...declared.keys()].sort()).toEqual([...present.keys()].sort());
    for (const [table, columns] of declared) {
      const expected = (present.get(table) ?? []).map(
        ({ column, nullable }) => `${column}${nullable ? '?' : ''}`,
      );
      const said = [...columns].map(
        ([name, type]) => `${snake(name)}${/\bnull\b|OrNull\b/.test(type) ? '?' : ''}`,
      );
      expect(said.sort(), table).toEqual(expected.sort());
    }
  });
});

/** @returns the members of an interface, as written. */
function interfaceOf(source: string, name: string): Map<string, string> {
  const body = new RegExp(`interface ${name} \\{\\n([\\s\\S]*?)\\n\\}`).exec(source)?.[1] ?? '';
  const members = body.replace(/\/\*\*[\s\S]*?\*\//g, '').matchAll(/^ {2}(\w+): ([\s\S]*?);$/gm);
  return new Map([...members].map(([, member = '', type = '']) => [member, type]));
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
