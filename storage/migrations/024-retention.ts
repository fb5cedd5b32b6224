import { type Kysely, sql } from 'kysely';

/**
 * When the contents of a cycle are erased, people without a name, and the one change that the trail allows: to forget who
 * (docs/decisions/0024).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table retention (
    cycle_id uuid primary key references cycle,
    erase_at timestamptz not null,
    held_until timestamptz,
    hold_reason text not null default '',
    held_by uuid references person,
    held_at timestamptz,
    erased_at timestamptz,
    people integer not null default 0,
    rows integer not null default 0
  )`,
  `create index retention_due on retention (coalesce(held_until, erase_at)) where erased_at is null`,

  // What somebody says to what leaves about them; it goes along with it.
  `create table leaving_comment (
    cycle_id uuid not null references cycle,
    person_id uuid not null references person,
    words text not null,
    at timestamptz not null,
    primary key (cycle_id, person_id)
  )`,

  // Somebody who was erased, or who stands for nobody: rows of an erased cycle point to such people.
  `alter table person add column erased_at timestamptz`,

  `drop trigger audit_event_append_only on audit_event`,
  `create trigger audit_event_append_only before delete or truncate on audit_event
    for each statement execute function audit_event_is_append_only()`,
  // An event may lose who it was about, in a transaction that says so; it never gains or changes anything.
  `create function audit_event_only_forgets() returns trigger language plpgsql as $$
    begin
      if current_setting('quarterdeck.forgetting', true) is distinct from 'on'
        then raise exception 'audit events are append-only'; end if;
      if (new.id, new.at, new.actor_kind, new.action, new.cycle_id, new.phase, new.entity_kind, new.content_id)
           is distinct from (old.id, old.at, old.actor_kind, old.action, old.cycle_id, old.phase, old.entity_kind, old.content_id)
         or (new.actor_id is not null and new.actor_id is distinct from old.actor_id)
         or (new.entity_id is not null and new.entity_id is distinct from old.entity_id)
         or (new.entity_id is null and old.entity_id is not null and old.entity_kind <> 'person')
         or not old.detail @> new.detail
        then raise exception 'audit events are append-only: an event may only forget who'; end if;
      return new;
    end $$`,
  `create trigger audit_event_forgets before update on audit_event
    for each row execute function audit_event_only_forgets()`,
  `create function audit_event_update_says_so() returns trigger language plpgsql as $$
    begin
      if current_setting('quarterdeck.forgetting', true) is distinct from 'on'
        then raise exception 'audit events are append-only'; end if;
      return null;
    end $$`,
  `create trigger audit_event_update_announced before update on audit_event
    for each statement execute function audit_event_update_says_so()`,
];
