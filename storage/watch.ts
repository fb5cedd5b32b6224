import { sql } from 'kysely';
import { LATE_AFTER_MS } from '#domain/doctor.ts';
import type { MailState, OutboxKind } from '#domain/kinds.ts';
import type { StoreDeps } from './deps.ts';

/** What an operator must know at a glance, as of now. */
export interface WatchFigures {
  /** Rows of the outbox that may leave and have not, and the age of the oldest, by kind. */
  outbox: Array<{ kind: OutboxKind; waiting: number; oldestSeconds: number }>;
  mails: Array<{ state: MailState; n: number }>;
  /** Steps of running cycles that nobody performed within five minutes. */
  stepsLate: number;
  /** Phases that are open although their deadline has passed by more than five minutes. */
  phasesOverdue: number;
  /** Notices that wait for their mail. */
  noticesWaiting: number;
  cyclesRunning: number;
  tasksOpen: number;
  /** Addresses to which nothing is sent, since mails came back. */
  addressesSuppressed: number;
}

/** Read at every scrape: counts over indexes, none of them over people's rows one by one. */
export async function readWatchFigures({ db, clock }: StoreDeps): Promise<WatchFigures> {
  const now = clock.now();
  const late = new Date(now.getTime() - LATE_AFTER_MS);
  const [counts, outbox, mails] = await Promise.all([
    sql<Omit<WatchFigures, 'outbox' | 'mails'>>`
      select (select count(*)::int from step s join phase_run r on r.id = s.phase_run_id and r.state in ('planned', 'open')
                join cycle c on c.id = r.cycle_id and c.state = 'running'
               where s.done_at is null and s.due_at < ${late}) as steps_late,
             (select count(*)::int from phase_run r join cycle c on c.id = r.cycle_id and c.state = 'running'
               where r.state = 'open' and r.closes_at < ${late}) as phases_overdue,
             (select count(*)::int from notice where mail_id is null and moot_at is null and due_at <= ${now}) as notices_waiting,
             (select count(*)::int from cycle where state = 'running') as cycles_running,
             (select count(*)::int from task where state = 'open') as tasks_open,
             (select count(*)::int from mail_suppression) as addresses_suppressed`.execute(db),
    sql<WatchFigures['outbox'][number]>`
      select kind, count(*)::int as waiting, extract(epoch from ${now} - min(not_before))::float8 as oldest_seconds
        from outbox where state in ('pending', 'sending') and not_before <= ${now} group by kind order by kind`.execute(
      db,
    ),
    sql<
      WatchFigures['mails'][number]
    >`select state, count(*)::int as n from mail group by state order by state`.execute(db),
  ]);
  const [row] = counts.rows;
  if (!row) throw new Error('a select without from has one row');
  return { ...row, outbox: outbox.rows, mails: mails.rows };
}
