import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { sql } from 'kysely';
import { systemClock } from '#domain/clock.ts';
import { createDoctor } from '#services/worker/doctor.ts';
import type { Db } from '#storage/database.ts';
import { FURTHEST_OFF_MS } from './schedule.ts';
import type { Stage } from './stage.ts';

/** What a person has to decide and no waiting mends. */
const FOR_PEOPLE: readonly string[] = ['mail-unknown', 'mail-failed'];
const LOOK_MS = 500;

/**
 * Waits until nothing is due any more and every open cohort has its workflow again.
 *
 * @returns what did not come to rest in time, a sentence each; empty when everything did.
 */
export async function comeToRest(stage: Stage, withinMs: number): Promise<string[]> {
  const connection = Connection.lazy({ address: stage.temporalAddress });
  const doctor = createDoctor({ db: stage.db, clock: systemClock() }, new Client({ connection }));
  const giveUpAt = performance.now() + withinMs;
  try {
    for (;;) {
      const left = await listLeft(stage.db).catch((error: unknown) => [
        `The database did not answer: ${error}`,
      ]);
      // Asked last, since it asks Temporal about each workflow.
      const ill = left.length > 0 ? [] : await examine(doctor);
      if (left.length + ill.length === 0) return [];
      if (performance.now() > giveUpAt) return [...left, ...ill];
      await sleep(LOOK_MS);
    }
  } finally {
    await connection.close();
  }
}

async function examine(doctor: ReturnType<typeof createDoctor>): Promise<string[]> {
  const { temporalAnswers, findings } = await doctor.examine();
  if (!temporalAnswers) return ['Temporal does not answer.'];
  return findings
    .filter(({ kind }) => !FOR_PEOPLE.includes(kind))
    .map(({ subject, text }) => `The doctor finds at ${subject}: ${text}`);
}

/** @returns what is due and not done, a sentence each; what a clock that was ahead has dated is waited for. */
export async function listLeft(db: Db): Promise<string[]> {
  const now = new Date(systemClock().now().getTime() + FURTHEST_OFF_MS);
  const { rows } = await sql<{ what: string; n: number }>`
    select 'steps of the plan are due and not done' as what, count(*)::int as n
      from step s join phase_run r on r.id = s.phase_run_id and r.state in ('planned', 'open')
     where s.done_at is null and s.due_at <= ${now}
    union all
    select 'notices are due and in no mail', count(*)::int
      from notice n join person p on p.id = n.person_id and p.state = 'active'
     where n.mail_id is null and n.moot_at is null and n.due_at <= ${now}
    union all
    select 'rows of the outbox have not left: ' || kind || ' ' || state, count(*)::int
      from outbox where state in ('pending', 'sending') group by kind, state
    union all
    select 'answers are not final', count(*)::int from task where state = 'done' and finalised_at is null`.execute(
    db,
  );
  return rows.filter(({ n }) => n > 0).map(({ what, n }) => `${n} ${what}.`);
}
