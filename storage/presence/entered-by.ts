import { sql } from 'kysely';

/**
 * Who did task `t` in its person's place, by name; null where nobody did. Check-ins from before tasks kept it say so
 * themselves.
 */
export const ENTERED_BY = sql`(select x.name from person x where x.id = coalesce((t.outcome ->> 'enteredBy')::uuid,
  (select k.entered_by_id from check_in k where k.task_id = t.id and t.state = 'done' limit 1)))`;
