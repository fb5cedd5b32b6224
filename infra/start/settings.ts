import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Config, ConfigError, readConfig } from '#services/shared/config.ts';
import { keepSecrets, type Secrets } from './secrets.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The ports of the parts that `npm start` brings along; the services' own are in the configuration. */
const PART_PORTS = [
  'POSTGRES_PORT',
  'TEMPORAL_PORT',
  'TEMPORAL_UI_PORT',
  'INBOX_PORT',
  'INBOX_SMTP_PORT',
] as const;
const SERVICE_PORTS = ['CONSOLE_PORT', 'TASK_PAGES_PORT', 'INBOUND_SMTP_PORT'] as const;
export type PortVariable = (typeof PART_PORTS)[number] | (typeof SERVICE_PORTS)[number];

/** What `npm start` is to do, from the environment. */
export interface StartSettings {
  /** Everything that is kept: the database, Temporal's, the inbox, secrets, the log. */
  dataDir: string;
  /** Which parts are brought along because no address of another one is set. */
  brings: { postgres: boolean; temporal: boolean; inbox: boolean };
  temporalBinary: string | undefined;
  /** Ports that were asked for; 0 means any free one. */
  ports: Partial<Record<PortVariable, number>>;
  host: string;
  logLevel: Config['logLevel'];
  undoMinutes: number | null;
  secrets: Secrets;
}

/** For trying things out on one's own machine: mails at once, and not much time to take an answer back. */
const DEFAULTS = {
  MAIL_PACING: 'immediate',
  UNDO_MINUTES: '0.5',
  DEV_PAGES: 'on',
  INBOUND_ADDRESS: 'quarterdeck@localhost',
} as const;

/** Stand in while the real addresses are not known, so that everything else is judged before anything is started. */
const PLACEHOLDERS = { DATABASE_URL: 'postgres://placeholder' } as const;

/**
 * Reads the environment and makes the data folder.
 * @param root the project's folder.
 * @throws ConfigError with one sentence for each variable that cannot be used.
 */
export function readStartSettings(env: Environment, root: string): StartSettings {
  const problems: string[] = [];
  const ports: StartSettings['ports'] = {};
  for (const name of [...PART_PORTS, ...SERVICE_PORTS]) {
    const text = env[name];
    if (!text) continue;
    const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
    if (port <= 65_535) ports[name] = port;
    else if (!isServicePort(name))
      problems.push(`${name} is '${text}', which cannot be used: set it to a free port between 1 and 65535.`);
  }
  const dataDir = path.resolve(env.QUARTERDECK_DATA_DIR || path.join(root, '.quarterdeck'));
  mkdirSync(dataDir, { recursive: true });
  const secrets = keepSecrets(dataDir);
  const { config, problems: others } = judged({ ...DEFAULTS, ...secrets, ...PLACEHOLDERS, ...present(env) });
  if (!config || problems.length > 0) throw new ConfigError([...problems, ...others]);
  return {
    dataDir,
    brings: { postgres: !env.DATABASE_URL, temporal: !env.TEMPORAL_ADDRESS, inbox: !env.SMTP_URL },
    temporalBinary: env.QUARTERDECK_TEMPORAL_BIN,
    ports,
    host: config.host,
    logLevel: config.logLevel,
    undoMinutes: config.undoMinutes,
    secrets,
  };
}

/**
 * Completes the configuration once it is known where everything is.
 * @param found addresses and ports of this run, as environment variables.
 */
export function completeConfig(
  env: Environment,
  { host, secrets }: StartSettings,
  found: Environment,
): Config {
  // Nobody can open "every address of this machine"; this machine's name for itself works where the links are tried.
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  const urls = {
    CONSOLE_URL: `http://${shown}:${found.CONSOLE_PORT}`,
    TASK_PAGES_URL: `http://${shown}:${found.TASK_PAGES_PORT}`,
  };
  return readConfig({ ...DEFAULTS, ...secrets, ...urls, ...present(env), ...found });
}

function judged(env: Environment): { config: Config | undefined; problems: readonly string[] } {
  try {
    return { config: readConfig(env), problems: [] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { config: undefined, problems: error.problems };
  }
}

/** Empty values count as absent. */
function present(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value));
}

function isServicePort(name: PortVariable): boolean {
  return SERVICE_PORTS.some((each) => each === name);
}
