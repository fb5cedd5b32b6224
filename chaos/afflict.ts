import { enableCompileCache, flushCompileCache } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Type } from 'typebox';
import { Value } from 'typebox/value';

/**
 * Loaded into a service's process before anything of the product (`--import`), it does to the process what happens to
 * machines: a clock that goes wrong, and connections that something else holds. The product does not know it is there.
 */
const Affliction = Type.Union([
  /** So far the clock is off from now on. */
  Type.Object({ clockMs: Type.Integer() }),
  /** So long every connection of every pool is held. */
  Type.Object({ holdMs: Type.Integer() }),
]);

/** A restart finds compiled what an earlier process compiled; one that is killed would not have kept it. */
const COMPILED_AFTER_MS = 4_000;
enableCompileCache();
setTimeout(flushCompileCache, COMPILED_AFTER_MS).unref();

let clockMs = 0;
const MachineDate = Date;

/** What the wall clock says moves; timers and `performance.now()` do not, as when a machine's clock is set. */
const AfflictedDate: DateConstructor = new Proxy(MachineDate, {
  construct: (target, args: unknown[], as) =>
    Reflect.construct(
      target,
      args.length > 0 ? args : [MachineDate.now() + clockMs],
      as === AfflictedDate ? target : as,
    ),
  apply: () => new MachineDate(MachineDate.now() + clockMs).toString(),
  get: (target, key) =>
    key === 'now' ? () => MachineDate.now() + clockMs : Reflect.get(target, key, target),
});
globalThis.Date = AfflictedDate;

const pools = new Set<pg.Pool>();
pg.Pool.prototype.connect = new Proxy(pg.Pool.prototype.connect, {
  apply(connect, pool, args) {
    if (pool instanceof pg.Pool) pools.add(pool);
    return Reflect.apply(connect, pool, args);
  },
});

async function holdOne(pool: pg.Pool, forMs: number): Promise<void> {
  // A database that is away has no connections to hold.
  const client = await pool.connect().catch(() => undefined);
  if (!client) return;
  await sleep(forMs);
  client.release();
}

process.on('message', (message: unknown) => {
  if (!Value.Check(Affliction, message)) return;
  if ('clockMs' in message) clockMs = message.clockMs;
  else
    for (const pool of pools)
      for (let n = 0; n < pool.options.max; n += 1) void holdOne(pool, message.holdMs);
});
// The line to the harness keeps no process alive.
process.channel?.unref();
