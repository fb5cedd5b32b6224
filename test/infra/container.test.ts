import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { CONFIG_KEYS, readConfig } from '#services/shared/config.ts';
import { HEAP } from '../../bench/heap.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const SERVICES = ['worker', 'mailer', 'console', 'task-pages', 'inbound'];

interface Service {
  command: string[];
  environment: Record<string, string>;
  healthcheck: { test: string[] };
  image: string;
  profiles?: string[];
  volumes?: string[];
  networks?: { default: { aliases: string[] } };
  depends_on?: Record<string, { required?: boolean }>;
}
let services: Record<string, Service>;
beforeAll(() => {
  services = parse(read('docker-compose.yml'), { merge: true }).services;
});

/** @returns a value with its `${NAME:-default}` filled in; a secret, which has no default, by itself. */
function filled(value: string): string {
  return value
    .replace(/\$\{\w+:-([^}]*)\}/g, '$1')
    .replace(/\$\{LINK_KEYS:\?[^}]*\}/g, `a:${'0'.repeat(64)}`)
    .replace(/\$\{\w+:\?[^}]*\}/g, 'a secret of more than 16');
}

describe('docker-compose.yml', () => {
  test.each(SERVICES)(
    '%s runs an entry file that exists, and is asked for readiness where it listens',
    (name) => {
      const { command, environment, healthcheck } = services[name] ?? {};
      expect(command).toEqual(['node', `services/${name}/main.ts`]);
      expect(existsSync(path.join(root, `services/${name}/main.ts`))).toBe(true);
      const env = Object.fromEntries(
        Object.entries(environment ?? {}).map(([key, value]) => [key, filled(value)]),
      );
      const config = readConfig(env);
      const ports: Record<string, number> = {
        worker: config.worker.port,
        mailer: config.mailer.port,
        console: config.console.port,
        'task-pages': config.taskPages.port,
        inbound: config.inbound.port,
      };
      expect(healthcheck?.test).toEqual(['CMD', 'node', 'infra/container/ready.mjs', String(ports[name])]);
    },
  );

  test.each(SERVICES)('%s is given only variables that exist', (name) => {
    const given = Object.keys(services[name]?.environment ?? {});
    expect(given.filter((key) => key !== 'NODE_OPTIONS' && !CONFIG_KEYS.includes(key))).toEqual([]);
  });

  test.each(SERVICES)('%s has the limits of memory with which it was measured', (name) => {
    const limits = name === 'console' ? HEAP.console : HEAP.most;
    expect(services[name]?.environment.NODE_OPTIONS?.split(' ')).toEqual(expect.arrayContaining([...limits]));
  });

  const lint = (file: string) =>
    spawnSync(process.execPath, [path.join(root, 'node_modules/dclint/bin/dclint.cjs'), '--quiet', file], {
      encoding: 'utf8',
    });

  test('keeps to the schema of the compose specification, which a slip would not', () => {
    const { status, stdout, stderr } = lint(path.join(root, 'docker-compose.yml'));
    expect((stdout + stderr).trim()).toBe('');
    expect(status).toBe(0);
    const slipped = path.join(mkdtempSync(path.join(tmpdir(), 'compose-')), 'docker-compose.yml');
    writeFileSync(slipped, read('docker-compose.yml').replaceAll('depends_on:', 'depend_on:'));
    expect(lint(slipped).status).toBe(1);
    rmSync(path.dirname(slipped), { recursive: true });
  });

  test.each(['demo', 'production'])('%s brings one Temporal, and whatever others wait for', (profile) => {
    const running = Object.entries(services).filter(
      ([, { profiles }]) => profiles === undefined || profiles.includes(profile),
    );
    const called = running.flatMap(([name, { networks }]) => [name, ...(networks?.default.aliases ?? [])]);
    expect(called.filter((name) => name === 'temporal')).toHaveLength(1);
    for (const [name, { depends_on: waits = {} }] of running)
      for (const [other, { required = true }] of Object.entries(waits))
        if (required) expect(called, `${name} waits for it`).toContain(other);
  });

  test('mounts files that exist, and images of a certain version', () => {
    for (const [name, { volumes = [], image }] of Object.entries(services)) {
      expect(image, name).toMatch(/^quarterdeck$|:(\$\{\w+:-)?v?\d+[\w.]*\}?$/);
      for (const volume of volumes.filter((each) => each.startsWith('./')))
        expect(existsSync(path.join(root, volume.split(':')[0] ?? '')), volume).toBe(true);
    }
  });

  test('Prometheus asks every service, and knows the rules that are mounted', () => {
    const asked = parse(read('infra/watching/prometheus.yml'));
    expect(asked.scrape_configs[0].dns_sd_configs[0].names.sort()).toEqual([...SERVICES].sort());
    const mounted = (services.prometheus?.volumes ?? []).map((volume) => volume.split(':')[1]);
    expect(mounted).toEqual(expect.arrayContaining(asked.rule_files));
  });

  test('no secret has a default', () => {
    const text = read('docker-compose.yml');
    for (const secret of ['POSTGRES_PASSWORD', 'LINK_KEYS', 'CONSOLE_TOKEN'])
      expect(text.match(new RegExp(`\\$\\{${secret}(?!:\\?)`, 'g')), secret).toBeNull();
  });
});

describe('the image', () => {
  const dockerfile = read('infra/container/Dockerfile');
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(\S+) \.\/\1$/gm)].map(([, folder = '']) => folder);
  const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(read('package.json'));

  test('holds every file that its services import, and every package', () => {
    const files = new Set<string>();
    const packages = new Set<string>();
    const waiting = [
      ...SERVICES.map((name) => `services/${name}/main.ts`),
      'workflows/index.ts',
      'services/inbound/reading-thread.ts',
    ];
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      if (files.has(file)) continue;
      files.add(file);
      for (const name of importsOf(file)) {
        if (name.startsWith('#')) waiting.push(name.slice(1));
        else if (name.startsWith('.')) waiting.push(path.join(path.dirname(file), name));
        else if (!builtinModules.includes(name.replace(/^node:/, ''))) packages.add(packageOf(name));
      }
    }
    expect(files.size).toBeGreaterThan(100);
    const missing = [...files].filter((file) => !copied.some((folder) => file.startsWith(`${folder}/`)));
    expect(missing).toEqual([]);
    const removed = [...packages].filter((name) => dockerfile.includes(`node_modules/${name}`));
    expect(removed).toEqual([]);
    expect([...packages].filter((name) => !(name in dependencies))).toEqual([]);
  });

  test('is sent what it copies, and runs as nobody special', () => {
    const sent = read('infra/container/Dockerfile.dockerignore');
    for (const folder of copied) expect(sent, folder).toContain(`!${folder}\n`);
    expect(dockerfile).toMatch(/^USER (?!root)\w+$/m);
  });
});

/** @returns what a file imports, types apart: those are gone when it runs. */
function importsOf(file: string): string[] {
  const text = read(file);
  const statements = text.matchAll(
    /^(?:import|export)\s(?!type\b)[^'"]*?\bfrom\s*['"]([^'"]+)['"]|^import\s*['"]([^'"]+)['"]/gm,
  );
  return [...statements].map(([, from, bare]) => from ?? bare ?? '');
}

function packageOf(name: string): string {
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}
