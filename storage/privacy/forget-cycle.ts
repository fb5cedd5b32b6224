import { sql } from 'kysely';
import type { Trx } from '../database.ts';
import { forgetInTrail } from './forget-in-trail.ts';
import { keyResultsOf, PERSONAL_DATA } from './personal-data.ts';

/** What was forgotten. */
export interface Forgotten {
  /** People whose names are no longer in the cycle. */
  people: number;
  rows: number;
}

/**
 * Takes people out of a cycle that is over: what somebody wrote goes, goals of single people lose their texts, and every
 * reference to a person is exchanged for somebody without a name. Which stands for whom is drawn by lot and kept nowhere.
 * Figures stay, each still told apart from the next, so that sums, shares and distributions are what they were.
 */
export async function forgetCycle(
  trx: Trx,
  { cycleId, now }: { cycleId: string; now: Date },
): Promise<Forgotten> {
  const people = await drawLots(trx, cycleId, now);
  let rows = await eraseWords(trx, cycleId);
  rows += await eraseIndividualGoals(trx, cycleId);
  rows += await forgetInTrail(trx, cycleId);
  rows += await exchangePeople(trx, cycleId);
  return { people, rows };
}

/** Who the cycle's rows name, each with somebody without a name, in a table that ends with the transaction. */
async function drawLots(trx: Trx, cycleId: string, now: Date): Promise<number> {
  const named = PERSONAL_DATA.flatMap(({ table, persons, ofCycle, accountable }) =>
    ofCycle && !accountable
      ? persons.map(
          (column) =>
            sql`select ${sql.ref(`${table}.${column}`)} as id from ${sql.table(table)} where ${ofCycle(cycleId)}`,
        )
      : [],
  );
  await sql`create temporary table forgotten (person_id uuid primary key, nobody_id uuid) on commit drop`.execute(
    trx,
  );
  await sql`insert into forgotten (person_id)
    select distinct id from (${sql.join(named, sql` union all `)}) x where id is not null`.execute(trx);
  await sql`select pg_advisory_xact_lock(9, 0)`.execute(trx);
  // The same nobodies serve every cycle; there are as many as the largest one needs.
  await sql`
    insert into person (employee_id, name, department_id, time_zone, locale, country, role, state, created_at, updated_at, erased_at)
    select 'nobody-' || n, 'Somebody', (select id from department order by parent_id nulls first, id limit 1),
           'UTC', 'en', 'US', 'employee', 'left', ${now}, ${now}, ${now}
      from generate_series(1, (select count(*) from forgotten)::int) n on conflict (employee_id) do nothing`.execute(
    trx,
  );
  const { numAffectedRows } = await sql`
    update forgotten f set nobody_id = x.nobody_id from (
      select a.person_id, b.id as nobody_id
        from (select person_id, row_number() over (order by gen_random_uuid()) as n from forgotten) a
        join (select id, row_number() over (order by gen_random_uuid()) as n from person where employee_id like 'nobody-%') b
          using (n)) x where x.person_id = f.person_id`.execute(trx);
  return Number(numAffectedRows ?? 0);
}

