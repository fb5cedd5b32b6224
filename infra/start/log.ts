import { renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Logger, pino } from 'pino';
import { createLogger } from '#services/shared/logger.ts';

/** The log of this run and the one before are enough to look into a failure. */
const LARGEST_BYTES = 10_000_000;

/** What the services say goes to a file: the terminal is for the person. */
export interface StartLog {
  file: string;
  logger(name: string): Logger;
  close(): void;
}

/** @returns loggers that write to `quarterdeck.log` in the data folder. */
export function openLog(dataDir: string, level: string): StartLog {
  const file = path.join(dataDir, 'quarterdeck.log');
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_BYTES) renameSync(file, `${file}.1`);
  const destination = pino.destination({ dest: file, mode: 0o600, sync: true });
  return {
    file,
    logger: (name) => createLogger({ name, level, destination }),
    close: () => destination.end(),
  };
}
