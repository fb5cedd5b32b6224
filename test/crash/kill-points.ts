import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Db } from '#storage/database.ts';
import type { Relay } from './relay.ts';

/** A moment in a launch, between its first and its last outbox row. */
export type KillPoint =
  | { at: 'committed' | 'started' | 'opened'; count: number; delayMs: number }
  /** The so-many-th mail of a round, before or after the relay answers. */
  | { at: 'mail'; count: number; answered: boolean };

/** @returns six moments; the same seed gives the same ones. */
export function drawKillPoints(seed: number): KillPoint[] {
  const random = createNumbers(seed);
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  return [
    { at: 'committed', count: 1, delayMs: between(0, 60) },
    { at: 'started', count: between(1, 12), delayMs: between(0, 20) },
    { at: 'opened', count: between(1, 120), delayMs: between(0, 20) },
    { at: 'mail', count: between(1, 30), answered: false },
    { at: 'mail', count: between(1, 30), answered: true },
    { at: 'mail', count: between(1, 30), answered: false },
  ];
}

/** What has not come by then comes no more: the launch was quicker than the moment was drawn for. */
const GIVE_UP_MS = 12_000;

/** Calls `kill` at the moment. */
export async function reach(
  point: KillPoint,
  { db, relay }: { db: Db; relay: Relay },
  kill: () => void,
): Promise<void> {
  if (point.at === 'mail') return reachMail(point, relay, kill);
  const giveUpAt = performance.now() + GIVE_UP_MS;
  while ((await countOf(db, point.at)) < point.count && performance.now() < giveUpAt) await sleep(3);
  await sleep(point.delayMs);
  kill();
}

async function reachMail(
  { count, answered }: { count: number; answered: boolean },
  relay: Relay,
  kill: () => void,
): Promise<void> {
  const moment = Promise.withResolvers<void>();
  let left = count;
  relay.onMessage = () => {
    left -= 1;
    if (left !== 0) return undefined;
    if (!answered) kill();
    moment.resolve();
    return answered ? kill : undefined;
  };
  await Promise.race([moment.promise, sleep(GIVE_UP_MS, undefined, { ref: false })]);
  relay.onMessage = () => undefined;
  kill();
}

async function countOf(db: Db, what: 'committed' | 'started' | 'opened'): Promise<number> {
  const { rows } = await sql<Record<typeof what, number>>`
    select (select count(*)::int from outbox) as committed,
           (select count(*)::int from outbox where kind = 'start' and state = 'sent') as started,
           (select count(*)::int from task) as opened`.execute(db);
  return rows[0]?.[what] ?? 0;
}

/** Mulberry32. */
export function createNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
