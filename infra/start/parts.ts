import path from 'node:path';
import { startInbox } from '../runtime/inbox.ts';
import { localhost } from '../runtime/ports.ts';
import { startPostgres } from '../runtime/postgres.ts';
import { startTemporal, stopLeftTemporal } from '../runtime/temporal.ts';
import { type PortPlan, planPorts } from './port-plan.ts';
import type { Environment, StartSettings } from './settings.ts';
import type { Stops } from './stops.ts';

/** The parts of this run; each promise is settled as soon as its part is up. */
export interface Parts extends PortPlan {
  databaseUrl: Promise<string>;
  temporal: Promise<{ address: string; uiUrl: string | undefined }>;
  inbox: { smtpUrl: string; webUrl: string | undefined; up: Promise<unknown> };
}

/**
 * Starts what no address of another one was given for, all at the same time.
 * @param say told what takes time, in a person's words.
 * @throws Error with one sentence when a port that was asked for is taken.
 */
export async function startParts(
  env: Environment,
  settings: StartSettings,
  stops: Stops,
  say: (line: string) => void,
): Promise<Parts> {
  const databaseUrl = bringPostgres(env, settings, stops, say);
  // A failure is heard by who awaits it, which may be later than it happens.
  databaseUrl.catch(() => undefined);
  // One that was left behind would still hold the ports that are about to be chosen.
  if (settings.brings.temporal) await stopLeftTemporal(temporalFile(settings), say);
  const plan = await planPorts(settings, stops);
  const temporal = bringTemporal(env, settings, plan, stops);
  const inbox = bringInbox(env, settings, plan, stops);
  for (const part of [temporal, inbox.up]) part.catch(() => undefined);
  return { ...plan, databaseUrl, temporal, inbox };
}

async function bringPostgres(
  env: Environment,
  { brings, dataDir, ports }: StartSettings,
  stops: Stops,
  log: (line: string) => void,
): Promise<string> {
  if (!brings.postgres) return env.DATABASE_URL ?? '';
  const port = ports.POSTGRES_PORT ? { port: ports.POSTGRES_PORT } : {};
  const { url } = await stops.keep(
    'servers',
    startPostgres({ dataDir: path.join(dataDir, 'postgres'), log, ...port }),
  );
  return url;
}

async function bringTemporal(env: Environment, settings: StartSettings, { ports }: PortPlan, stops: Stops) {
  if (!settings.brings.temporal) return { address: env.TEMPORAL_ADDRESS ?? '', uiUrl: undefined };
  const { temporalBinary: binary } = settings;
  if (!binary) throw new Error('QUARTERDECK_TEMPORAL_BIN is not set: start Quarterdeck with npm start.');
  const { address, uiUrl } = await stops.keep(
    'servers',
    startTemporal({
      binary,
      dbFile: temporalFile(settings),
      port: ports.TEMPORAL_PORT,
      uiPort: ports.TEMPORAL_UI_PORT,
    }),
  );
  return { address, uiUrl };
}

/** Where it will be is known before it is up, and nobody but the mailer needs it. */
function bringInbox(env: Environment, settings: StartSettings, { ports }: PortPlan, stops: Stops) {
  if (!settings.brings.inbox)
    return { smtpUrl: env.SMTP_URL ?? '', webUrl: undefined, up: Promise.resolve() };
  const { INBOX_SMTP_PORT: smtpPort, INBOX_PORT: webPort } = ports;
  const up = stops.keep('servers', startInbox({ dir: inboxDir(settings), smtpPort, webPort }));
  return { smtpUrl: `smtp://${localhost}:${smtpPort}`, webUrl: `http://${localhost}:${webPort}`, up };
}

const temporalFile = ({ dataDir }: StartSettings) => path.join(dataDir, 'temporal.db');

/** @returns where the inbox keeps its mails. */
export const inboxDir = ({ dataDir }: StartSettings) => path.join(dataDir, 'inbox');
