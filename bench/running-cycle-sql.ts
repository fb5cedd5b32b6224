/** Statements that fill a cycle's tables, a set at a time. What is drawn comes from hashes, so each run makes the same. */

const PEOPLE_A_TEAM = 100;

/** @returns statements for three levels of departments, and people in the lowest. */
export function departmentsAndPeople({ people, at }: { people: number; at: Date }): string[] {
  const teams = Math.ceil(people / PEOPLE_A_TEAM);
  const units = Math.ceil(teams / 10);
  const divisions = Math.ceil(units / 5);
  const when = `'${at.toISOString()}'::timestamptz`;
  return [
    `insert into department (name, path, created_at)
     select 'Division ' || n, 'Division ' || n, ${when} from generate_series(1, ${divisions}) n`,
    `insert into department (parent_id, name, path, created_at)
     select p.id, 'Unit ' || n, p.path || ' / Unit ' || n, ${when}
       from generate_series(1, ${units}) n join department p on p.name = 'Division ' || (n - 1) % ${divisions} + 1`,
    `insert into department (parent_id, name, path, created_at)
     select p.id, 'Team ' || lpad(n::text, 4, '0'), p.path || ' / Team ' || lpad(n::text, 4, '0'), ${when}
       from generate_series(1, ${teams}) n join department p on p.name = 'Unit ' || (n - 1) % ${units} + 1`,
    // The first one in each team leads it.
    `insert into person (employee_id, email, name, department_id, time_zone, locale, country, role, created_at, updated_at)
     select 'B' || n, 'person' || n || '@bench.example', 'Person ' || lpad(n::text, 6, '0'), d.id,
            (array['Europe/Berlin', 'America/New_York', 'Europe/London'])[team % 3 + 1], (array['de-DE', 'en-US', 'en-GB'])[team % 3 + 1],
            (array['DE', 'US', 'GB'])[team % 3 + 1], case when n = 1 then 'executive' when n = 2 then 'hr_ops' when n % ${PEOPLE_A_TEAM} = 1 then 'lead' else 'employee' end,
            ${when}, ${when}
       from (select n, (n - 1) / ${PEOPLE_A_TEAM} + 1 as team from generate_series(1, ${people}) n) x
       join department d on d.name = 'Team ' || lpad(team::text, 4, '0')`,
    `update department d set lead_id = p.id from (
       select distinct on (department_id) department_id, id from person order by department_id, role = 'employee', id) p
      where p.department_id = d.id`,
    'update person p set manager_id = d.lead_id from department d where d.id = p.department_id and d.lead_id <> p.id',
  ];
}

interface Made {
  cycleId: string;
  weeks: number;
  now: Date;
}

/** 0 to 99, always the same for the same text. */
const drawn = (text: string) => `(hashtext(${text})::bigint & 2147483647) % 100`;

