import type { Clock } from '#domain/clock.ts';
import type { Db } from './database.ts';

/** What every operation on the store works with. */
export interface StoreDeps {
  db: Db;
  clock: Clock;
}
