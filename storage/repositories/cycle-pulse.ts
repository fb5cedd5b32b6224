import { sql } from 'kysely';
import type { Db } from '../database.ts';
import type { CycleProgress, TaskCounts } from './progress.ts';

/** A few counts from which a page that is open knows that it has aged. */
export interface CyclePulse {
  version: number;
  open: number;
  done: number;
  late: number;
  mailsSent: number;
  mailsInTrouble: number;
  checkIns: number;
}

/** @returns the counts of a cycle; undefined when there is no such cycle. */
export async function readPulse(db: Db, cycleId: string, now: Date): Promise<CyclePulse | undefined> {
  const { rows } = await sql<CyclePulse>`
    select c.version, t.*, m.*
      from cycle c
      cross join lateral (
        select count(*) filter (where task.state = 'open')::int as open, count(*) filter (where task.state = 'done')::int as done,
               count(*) filter (where task.state = 'open' and due_at < ${now})::int as late,
               count(*) filter (where task.state = 'done' and kind = 'check-in')::int as check_ins
          from phase_run r join task on task.phase_run_id = r.id where r.cycle_id = c.id) t
      cross join lateral (
        select count(*) filter (where state = 'sent')::int as mails_sent,
               count(*) filter (where state in ('failed', 'unknown', 'suppressed'))::int as mails_in_trouble
          from mail where mail.cycle_ids @> array[c.id]) m
     where c.id = ${cycleId}`.execute(db);
  return rows[0];
}

/** @param progress of the whole cycle, of which the pulse is a part; its keys come in the same order, since pages compare texts. @returns the same counts, without asking again. */
export function pulseOf({ version, tasksByKind, mails }: CycleProgress): CyclePulse {
  const sum = (of: keyof TaskCounts) => tasksByKind.reduce((all, kind) => all + kind[of], 0);
  return {
    version,
    open: sum('open'),
    done: sum('done'),
    late: sum('late'),
    checkIns: tasksByKind.find(({ kind }) => kind === 'check-in')?.done ?? 0,
    mailsSent: mails.sent,
    mailsInTrouble: mails.failed + mails.unknown + mails.suppressed,
  };
}
