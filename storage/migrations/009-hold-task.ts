import { type Kysely, sql } from 'kysely';

/**
 * What every action begins with, in one round trip: keep the task's phase from closing, then read and lock the task. Each
 * statement of a volatile function sees what was committed before it began, so the states are read after the lock was got.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function hold_task(lock_class int, wanted uuid, of_person uuid)
      returns table (id uuid, cycle_id uuid, cohort_id uuid, phase_run_id uuid, kind text, person_id uuid, subject_id uuid,
                     ordinal int, state text, final_at timestamptz, finalised_at timestamptz, outcome jsonb, phase text,
                     phase_state text, cycle_state text, undo_minutes float8)
      language plpgsql volatile rows 1 as $$
      declare of_phase uuid;
      begin
        select t.phase_run_id into of_phase from task t where t.id = wanted and t.person_id = of_person;
        if of_phase is null then return; end if;
        perform pg_advisory_xact_lock_shared(lock_class, hashtext(of_phase::text));
        return query
          select t.id, t.cycle_id, t.cohort_id, t.phase_run_id, t.kind, t.person_id, t.subject_id, t.ordinal, t.state,
                 t.final_at, t.finalised_at, t.outcome, r.phase, r.state, c.state, (c.settings->>'undoMinutes')::float8
            from task t join phase_run r on r.id = t.phase_run_id join cycle c on c.id = t.cycle_id
           where t.id = wanted for update of t;
      end $$`.execute(db);
}
