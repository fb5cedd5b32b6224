import { sql } from 'kysely';
import { allowance, limitTo, type MailLimits } from '#domain/mail-rate.ts';
import type { Db, Trx } from '../database.ts';
import { type ClaimedRow, take } from './outbox.ts';

/** How many more are looked at than may be taken, so that mails to a domain that is at its limit hold up no others. */
const LOOK_AHEAD = 8;
const RELAY = 'relay';
const scopeOf = (domain: string): string => `to:${domain}`;

/** What may be taken by a limit, and what has been. */
interface Budget {
  left: number;
  taken: number;
  nextAt: Date;
  after(taken: number): Date;
}

/**
 * Takes mails that are due as far as the relay's limits allow, in the order of `claim`. All mailers count together; they
 * take one after the other, for the moment that taking lasts.
 *
 * @returns the rows, and when to look again if a limit held mails back; null when none did.
 */
export async function claimWithin(from: {
  db: Db;
  claimant: number;
  limit: number;
  limits: MailLimits;
  now: Date;
}): Promise<{ rows: ClaimedRow[]; lookAgainAt: Date | null }> {
  const { limits, now } = from;
  return from.db.transaction().execute(async (trx) => {
    const spoken = await lockPaces(trx, now);
    const budgets = new Map<string, Budget>();
    function budget(scope: string, perMinute: number | null): Budget {
      const known = budgets.get(scope);
      if (known) return known;
      const may = perMinute === null ? null : allowance(perMinute, spoken.get(scope) ?? null, now);
      const fresh = may
        ? { left: may.count, taken: 0, nextAt: may.nextAt, after: may.after }
        : { left: from.limit, taken: 0, nextAt: now, after: () => now };
      budgets.set(scope, fresh);
      return fresh;
    }
    const toDomain = (domain: string) => budget(scopeOf(domain), limitTo(limits, domain));
    const relay = budget(RELAY, limits.perMinute);
    if (relay.left === 0) return { rows: [], lookAgainAt: relay.nextAt };

    const full = [...spoken.keys()]
      .filter((scope) => scope !== RELAY)
      .map((scope) => scope.slice(scopeOf('').length))
      .filter((domain) => toDomain(domain).left === 0);
    const { rows: candidates } = await sql<{ id: number; domain: string }>`
      select id, coalesce(payload->>'domain', '') as domain from outbox
       where state = 'pending' and kind = 'mail' and not_before <= ${now}
         and coalesce(payload->>'domain', '') <> all(${full})
       order by attempts, priority, id limit ${from.limit * LOOK_AHEAD} for update skip locked`.execute(trx);

    const picked: number[] = [];
    for (const { id, domain } of candidates) {
      if (picked.length >= from.limit || relay.left === 0) break;
      const to = toDomain(domain);
      if (to.left === 0) continue;
      for (const each of [relay, to]) {
        each.left -= 1;
        each.taken += 1;
      }
      picked.push(id);
    }
    const limited = (scope: string) =>
      scope === RELAY ? limits.perMinute !== null : limitTo(limits, scope.slice(scopeOf('').length)) !== null;
    const used = [...budgets].filter(([scope, { taken }]) => taken > 0 && limited(scope));
    await keepPaces(
      trx,
      used.map(([scope, { after, taken }]) => ({ scope, spokenUntil: after(taken) })),
    );
    const rows =
      picked.length === 0 ? [] : await take({ db: trx, claimant: from.claimant }, sql`id = any(${picked})`);
    const held = [...budgets].filter(([scope, { left }]) => left === 0 && limited(scope));
    const next = held.map(([, { nextAt, after, taken }]) =>
      (taken > 0 ? after(taken + 1) : nextAt).getTime(),
    );
    return { rows, lookAgainAt: next.length === 0 ? null : new Date(Math.min(...next)) };
  });
}

/** Holds back other mailers until the transaction ends. */
async function lockPaces(trx: Trx, now: Date): Promise<Map<string, Date>> {
  await sql`
    insert into mail_pace (scope, spoken_until) values (${RELAY}, ${now}::timestamptz - interval '1 hour')
        on conflict (scope) do update set spoken_until = mail_pace.spoken_until`.execute(trx);
  const { rows } = await sql<{ scope: string; spokenUntil: Date }>`
    select scope, spoken_until from mail_pace`.execute(trx);
  return new Map(rows.map(({ scope, spokenUntil }) => [scope, spokenUntil]));
}

async function keepPaces(
  trx: Trx,
  paces: ReadonlyArray<{ scope: string; spokenUntil: Date }>,
): Promise<void> {
  if (paces.length === 0) return;
  const json = JSON.stringify(paces.map(({ scope, spokenUntil }) => ({ scope, spoken_until: spokenUntil })));
  await sql`
    insert into mail_pace (scope, spoken_until)
    select scope, spoken_until from jsonb_to_recordset(${json}::jsonb) as x(scope text, spoken_until timestamptz)
        on conflict (scope) do update set spoken_until = excluded.spoken_until`.execute(trx);
}
