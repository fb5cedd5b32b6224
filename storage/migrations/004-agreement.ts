import { type Kysely, sql } from 'kysely';

/** Agreeing in rounds: verdicts at the spot, what authors answer, conversations, reviewers by policy, goals above that changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table person add column delegate_id uuid references person deferrable initially deferred`,

  // Each round was submitted once so far, so the order of the submissions is the number of the round.
  `alter table okr_version add column round integer not null default 1`,
  `update okr_version v set round = x.round from (
     select okr_set_id, version, greatest(1, count(*) filter (where reason = 'submitted')
              over (partition by okr_set_id order by version)) as round from okr_version) x
    where x.okr_set_id = v.okr_set_id and x.version = v.version`,

  `alter table review add column answer text not null default ''`,
  // An objective or key result may be gone by the next round; what was said about it stays, with the title it had.
  `create table review_point (
    id uuid primary key default uuidv7(),
    task_id uuid not null references review on delete cascade,
    okr_set_id uuid not null references okr_set,
    round integer not null,
    place integer not null,
    part text not null,
    entity_id uuid not null,
    entity_title text not null,
    verdict text not null,
    comment text not null default '',
    proposal jsonb,
    answer text,
    answer_text text not null default '',
    answered_at timestamptz,
    unique (task_id, entity_id)
  )`,
  `create index review_point_set on review_point (okr_set_id, round)`,
  `create table conversation (
    okr_set_id uuid not null references okr_set,
    round integer not null,
    person_id uuid not null references person,
    word text not null,
    task_id uuid not null references task,
    at timestamptz not null,
    primary key (okr_set_id, round, person_id, word)
  )`,
  `create index conversation_task on conversation (task_id)`,
  `create table parent_change (
    okr_set_id uuid not null references okr_set,
    parent_set_id uuid not null references okr_set,
    parent_version integer not null,
    place integer not null,
    title text not null,
    change text not null,
    key_result text,
    before double precision,
    after double precision,
    unit text not null default '',
    at timestamptz not null,
    settled_at timestamptz,
    primary key (okr_set_id, parent_set_id, parent_version, place)
  )`,

  `insert into policy (key, value) values ('reviewers', '"manager"') on conflict do nothing`,
  // The person, or who stands in: their delegate while they are away, else the next one up the line who is there.
  `create function stand_in(wanted uuid, but_not uuid) returns uuid language sql stable as $$
    with recursive line as (
      select id, state, delegate_id, manager_id, 0 as distance from person where id = wanted
      union all select p.id, p.state, p.delegate_id, p.manager_id, line.distance + 1
        from line join person p on p.id = line.manager_id where line.distance < 12)
    select candidate from (
      select id as candidate, distance * 2 as place from line where state = 'active'
      union all select d.id, distance * 2 + 1 from line join person d on d.id = line.delegate_id
        where line.state = 'away' and d.state = 'active') found
     where candidate is distinct from but_not order by place limit 1 $$`,
  // The lead of the department, or of the nearest one above that is led by somebody else than the person.
  `create function lead_above(in_department uuid, but_not uuid) returns uuid language sql stable as $$
    with recursive up as (
      select id, parent_id, lead_id, 0 as distance from department where id = in_department
      union all select d.id, d.parent_id, d.lead_id, distance + 1 from up join department d on d.id = up.parent_id)
    select lead_id from up where lead_id is not null and lead_id <> but_not order by distance limit 1 $$`,
];