/** @returns statements for what has been asked of people, their goals and their check-ins. */
export function goalsAndTasks({ cycleId, weeks, now }: Made): string[] {
  const cycle = `'${cycleId}'::uuid`;
  const at = `'${now.toISOString()}'::timestamptz`;
  /** A task for each person of a query `who` with `person_id`, `subject_id` and `cohort_id`, in a phase that is over. */
  const over = (phase: string, kind: string, who: string) => `
    insert into task (cycle_id, cohort_id, phase_run_id, kind, person_id, subject_id, state, opened_at, due_at, settled_at, final_at, finalised_at)
    select ${cycle}, r.cohort_id, r.id, '${kind}', w.person_id, w.subject_id,
           case when ${drawn(`'${kind}' || w.person_id`)} < 94 then 'done' else 'missed' end, r.opens_at, r.closes_at, r.closes_at, r.closes_at, r.closes_at
      from (${who}) w join phase_run r on r.cycle_id = ${cycle} and r.cohort_id = w.cohort_id and r.phase = '${phase}'
    on conflict do nothing`;
  return [
    `update phase_run set state = case when closes_at <= ${at} then 'closed' else 'open' end, opened_at = opens_at,
            closed_at = case when closes_at <= ${at} then closes_at end
      where cycle_id = ${cycle} and opens_at <= ${at}`,
    `update step s set done_at = s.due_at, outcome = case when s.kind = 'week-open' then 'opened 1' else 'done' end
       from phase_run r where r.id = s.phase_run_id and r.cycle_id = ${cycle} and s.due_at <= ${at}`,
    `update outbox set state = 'sent', settled_at = ${at}`,
    `insert into okr_set (cycle_id, level, owner_id, state, submitted_at, published_at, agreed_at)
     select id, 'company', sponsor_id, 'agreed', ${at}, ${at}, ${at} from cycle where id = ${cycle}`,
    `insert into okr_set (cycle_id, cohort_id, level, department_id, owner_id, state, submitted_at, published_at, agreed_at)
     select ${cycle}, c.id, 'department', d.id, d.lead_id, 'agreed', r.opens_at, r.opens_at, r.closes_at
       from cohort c join department d on d.id = c.department_id join phase_run r on r.cohort_id = c.id and r.phase = 'cascade'`,
    `insert into okr_set (cycle_id, cohort_id, level, department_id, owner_id, state, submitted_at, published_at, agreed_at)
     select ${cycle}, c.id, 'individual', d.id, p.id, case when ${drawn('p.id::text')} < 90 then 'agreed' else 'in-force' end,
            r.opens_at, r.opens_at, r.closes_at
       from cohort c join department d on d.id = c.department_id join person p on p.department_id = d.id and p.id <> d.lead_id
       join phase_run r on r.cohort_id = c.id and r.phase = 'cascade' where substring(d.name from '[0-9]+$')::int % 3 = 0`,
    `insert into objective (okr_set_id, position, title, kind)
     select s.id, n, 'What we want to reach, ' || n, case n when 1 then 'committed' else 'aspirational' end
       from okr_set s, generate_series(1, case s.level when 'individual' then 2 else 3 end) n`,
    `insert into alignment (objective_id, parent_objective_id)
     select o.id, c.id from objective o join okr_set s on s.id = o.okr_set_id and s.level = 'department'
       join okr_set t on t.level = 'company' join objective c on c.okr_set_id = t.id and c.position = o.position`,
    `insert into key_result (objective_id, position, title, baseline, target, unit, direction, owner_id, current_value, confidence, last_week)
     select o.id, n, 'A figure that moves, ' || n, 10, 50, '%', 'increase', s.owner_id, 10 + ${drawn('o.id::text || n')} * 0.4,
            1 + ${drawn("'c' || o.id || n")} / 10, ${weeks}
       from objective o join okr_set s on s.id = o.okr_set_id, generate_series(1, case s.level when 'individual' then 2 else 3 end) n`,
    `update key_result set confidence = 5 + confidence % 5 where ${drawn("'r' || id")} >= 10`,
    over(
      'preparation',
      'acknowledge',
      `select person_id, cycle_id as subject_id, cohort_id from member where part = 'participant'`,
    ),
    over(
      'cascade',
      'draft',
      'select owner_id as person_id, id as subject_id, cohort_id from okr_set where cohort_id is not null',
    ),
    over(
      'approval',
      'review',
      `select p.manager_id as person_id, s.id as subject_id, s.cohort_id from okr_set s join person p on p.id = s.owner_id
       where s.level = 'individual'`,
    ),
    `insert into task (cycle_id, cohort_id, phase_run_id, kind, person_id, subject_id, ordinal, state, opened_at, due_at, settled_at, final_at, finalised_at)
     select ${cycle}, cohort_id, run, 'check-in', person_id, person_id, week, state, opened_at, opened_at + interval '4 days 8 hours',
            case when state <> 'open' then opened_at + interval '1 day' end, case when state = 'done' then opened_at + interval '1 day' end,
            case when state = 'done' then opened_at + interval '1 day' end
       from (select distinct s.cohort_id, r.id as run, s.owner_id as person_id, st.ordinal as week, st.due_at as opened_at,
                    case when ${drawn('st.ordinal || s.owner_id::text')} < 88 then 'done' when st.ordinal = ${weeks} then 'open' else 'missed' end as state
               from okr_set s join phase_run r on r.cohort_id = s.cohort_id and r.phase = 'check-ins'
               join step st on st.phase_run_id = r.id and st.kind = 'week-open' and st.ordinal <= ${weeks}) x`,
    `insert into check_in (key_result_id, week, task_id, person_id, value, confidence, note, blocker, at)
     select k.id, t.ordinal, t.id, t.person_id, k.current_value - (${weeks} - t.ordinal), case when t.ordinal = ${weeks} then k.confidence else 3 + ${drawn('k.id::text || t.ordinal')} / 20 end,
            case when ${drawn("'n' || k.id || t.ordinal")} < 15 then 'Went as we hoped; next week we try the other half.' else '' end,
            case when ${drawn("'b' || k.id || t.ordinal")} < 3 then 'Waiting for the data of the other team.' else '' end, t.settled_at
       from task t join key_result k on k.owner_id = t.person_id where t.kind = 'check-in' and t.state = 'done'`,
    `update key_result k set last_week = x.week, confidence = c.confidence from (
       select key_result_id, max(week) as week from check_in group by key_result_id) x
       join check_in c on c.key_result_id = x.key_result_id and c.week = x.week where k.id = x.key_result_id`,
    // Two departments in three ask something of another one.
    `insert into dependency (key_result_id, department_id, wanted, needed_by, state, asked_at, answer, answered_at)
     select k.id, (select id from department where parent_id = d.parent_id and id <> d.id order by id limit 1), 'The list of customers, cleaned up',
            '2027-03-20', x.state, ${at}, case x.state when 'accepted' then 'accept' when 'declined' then 'decline' end, case when x.state <> 'asked' then ${at} end
       from okr_set s join department d on d.id = s.department_id join objective o on o.okr_set_id = s.id and o.position = 1
       join key_result k on k.objective_id = o.id and k.position = 1,
       lateral (select case when ${drawn('s.id::text')} < 55 then 'accepted' when ${drawn('s.id::text')} < 62 then 'declined' else 'asked' end as state) x
      where s.level = 'department' and ${drawn("'d' || s.id")} < 66 and exists (select 1 from department where parent_id = d.parent_id and id <> d.id)`,
  ];
}

