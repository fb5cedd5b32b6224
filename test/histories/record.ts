import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Where recorded histories lie, one file for each workflow type and branch. They are written by
 *
 *     RECORD_HISTORIES=1 npm test -- test/workflows/recording.test.ts
 *
 * which plays a cycle on the real engine. Record anew when a release is tagged, and never before a change that is to be
 * proven harmless: what is here stands for workflows that run in production while the code changes (D8).
 */
export const HISTORIES_FOLDER = fileURLToPath(new URL('./', import.meta.url));

/** @param name of the branch, such as `cohort-acted`. */
export function writeHistory(name: string, history: unknown): void {
  mkdirSync(HISTORIES_FOLDER, { recursive: true });
  writeFileSync(`${HISTORIES_FOLDER}${name}.json`, `${JSON.stringify(history)}\n`);
}
