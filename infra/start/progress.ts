import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Db } from '#storage/database.ts';
import type { StoreDeps } from '#storage/deps.ts';

/** How the mails of a start stand. */
export interface MailState {
  /** Mails that have gone out since a moment. */
  sent: number;
  /** Sealed and not yet taken by the relay. */
  underWay: number;
  /** Of these, how many the relay did not take when last asked. */
  held: number;
  /** Due, and kept for the reader's working hours or day. */
  waiting: number;
}

const POLL_MS = 50;

/**
 * Waits until the workflows have opened what is due, so that what is due together can leave in one mail.
 * @returns whether they have; after the time given mails must not wait any longer.
 */
export async function untilOpened({ db, clock }: StoreDeps, withinMs: number): Promise<boolean> {
  const { rows } = await poll(withinMs, async () => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from step s
        join phase_run r on r.id = s.phase_run_id and r.state in ('planned', 'open')
        join cycle c on c.id = r.cycle_id and c.state = 'running'
       where s.done_at is null and s.due_at <= ${clock.now()}`.execute(db);
    return { rows, over: rows[0]?.n === 0 };
  });
  return rows[0]?.n === 0;
}

/**
 * Waits until the mails that are due have gone out, as far as they may at this hour and the relay takes them.
 * @param how.pacing `calm` keeps mails for working hours; then only what is sealed is waited for.
 * @param how.since mails are counted from then on.
 */
export async function untilMailed(
  { db, clock }: StoreDeps,
  how: { pacing: 'calm' | 'immediate'; since: Date; withinMs: number },
): Promise<MailState> {
  const { pacing, since, withinMs } = how;
  return poll(withinMs, async () => {
    const state = await readMailState(db, since, clock.now());
    const quiet = state.underWay === state.held && (pacing === 'calm' || state.waiting === 0);
    return { ...state, over: quiet };
  });
}

async function readMailState(db: Db, since: Date, now: Date): Promise<MailState> {
  const { rows } = await sql<MailState>`
    select (select count(*)::int from mail where state = 'sent' and sent_at >= ${since}) as sent,
           count(*) filter (where state in ('pending', 'sending'))::int as under_way,
           count(*) filter (where state = 'pending' and attempts > 0 and not_before > ${now})::int as held,
           (select count(*)::int from notice n join person p on p.id = n.person_id and p.state = 'active'
              join cycle c on c.id = n.cycle_id and c.state in ('running', 'closed')
             where n.mail_id is null and n.moot_at is null and n.due_at <= ${now}) as waiting
      from outbox where kind = 'mail'`.execute(db);
  return rows[0] ?? { sent: 0, underWay: 0, held: 0, waiting: 0 };
}

async function poll<T extends { over: boolean }>(withinMs: number, look: () => Promise<T>): Promise<T> {
  const giveUpAt = performance.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (seen.over || performance.now() > giveUpAt) return seen;
    await sleep(POLL_MS);
  }
}
