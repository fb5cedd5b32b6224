import { sql } from 'kysely';
import { OPTIONAL_NOTICES } from '#domain/kinds.ts';
import type { Db } from '#storage/database.ts';
import { BEYOND_THE_WEEK } from '#storage/sealing.ts';

/**
 * Checks from outside what the product promises about mail (D11, I1): never two routine mails to a person on one of their
 * days, in the check-in phase one a week (two for those who lead others; a concern does not wait for the next week), none on a day off
 * of the weekend, none to anyone who had left or was away, and nothing that can be done without to whoever said so.
 *
 * @returns a sentence per breach; none when the promise was kept.
 */
export async function checkBudget(db: Db): Promise<string[]> {
  const { rows } = await sql<{ breach: string }>`
    with routine as (
      select m.id, p.id as person_id, coalesce(p.email, p.name) as email, m.sealed_at at time zone p.time_zone as local,
             exists (select 1 from person r where r.manager_id = p.id) as leads,
             not exists (select 1 from notice n where n.mail_id = m.id and (n.phase <> 'check-ins' or n.kind = any(${BEYOND_THE_WEEK}))) as check_in_only
        from mail m join person p on p.id = m.person_id where m.class = 'routine' and m.state <> 'suppressed')
    select email || ' got ' || count(*) || ' routine mails on ' || local::date as breach
      from routine group by email, local::date having count(*) > 1
    union all
    select email || ' got ' || count(*) || ' check-in mails in the week of ' || date_trunc('week', local)::date
      from routine where check_in_only group by email, leads, date_trunc('week', local)
     having count(*) > case when leads then 2 else 1 end
    union all
    select email || ' got a mail on a weekend, ' || local::date from routine where extract(isodow from local) > 5
    union all
    select p.email || ' got a mail after leaving' from mail m join person p on p.id = m.person_id
      join audit_event a on a.entity_id = p.id and a.action = 'person.left' where coalesce(m.sent_at, m.sealed_at) > a.at and m.state <> 'suppressed'
    union all
    select p.email || ' got a mail while away, ' || coalesce(m.sent_at, m.sealed_at)::date
      from mail m join person p on p.id = m.person_id join absence a on a.person_id = p.id and a.begun_at is not null
     where m.state <> 'suppressed' and coalesce(m.sent_at, m.sealed_at) >= a.begun_at
       and coalesce(m.sent_at, m.sealed_at) < coalesce(a.ended_at, 'infinity')
    union all
    select p.email || ' got a mail they had switched off, ' || m.sealed_at::date
      from mail m join person p on p.id = m.person_id join reminder_choice x on x.person_id = p.id and not x.wanted
     where m.state <> 'suppressed' and m.sealed_at > x.chosen_at and m.kinds <@ ${[...OPTIONAL_NOTICES]}::text[]`.execute(
    db,
  );
  return rows.map(({ breach }) => breach);
}
