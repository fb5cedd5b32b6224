import { type Kysely, sql } from 'kysely';

/** People, policies, cycles, plan, tasks, OKRs, what leaves, and the audit trail. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table department (
    id uuid primary key default uuidv7(),
    parent_id uuid references department,
    name text not null,
    path text not null unique,
    lead_id uuid,
    created_at timestamptz not null
  )`,
  `create index department_parent on department (parent_id)`,

  `create table person (
    id uuid primary key default uuidv7(),
    employee_id text unique,
    email text,
    name text not null,
    title text,
    department_id uuid not null references department,
    manager_id uuid references person deferrable initially deferred,
    time_zone text not null,
    locale text not null,
    country text not null,
    role text not null,
    state text not null default 'active',
    created_at timestamptz not null,
    updated_at timestamptz not null,
    check (employee_id is not null or email is not null)
  )`,
  `create unique index person_email on person (lower(email))`,
  `create index person_department on person (department_id)`,
  `create index person_manager on person (manager_id)`,
  `alter table department add foreign key (lead_id) references person deferrable initially deferred`,

  // The nearest department up the tree wins, then the country, then the row with neither.
  `create table policy (
    id uuid primary key default uuidv7(),
    key text not null,
    department_id uuid references department,
    country text,
    value jsonb not null,
    unique nulls not distinct (key, department_id, country)
  )`,
  `insert into policy (key, value) values
    ('individual-okrs', 'false'), ('visibility', '"everyone"'), ('retention-months', '36'), ('named-lists', 'true')`,

  `create table cycle (
    id uuid primary key default uuidv7(),
    name text not null,
    kind text not null,
    period_kind text not null,
    period text not null,
    starts_on date not null,
    ends_on date not null,
    scope_key text not null,
    state text not null default 'running',
    time_zone text not null,
    country text not null,
    sponsor_id uuid references person,
    strategy_cycle_id uuid references cycle,
    settings jsonb not null,
    version integer not null default 1,
    launched_by text not null,
    launched_at timestamptz not null,
    paused_at timestamptz,
    closed_at timestamptz
  )`,
  `create unique index cycle_once on cycle (period, scope_key) where state <> 'cancelled'`,

  `create table cycle_department (
    cycle_id uuid not null references cycle,
    department_id uuid not null references department,
    is_root boolean not null,
    primary key (cycle_id, department_id)
  )`,
  `create table cohort (
    id uuid primary key default uuidv7(),
    cycle_id uuid not null references cycle,
    department_id uuid not null references department,
    time_zone text not null,
    country text not null,
    state text not null default 'open',
    unique (cycle_id, department_id, time_zone)
  )`,
  `create table member (
    cycle_id uuid not null references cycle,
    person_id uuid not null references person,
    cohort_id uuid references cohort,
    part text not null,
    primary key (cycle_id, person_id)
  )`,
  `create index member_cohort on member (cohort_id)`,
  `create index member_person on member (person_id)`,

  `create table phase_run (
    id uuid primary key default uuidv7(),
    cycle_id uuid not null references cycle,
    cohort_id uuid references cohort,
    phase text not null,
    state text not null default 'planned',
    opens_at timestamptz not null,
    closes_at timestamptz not null,
    on_deadline text not null,
    extensions integer not null default 0,
    plan_version integer not null default 1,
    opened_at timestamptz,
    closed_at timestamptz,
    unique nulls not distinct (cycle_id, cohort_id, phase)
  )`,
  `create index phase_run_cohort on phase_run (cohort_id)`,
  `create table step (
    phase_run_id uuid not null references phase_run,
    key text not null,
    kind text not null,
    ordinal integer not null default 0,
    due_at timestamptz not null,
    done_at timestamptz,
    outcome text,
    primary key (phase_run_id, key)
  )`,
  `create index step_due on step (due_at) where done_at is null`,

  `create table okr_set (
    id uuid primary key default uuidv7(),
    cycle_id uuid not null references cycle,
    cohort_id uuid references cohort,
    level text not null,
    department_id uuid references department,
    owner_id uuid not null references person,
    state text not null default 'draft',
    round integer not null default 1,
    version integer not null default 1,
    why text not null default '',
    not_this_quarter text not null default '',
    submitted_at timestamptz,
    published_at timestamptz,
    agreed_at timestamptz
  )`,
  `create unique index okr_set_company on okr_set (cycle_id) where level = 'company'`,
  `create unique index okr_set_department on okr_set (cycle_id, department_id) where level = 'department'`,
  `create unique index okr_set_individual on okr_set (cycle_id, owner_id) where level = 'individual'`,
  `create index okr_set_cohort on okr_set (cohort_id)`,
  `create table objective (
    id uuid primary key default uuidv7(),
    okr_set_id uuid not null references okr_set on delete cascade,
    position integer not null,
    title text not null,
    kind text not null,
    local boolean not null default false
  )`,
  `create index objective_set on objective (okr_set_id)`,
  `create table alignment (
    objective_id uuid not null references objective on delete cascade,
    parent_objective_id uuid not null references objective on delete cascade,
    primary key (objective_id, parent_objective_id)
  )`,
  `create index alignment_parent on alignment (parent_objective_id)`,
  `create table key_result (
    id uuid primary key default uuidv7(),
    objective_id uuid not null references objective on delete cascade,
    position integer not null,
    title text not null,
    baseline double precision not null,
    target double precision not null,
    unit text not null default '',
    direction text not null,
    owner_id uuid not null references person,
    current_value double precision,
    confidence integer
  )`,
  `create index key_result_objective on key_result (objective_id)`,
  `create index key_result_owner on key_result (owner_id)`,
  `create table okr_version (
    okr_set_id uuid not null references okr_set,
    version integer not null,
    reason text not null,
    content jsonb not null,
    by_person_id uuid references person,
    at timestamptz not null,
    primary key (okr_set_id, version)
  )`,

  `create table task (
    id uuid primary key default uuidv7(),
    cycle_id uuid not null references cycle,
    cohort_id uuid references cohort,
    phase_run_id uuid not null references phase_run,
    kind text not null,
    person_id uuid not null references person,
    subject_id uuid not null,
    ordinal integer not null default 0,
    state text not null default 'open',
    opened_at timestamptz not null,
    due_at timestamptz not null,
    settled_at timestamptz,
    final_at timestamptz,
    finalised_at timestamptz,
    outcome jsonb,
    unique (phase_run_id, kind, person_id, subject_id, ordinal)
  )`,
  `create index task_open on task (phase_run_id) where state = 'open'`,
  `create index task_unfinalised on task (final_at) where state = 'done' and finalised_at is null`,
  `create index task_undoable on task (phase_run_id) where state = 'done' and finalised_at is null`,
  `create index task_phase on task (phase_run_id, state)`,
  `create index task_person on task (person_id) where state = 'open'`,
  `create table action_link (
    id uuid primary key default gen_random_uuid(),
    task_id uuid not null references task,
    person_id uuid not null references person,
    version integer not null default 1,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    unique (task_id, person_id)
  )`,

  `create table review (
    task_id uuid primary key references task,
    okr_set_id uuid not null references okr_set,
    round integer not null,
    reviewer_id uuid not null references person,
    decision text not null,
    comment text not null default '',
    decided_at timestamptz not null
  )`,
  `create index review_set on review (okr_set_id, round)`,
  `create table check_in (
    key_result_id uuid not null references key_result,
    week integer not null,
    task_id uuid not null references task,
    person_id uuid not null references person,
    value double precision not null,
    confidence integer not null,
    note text not null default '',
    blocker text not null default '',
    at timestamptz not null,
    primary key (key_result_id, week)
  )`,
  `create table score (
    key_result_id uuid primary key references key_result,
    task_id uuid not null references task,
    final_value double precision not null,
    score double precision not null check (score between 0 and 1),
    reason text not null default '',
    by_person_id uuid not null references person,
    at timestamptz not null
  )`,
  `create table reflection (
    task_id uuid primary key references task,
    cycle_id uuid not null references cycle,
    person_id uuid not null references person,
    learned text not null default '',
    process text not null default '',
    at timestamptz not null
  )`,
  `create table kudos (
    task_id uuid primary key references task,
    cycle_id uuid not null references cycle,
    from_person_id uuid not null references person,
    to_text text not null,
    objective_id uuid references objective,
    text text not null,
    at timestamptz not null
  )`,

  `create table mail (
    id uuid primary key default uuidv7(),
    person_id uuid not null references person,
    class text not null,
    slot text not null,
    message_id text not null unique,
    to_address text,
    language text not null,
    kinds text[] not null,
    cycle_ids uuid[] not null,
    task_ids uuid[] not null,
    subject text not null,
    text text not null,
    html text not null,
    headers jsonb not null default '{}',
    state text not null default 'pending',
    sealed_at timestamptz not null,
    sent_at timestamptz,
    unique (person_id, class, slot)
  )`,
  `create table notice (
    id uuid primary key default uuidv7(),
    key text not null unique,
    cycle_id uuid not null references cycle,
    cohort_id uuid references cohort,
    phase text not null,
    person_id uuid not null references person,
    kind text not null,
    class text not null default 'routine',
    task_id uuid references task,
    subject_id uuid,
    due_at timestamptz not null,
    moot_at timestamptz,
    mail_id uuid references mail
  )`,
  `create index notice_due on notice (due_at) where mail_id is null and moot_at is null`,
  `create index notice_mail on notice (mail_id)`,
  `create index notice_task on notice (task_id)`,
  `create table outbox (
    id bigint generated always as identity primary key,
    kind text not null,
    key text not null unique,
    cycle_id uuid references cycle,
    payload jsonb not null,
    state text not null default 'pending',
    not_before timestamptz not null,
    priority integer not null default 5,
    attempts integer not null default 0,
    claimed_by integer,
    last_error text,
    created_at timestamptz not null,
    settled_at timestamptz
  )`,
  `create index outbox_pending on outbox (kind, attempts, priority, id) where state = 'pending'`,
  `create index outbox_sending on outbox (claimed_by) where state = 'sending'`,
  `create sequence outbox_claimant as integer`,

  `create table audit_content (
    id uuid primary key default uuidv7(),
    content jsonb not null
  )`,
  `create table audit_event (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    actor_kind text not null,
    actor_id uuid,
    action text not null,
    cycle_id uuid,
    phase text,
    entity_kind text not null,
    entity_id uuid,
    detail jsonb not null default '{}',
    content_id uuid
  )`,
  `create index audit_event_cycle on audit_event (cycle_id, id)`,
  `create index audit_event_entity on audit_event (entity_id)`,
  `create function audit_event_is_append_only() returns trigger language plpgsql as
    $$ begin raise exception 'audit events are append-only'; end $$`,
  `create trigger audit_event_append_only before update or delete or truncate on audit_event
    for each statement execute function audit_event_is_append_only()`,
];
