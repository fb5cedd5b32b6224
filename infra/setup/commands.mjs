import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { ensureDependencies } from './dependencies.mjs';
import { findNode } from './node.mjs';
import { hydrateSymlinks } from './postgres-links.mjs';
import { runToEnd } from './run.mjs';
import { SetupError, say } from './say.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The commands of package.json: what Node runs, and whether it needs a Temporal server of its own
 * (`unlessAddress`: not when TEMPORAL_ADDRESS names a running one).
 * @type {Record<string, { run: string[], temporal: 'always' | 'unlessAddress' | 'never' }>}
 */
const commands = {
  start: { run: ['infra/start.ts'], temporal: 'unlessAddress' },
  test: { run: ['node_modules/vitest/vitest.mjs', 'run'], temporal: 'always' },
  'test:full': {
    run: ['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.full.config.ts'],
    temporal: 'always',
  },
  okr: { run: ['cli/main.ts'], temporal: 'never' },
  rehearse: { run: ['rehearsal/main.ts'], temporal: 'always' },
  bench: { run: ['bench/main.ts'], temporal: 'always' },
  chaos: { run: ['chaos/main.ts'], temporal: 'always' },
  backup: { run: ['infra/backup/main.ts'], temporal: 'never' },
  'record-histories': { run: ['test/histories/record.ts'], temporal: 'always' },
  protections: { run: ['infra/protections/main.ts'], temporal: 'always' },
};

/**
 * Puts in place what a command needs and runs it.
 * @param {string[]} args the command's name and its own arguments
 * @returns {Promise<number>} the exit code; a set-up that fails says why in one sentence on stderr and gives 1
 */
export async function setUpAndRun([name = '', ...args]) {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    say(`Unknown command "${name}"; there are ${Object.keys(commands).join(', ')}.`);
    return 1;
  }
  try {
    await ensureDependencies(root);
    hydrateSymlinks(root);
    // Node keeps what it compiled, which halves the time a command takes to load.
    const env = { NODE_COMPILE_CACHE: path.join(root, '.quarterdeck', 'compiled'), ...process.env };
    const wantsTemporal =
      command.temporal === 'always' || (command.temporal === 'unlessAddress' && !env.TEMPORAL_ADDRESS);
    if (wantsTemporal) {
      // Loaded only here: a quick `npm run okr` need not read what downloads take.
      const { ensureTemporalCli } = await import('./temporal.mjs');
      env.QUARTERDECK_TEMPORAL_BIN = await ensureTemporalCli({ root });
    }
    const [entry = '', ...rest] = command.run;
    // Older releases of Node 24 announce type stripping as experimental on each start.
    const flags = ['--disable-warning=ExperimentalWarning'];
    return await runToEnd(findNode(root), [...flags, path.join(root, entry), ...rest, ...args], env);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(error.message);
    return 1;
  }
}
