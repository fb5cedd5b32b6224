import { randomUUID } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { ActorKind, Phase } from '#domain/kinds.ts';
import type { Actor } from '#domain/launch.ts';
import type { Trx } from '../database.ts';
import type { Json } from '../schema.ts';

/** One thing that happened. `detail` holds facts that may stay for ever; `content` what a person wrote, erasable apart. */
export interface AuditEvent {
  at: Date;
  actorKind: ActorKind;
  actorId?: string | null | undefined;
  /** `noun.verb`, such as `task.done`. */
  action: string;
  cycleId?: string | null | undefined;
  phase?: Phase | null | undefined;
  entityKind: string;
  entityId?: string | null | undefined;
  detail?: { [key: string]: Json } | undefined;
  content?: Json | undefined;
}

/** @returns who acted, as an event records it: a person or a key by its id, everybody else by their kind. */
export function auditActor({ kind, personId, keyId }: Actor): Pick<AuditEvent, 'actorKind' | 'actorId'> {
  return { actorKind: kind, actorId: personId ?? keyId ?? null };
}

/** Appends events to the trail (I6), any number in one statement, inside the transaction that made the change. */
export async function recordAudit(trx: Trx, events: readonly AuditEvent[]): Promise<void> {
  if (events.length === 0) return;
  await sql`with ${auditParts(events)} select 1`.execute(trx);
}

/**
 * The same as parts of a larger `with`, for statements that are made by the thousand: the change and its record then
 * cost one round trip.
 */
export function auditParts(events: readonly AuditEvent[]): RawBuilder<unknown> {
  const rows = events.map((event) => ({
    at: event.at,
    actor_kind: event.actorKind,
    actor_id: event.actorId ?? null,
    action: event.action,
    cycle_id: event.cycleId ?? null,
    phase: event.phase ?? null,
    entity_kind: event.entityKind,
    entity_id: event.entityId ?? null,
    detail: event.detail ?? {},
    content_id: event.content === undefined ? null : randomUUID(),
    content: event.content ?? null,
  }));
  return sql`
    event as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
               as x(at timestamptz, actor_kind text, actor_id uuid, action text, cycle_id uuid, phase text,
                    entity_kind text, entity_id uuid, detail jsonb, content_id uuid, content jsonb)),
    content_written as (
      insert into audit_content (id, content)
      select content_id, coalesce(content, 'null') from event where content_id is not null),
    event_written as (
      insert into audit_event
             (at, actor_kind, actor_id, action, cycle_id, phase, entity_kind, entity_id, detail, content_id)
      select at, actor_kind, actor_id, action, cycle_id, phase, entity_kind, entity_id, detail, content_id from event)`;
}
