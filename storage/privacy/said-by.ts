import { type RawBuilder, sql } from 'kysely';

/**
 * Whose words an event `e` of the trail holds: whoever acted, unless it was in somebody's place; then they are of the person
 * in whose place it was.
 *
 * @returns whether they are this person's, as a condition.
 */
export function saidBy(personId: string): RawBuilder<boolean> {
  return sql<boolean>`coalesce(e.detail ->> 'onBehalfOf', e.actor_id::text) = ${personId}`;
}
