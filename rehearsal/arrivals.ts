import { sql } from 'kysely';
import type { Db } from '#storage/database.ts';

/** A mail as it came into somebody's mailbox, in the rehearsal's time. */
export interface Arrival {
  to: string;
  messageId: string;
  at: Date;
}

/** When somebody was not there; `until` null: not back yet, or gone for good. */
export interface NotThere {
  email: string;
  why: 'away' | 'gone';
  from: Date;
  until: Date | null;
}

/**
 * Looks at mailboxes alone, not at what the product believes it sent.
 *
 * @returns a sentence for each mail that came twice, or to somebody who was away or gone.
 */
export function checkArrivals(arrivals: readonly Arrival[], notThere: readonly NotThere[]): string[] {
  const known = new Set<string>();
  return arrivals.flatMap(({ to, messageId, at }) => {
    const day = at.toISOString().slice(0, 10);
    const twice = known.has(messageId) ? [`${to} got the same mail twice, ${day}`] : [];
    known.add(messageId);
    const missed = notThere.filter(
      ({ email, from, until }) =>
        email.toLowerCase() === to.toLowerCase() && from <= at && (!until || at < until),
    );
    return [...twice, ...missed.map(({ why }) => `a mail came to ${to}, who was ${why}, ${day}`)];
  });
}

/** @returns from the record who was away or gone, and when. */
export async function readNotThere(db: Db): Promise<NotThere[]> {
  const { rows } = await sql<NotThere>`
    select p.email, 'away' as why, a.begun_at as "from", a.ended_at as until
      from absence a join person p on p.id = a.person_id where a.begun_at is not null and p.email is not null
    union all
    select p.email, 'gone', e.at, null from audit_event e join person p on p.id = e.entity_id
     where e.action = 'person.left' and p.email is not null`.execute(db);
  return rows;
}
