import { sql } from 'kysely';
import { addWorkingDays, atLocalHour, localDate } from '#domain/calendar.ts';
import type { ChampionAnswer, Phase } from '#domain/kinds.ts';
import type { Db, Trx } from '../database.ts';
import { openTasks } from '../steps/tasks.ts';
import { liesIn, type Within } from '../within.ts';
import { startChase } from './chase.ts';

/** How many working days somebody has to say whether others may ask them. */
const WORKING_DAYS = 10;

/** Somebody who took part in a pilot and helps their own department. */
export interface Champion {
  name: string;
  department: string;
}

/** Asks everyone who took part in a pilot that is rolled out whether others may turn to them. */
export async function inviteChampions(
  trx: Trx,
  { cycleId, followUpId, now }: { cycleId: string; followUpId: string; now: Date },
): Promise<void> {
  await sql`insert into champion (follow_up_id, person_id)
    select ${followUpId}::uuid, m.person_id from member m join person p on p.id = m.person_id and p.state <> 'left'
     where m.cycle_id = ${cycleId} and m.part = 'participant'`.execute(trx);
  const { rows } = await sql<{ phaseRunId: string; phase: Phase; country: string; timeZone: string }>`
    select r.id as phase_run_id, r.phase, y.country, y.time_zone from cycle y
      join phase_run r on r.cycle_id = y.id and r.cohort_id is null
     where y.id = ${cycleId} order by r.phase = 'celebration' desc limit 1`.execute(trx);
  const [place] = rows;
  if (!place) return;
  const { phaseRunId, phase, country, timeZone } = place;
  const last = addWorkingDays({ date: localDate(now, timeZone), country }, WORKING_DAYS);
  await openTasks(
    trx,
    { phaseRunId, cycleId, cohortId: null, phase, now },
    {
      kind: 'champion',
      dueAt: atLocalHour({ date: last, hour: 17, timeZone }),
      who: sql`select person_id, ${cycleId}::uuid as subject_id from champion where follow_up_id = ${followUpId}::uuid`,
    },
  );
  await startChase(trx, cycleId, now);
}

/** Asks somebody who was away when the others were invited, as long as these can still answer. @returns how many tasks were opened. */
export async function inviteReturned(
  trx: Trx,
  { personId, now }: { personId: string; now: Date },
): Promise<number> {
  const { rows } = await sql<{ cycleId: string; phaseRunId: string; phase: Phase; dueAt: Date }>`
    select distinct t.cycle_id, t.phase_run_id, r.phase, t.due_at from champion c
      join follow_up f on f.id = c.follow_up_id join phase_run r on r.cycle_id = f.cycle_id and r.cohort_id is null
      join task t on t.phase_run_id = r.id and t.kind = 'champion' and t.due_at > ${now}
     where c.person_id = ${personId} and c.answer is null`.execute(trx);
  let opened = 0;
  for (const { cycleId, phaseRunId, phase, dueAt } of rows)
    opened += await openTasks(
      trx,
      { phaseRunId, cycleId, cohortId: null, phase, now },
      {
        kind: 'champion',
        dueAt,
        who: sql`select ${personId}::uuid as person_id, ${cycleId}::uuid as subject_id`,
      },
    );
  return opened;
}

/** Keeps what somebody said to the invitation, or that they took it back. */
export async function answerInvitation(
  trx: Trx,
  { cycleId, personId }: { cycleId: string; personId: string },
  answer: ChampionAnswer | null,
  at: Date | null,
): Promise<void> {
  await sql`update champion c set answer = ${answer}, answered_at = ${at} from follow_up f
     where f.id = c.follow_up_id and f.cycle_id = ${cycleId} and c.person_id = ${personId}`.execute(trx);
}

/**
 * @param seen the departments that the reader may see.
 * @returns who of a pilot said yes, by department and name; those who have left are nobody's champion.
 */
export async function listChampions(db: Db, pilotId: string, seen: Within): Promise<Champion[]> {
  const { rows } = await sql<Champion>`
    select p.name, d.path as department from follow_up f
      join champion c on c.follow_up_id = f.id and c.answer = 'accept'
      join person p on p.id = c.person_id and p.state <> 'left' join department d on d.id = p.department_id
     where f.cycle_id = ${pilotId} and ${liesIn(sql`d.path`, seen)} order by d.path, p.name`.execute(db);
  return rows;
}

/**
 * @param seen the departments that the reader may see.
 * @returns the champions that a pilot has given, or those of a cycle that rolls it out: whose department takes part in it.
 */
export async function listChampionsOf(db: Db, cycleId: string, seen: Within): Promise<Champion[]> {
  const { rows } = await sql<Champion>`
    select distinct p.name, d.path as department from cycle y join follow_up f on f.cycle_id in (y.follows_id, y.id)
      join champion c on c.follow_up_id = f.id and c.answer = 'accept'
      join person p on p.id = c.person_id and p.state <> 'left' join department d on d.id = p.department_id
     where y.id = ${cycleId} and ${liesIn(sql`d.path`, seen)}
       and (f.cycle_id = y.id or exists (select 1 from cycle_department x where x.cycle_id = y.id and x.department_id = d.id))
     order by d.path, p.name`.execute(db);
  return rows;
}

/**
 * @returns whom each of these people can ask about a cycle that rolls out a pilot, by `cycle/person`: a champion of their
 *   department or, where it has none, of the nearest one above it. Whoever is there comes before whoever is away; nobody
 *   is sent to themselves.
 */
export async function readChampionsOf(
  db: Db | Trx,
  of: ReadonlyArray<{ cycleId: string; personId: string }>,
): Promise<Map<string, string>> {
  if (of.length === 0) return new Map();
  const json = JSON.stringify(
    of.map(({ cycleId, personId }) => ({ cycle_id: cycleId, person_id: personId })),
  );
  const { rows } = await sql<{ cycleId: string; personId: string; name: string }>`
    with asked as (select distinct * from jsonb_to_recordset(${json}::jsonb) as x(cycle_id uuid, person_id uuid)),
    known as materialized (
      select y.id as cycle_id, p.id, p.name, p.state, d.path from cycle y join follow_up f on f.cycle_id = y.follows_id
        join champion c on c.follow_up_id = f.id and c.answer = 'accept'
        join person p on p.id = c.person_id and p.state <> 'left' join department d on d.id = p.department_id
       where y.id in (select cycle_id from asked))
    select a.cycle_id, a.person_id, k.name from asked a join person p on p.id = a.person_id
      join department own on own.id = p.department_id cross join lateral (
        select name from known k
         where k.cycle_id = a.cycle_id and k.id <> a.person_id and (k.path = own.path or starts_with(own.path, k.path || ' / '))
         order by length(k.path) desc, k.state = 'active' desc, k.name, k.id limit 1) k`.execute(db);
  return new Map(rows.map(({ cycleId, personId, name }) => [`${cycleId}/${personId}`, name]));
}