async function eraseWords(trx: Trx, cycleId: string): Promise<number> {
  let rows = 0;
  const contents = await sql`
    delete from audit_content where id in (
      select content_id from audit_event where cycle_id = ${cycleId} and content_id is not null
      union all select content_id from concern where cycle_id = ${cycleId} and content_id is not null
      union all select answer_content_id from concern where cycle_id = ${cycleId} and answer_content_id is not null)`.execute(
    trx,
  );
  rows += Number(contents.numAffectedRows ?? 0);
  await sql`update concern set state = 'lapsed' where cycle_id = ${cycleId} and state = 'open'`.execute(trx);
  await sql`update change_request set proposal = '{}' where cycle_id = ${cycleId}`.execute(trx);
  for (const { table, ofCycle, words, goes } of PERSONAL_DATA) {
    if (!ofCycle) continue;
    const which = ofCycle(cycleId);
    const blank = Object.entries(words ?? {}).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
    const done = goes
      ? await sql`delete from ${sql.table(table)} where ${which}`.execute(trx)
      : blank.length > 0
        ? await sql`update ${sql.table(table)} set ${sql.join(blank)} where ${which}`.execute(trx)
        : undefined;
    rows += Number(done?.numAffectedRows ?? 0);
  }
  // Keys of mails hold who and when; answers of tasks hold who entered them.
  await sql`update mail set slot = 'erased ' || id, message_id = 'erased ' || id, headers = '{}'
     where cycle_ids @> array[${cycleId}::uuid]`.execute(trx);
  await sql`update task set outcome = (
      select jsonb_object_agg(key, value) from jsonb_each(outcome) e
       where jsonb_typeof(value) in ('number', 'boolean') or (jsonb_typeof(value) = 'string' and value #>> '{}' ~ '^[a-z-]{1,24}$'))
     where cycle_id = ${cycleId} and jsonb_typeof(outcome) = 'object'`.execute(trx);
  await sql`update cycle set settings = settings - 'leaderNote' where id = ${cycleId}`.execute(trx);
  return rows;
}

/** What single people wanted to reach says who they are; the figures alone do not. */
async function eraseIndividualGoals(trx: Trx, cycleId: string): Promise<number> {
  const own = sql`(select id from okr_set where cycle_id = ${cycleId} and level = 'individual')`;
  const objectives = sql`(select id from objective where okr_set_id in ${own})`;
  const keyResults = sql`(select id from key_result where objective_id in ${objectives})`;
  let rows = 0;
  for (const statement of [
    sql`delete from okr_version where okr_set_id in ${own}`,
    sql`update okr_set set why = '', not_this_quarter = '' where id in ${own}`,
    sql`update objective set title = '–' where id in ${objectives}`,
    sql`update key_result set title = '–' where id in ${keyResults}`,
    sql`delete from initiative where key_result_id in ${keyResults}`,
    sql`update milestone set title = '–' where key_result_id in ${keyResults}`,
    sql`update dependency set wanted = '–' where key_result_id in ${keyResults}`,
    sql`update parent_change set title = '–', key_result = null where okr_set_id in ${own} or parent_set_id in ${own}`,
    // What departments agreed stays, without who was to do it.
    sql`update okr_version set content = regexp_replace(regexp_replace(content::text,
          '"owner": "[^"]*"', '"owner": ""', 'g'), '"contributors": \\[[^\\]]*\\]', '"contributors": []', 'g')::jsonb
         where okr_set_id in (select id from okr_set where cycle_id = ${cycleId})`,
    sql`delete from hand_over_key_result where key_result_id in ${keyResultsOf(cycleId)}`,
    sql`delete from hand_over h where not exists (select 1 from hand_over_key_result x where x.hand_over_id = h.id)`,
  ])
    rows += Number((await statement.execute(trx)).numAffectedRows ?? 0);
  return rows;
}

async function exchangePeople(trx: Trx, cycleId: string): Promise<number> {
  let rows = 0;
  for (const { table, persons, ofCycle, goes, accountable } of PERSONAL_DATA) {
    if (!ofCycle || goes || accountable) continue;
    for (const column of persons) {
      const { numAffectedRows } = await sql`
        update ${sql.table(table)} set ${sql.ref(column)} = f.nobody_id from forgotten f
         where f.person_id = ${sql.ref(`${table}.${column}`)} and ${ofCycle(cycleId)}`.execute(trx);
      rows += Number(numAffectedRows ?? 0);
    }
  }
  // Some tasks are about a person.
  await sql`update task t set subject_id = f.nobody_id from forgotten f
     where f.person_id = t.subject_id and t.cycle_id = ${cycleId}`.execute(trx);
  return rows;
}