/** @returns statements for mails, replies, addresses that take none, and concerns. */
export function whatWasSent({ cycleId, weeks, now }: Made): string[] {
  const cycle = `'${cycleId}'::uuid`;
  const at = `'${now.toISOString()}'::timestamptz`;
  return [
    `insert into mail (person_id, class, slot, message_id, to_address, language, kinds, cycle_ids, task_ids, subject, text, html, state, sealed_at, sent_at)
     select m.person_id, 'routine', 'week-' || n, m.person_id || '/' || n || '@bench.example', 'person@bench.example', 'en', '{check-in}', array[${cycle}], '{}',
            'How is it going?', repeat('One line of a mail. ', 20), repeat('<p>One line of a mail.</p>', 20),
            case when ${drawn("m.person_id || 'm' || n")} < 97 then 'sent' when ${drawn("m.person_id || 'm' || n")} < 98 then 'failed' else 'suppressed' end,
            ${at} - n * interval '7 days', ${at} - n * interval '7 days'
       from member m, generate_series(1, ${weeks}) n where m.cycle_id = ${cycle}`,
    `insert into inbound_mail (fingerprint, at, verdict, person_id, cycle_id)
     select md5(id::text), ${at}, case when ${drawn('id::text')} < 90 then 'recorded' else 'unclear' end, person_id, ${cycle}
       from task where kind = 'check-in' and ${drawn("'i' || id")} < 5`,
    `insert into mail_suppression (address, person_id, status, since)
     select lower(email), id, '5.1.1', ${at} from person where hashtext(id::text) % 500 = 0`,
    `insert into concern (cycle_id, cohort_id, phase_run_id, raiser_id, recipient_id, audience, confidential, via, state, raised_at, due_at, remind_at, answer, answered_at)
     select ${cycle}, c.id, r.id, d.lead_id, d.lead_id, 'manager', false, 'page', 'answered', ${at} - interval '10 days', ${at} - interval '3 days', ${at} - interval '4 days', 'answer', ${at} - interval '5 days'
       from cohort c join department d on d.id = c.department_id join phase_run r on r.cohort_id = c.id and r.phase = 'check-ins' where ${drawn("'k' || c.id")} < 20`,
  ];
}
