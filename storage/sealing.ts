import { type RawBuilder, sql } from 'kysely';
import {
  type MailClass,
  type NoticeKind,
  OPTIONAL_NOTICES,
  type Phase,
  TASK_KINDS,
  type TaskKind,
} from '#domain/kinds.ts';
import { IMMEDIATE_PRIORITY, routinePriority } from '#domain/mail-rate.ts';
import type { OwnTexts } from '#domain/own-texts.ts';
import type { LeaderNote } from '#domain/settings.ts';
import type { Db, Trx } from './database.ts';

/** Where readers are; working hours and days are asked once per place, not once per person. */
export interface ReaderPlace {
  timeZone: string;
  country: string;
}

/** A place whose readers may get routine mail now, and the key of their mail. */
export interface OpenPlace extends ReaderPlace {
  slot: string;
  /** First and last day of the reader's week, for the budget of check-ins; null where no budget counts. */
  week: { monday: string; sunday: string } | null;
}

/** Notices that say something about their task have nothing to say once it is settled. */
const ABOUT_TASK: NoticeKind[] = [
  ...TASK_KINDS,
  'reminder',
  'escalation',
  'deadline-moved',
  'prepare-asked',
  'prepared',
];

/** Said in whatever state the cycle is: that it was called off, and answers to what somebody has just written. */
const WHATEVER_THE_CYCLE: NoticeKind[] = ['cycle-cancelled', 'reply'];

/** A promised answer, the one mail after an absence, and where one belongs now cannot wait for next week's; one routine mail a day holds for it too. */
export const BEYOND_THE_WEEK: NoticeKind[] = ['concern', 'concern-overdue', 'returned', 'reorganised'];

/** Which notices `n` are due: all, or those of some people. */
function isDue(now: Date, people: readonly string[] | undefined): RawBuilder<unknown> {
  const theirs = people ? sql`n.person_id = any(${[...people]}::uuid[]) and` : sql``;
  return sql`${theirs} n.due_at <= ${now}`;
}

/** Lays to rest what is due and has become pointless: its task is settled, its cycle called off, its reader gone or content without. */
export async function markMoot(
  db: Db | Trx,
  { now, people }: { now: Date; people?: readonly string[] },
): Promise<number> {
  // Rows that another sealer works on are left to it; waiting for each other's could go on for ever.
  const result = await sql`
    with pointless as (
      select n.id from notice n left join task t on t.id = n.task_id join cycle c on c.id = n.cycle_id join person p on p.id = n.person_id
       where n.mail_id is null and n.moot_at is null and ${isDue(now, people)}
         and ((t.state <> 'open' and n.kind = any(${ABOUT_TASK}))
           or (c.state = 'cancelled' and n.kind <> all(${WHATEVER_THE_CYCLE})) or p.state = 'left'
           or (n.kind = any(${[...OPTIONAL_NOTICES]})
               and exists (select 1 from reminder_choice x where x.person_id = n.person_id and not x.wanted)))
         for update of n skip locked)
    update notice n set moot_at = ${now} from pointless where n.id = pointless.id`.execute(db);
  return Number(result.numAffectedRows ?? 0);
}

/** A place where somebody is due something, and in which classes. */
export interface WaitingPlace extends ReaderPlace {
  routine: boolean;
  immediate: boolean;
}

/** @returns where readers of due notices are. */
export async function readWaitingPlaces(db: Db, now: Date): Promise<WaitingPlace[]> {
  const { rows } = await sql<WaitingPlace>`
    select p.time_zone, p.country, bool_or(n.class = 'routine') as routine, bool_or(n.class = 'immediate') as immediate
      from notice n join person p on p.id = n.person_id
     where n.mail_id is null and n.moot_at is null and n.due_at <= ${now} and p.state = 'active'
     group by p.time_zone, p.country`.execute(db);
  return rows;
}

export interface DueMail {
  personId: string;
  class: MailClass;
  /** Null for immediate mails: their slot is made when they are sealed. */
  slot: string | null;
}

/**
 * @param which.budget whether at most one routine mail per slot, and one per week for check-ins (two for those who lead),
 *   may be written (D11).
 * @returns the mails that may be sealed now.
 */
export async function readDueMails(
  db: Db | Trx,
  which: { now: Date; places: readonly OpenPlace[]; budget: boolean; people?: readonly string[] },
): Promise<DueMail[]> {
  const places = which.places.map(({ timeZone, country, slot, week }) => ({
    time_zone: timeZone,
    country,
    slot,
    monday: week?.monday,
    sunday: week?.sunday,
  }));
  const withinBudget = which.budget ? WITHIN_BUDGET : sql`true`;
  const { rows } = await sql<DueMail>`
    with place as (select * from jsonb_to_recordset(${JSON.stringify(places)}::jsonb)
                     as x(time_zone text, country text, slot text, monday text, sunday text)),
    due as (
      select n.person_id, n.class, bool_and(n.phase = 'check-ins' and n.kind <> all(${BEYOND_THE_WEEK})) as only_check_ins, min(n.due_at) as since
        from notice n join cycle c on c.id = n.cycle_id
       where n.mail_id is null and n.moot_at is null and ${isDue(which.now, which.people)}
         and (c.state in ('running', 'closed') or n.kind = any(${WHATEVER_THE_CYCLE}))
       group by n.person_id, n.class)
    select due.person_id, due.class, case when due.class = 'routine' then place.slot end as slot
      from due join person p on p.id = due.person_id and p.state = 'active'
      left join place on place.time_zone = p.time_zone and place.country = p.country
     where due.class = 'immediate' or (place.slot is not null and ${withinBudget})
     order by due.class, due.since, due.person_id`.execute(db);
  return rows;
}

const WITHIN_BUDGET = sql`
  not exists (select 1 from mail m where m.person_id = due.person_id and m.class = 'routine' and m.slot = place.slot)
  and (not due.only_check_ins or
       (select count(*) from mail m
         where m.person_id = due.person_id and m.class = 'routine' and m.slot between place.monday and place.sunday
           and not exists (select 1 from notice o where o.mail_id = m.id and (o.phase <> 'check-ins' or o.kind = any(${BEYOND_THE_WEEK}))))
       < case when exists (select 1 from person r where r.manager_id = p.id and r.state <> 'left')
                or exists (select 1 from department d where d.lead_id = p.id) then 2 else 1 end)`;

/** Takes people for this transaction alone, so that no two sealers share one; those taken by others are left out. */
export async function takePeople(trx: Trx, people: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from person where id = any(${[...people]}::uuid[]) order by id for no key update skip locked`.execute(
    trx,
  );
  return rows.map(({ id }) => id);
}

/** A due notice with what its words need. */
export interface DueNotice {
  id: string;
  personId: string;
  class: MailClass;
  kind: NoticeKind;
  phase: Phase;
  subjectId: string | null;
  cycleId: string;
  cycleName: string;
  period: string;
  taskId: string | null;
  taskKind: TaskKind | null;
  taskDueAt: Date | null;
  taskOrdinal: number | null;
  /** How often the plan of the task's phase has changed. */
  taskSequence: number | null;
  taskPersonId: string | null;
  taskPersonName: string | null;
  /** The set of OKRs it is about, where it is about one. */
  okrSetId: string | null;
  /** With the first task of a cycle: what its leader says. */
  leaderNote: LeaderNote | null;
  ownTexts: OwnTexts | null;
  email: string | null;
  name: string;
  locale: string;
  timeZone: string;
}

/** @returns what these people are due, locked, in the order of due times; ids are the last word, as chance makes them. */
export async function readDueNotices(
  trx: Trx,
  { now, people }: { now: Date; people: readonly string[] },
): Promise<DueNotice[]> {
  const { rows } = await sql<DueNotice>`
    select n.id, n.person_id, n.class, n.kind, n.phase, coalesce(n.subject_id, t.subject_id) as subject_id,
           n.cycle_id, c.name as cycle_name, c.period,
           n.task_id, t.kind as task_kind, t.due_at as task_due_at, t.ordinal as task_ordinal,
           r.plan_version - 1 as task_sequence,
           t.person_id as task_person_id, tp.name as task_person_name,
           case when t.kind in ('draft', 'review') then t.subject_id
                when n.kind in ('strategy-published', 'agreed', 'in-force', 'team-goals', 'talk', 'parent-changed')
                then n.subject_id end as okr_set_id,
           case when n.kind = 'acknowledge' then c.settings->'leaderNote' end as leader_note,
           c.settings->'ownTexts' as own_texts,
           case when not exists (select 1 from mail_suppression x where x.address = lower(p.email)) then p.email end as email,
           p.name, p.locale, p.time_zone
      from notice n join cycle c on c.id = n.cycle_id join person p on p.id = n.person_id
      left join task t on t.id = n.task_id left join person tp on tp.id = t.person_id
      left join phase_run r on r.id = t.phase_run_id
     where n.mail_id is null and n.moot_at is null and ${isDue(now, people)}
       and (c.state in ('running', 'closed') or n.kind = any(${WHATEVER_THE_CYCLE}))
     order by n.due_at, n.kind, n.id for update of n`.execute(trx);
  return rows;
}

/** A mail as it is frozen; links stand in it as placeholders (see `domain/mail-links.ts`). */
export interface NewMail {
  personId: string;
  class: MailClass;
  slot: string;
  messageId: string;
  toAddress: string | null;
  language: string;
  kinds: NoticeKind[];
  cycleIds: string[];
  taskIds: string[];
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  calendar: string | null;
  noticeIds: string[];
}

/**
 * Writes the mails, ties their notices to them and puts them into the outbox; a mail without an address is kept as
 * `suppressed` and not sent. Four statements for any number. A mail goes on with the trace of its latest notice.
 *
 * @returns how many were written, and how many of them suppressed.
 */
export async function writeMails(
  trx: Trx,
  { now, mails }: { now: Date; mails: readonly NewMail[] },
): Promise<{ written: number; suppressed: number }> {
  // The large texts travel as arrays: the database takes them twice as fast as out of JSON.
  const column = (pick: (mail: NewMail) => string | null) => mails.map(pick);
  const lists = JSON.stringify(
    mails.map(({ kinds, cycleIds, taskIds, headers }) => ({
      kinds,
      cycle_ids: cycleIds,
      task_ids: taskIds,
      headers,
    })),
  );
  const { rows } = await sql<{ id: string; messageId: string; suppressed: boolean }>`
    insert into mail (person_id, class, slot, message_id, to_address, language, kinds, cycle_ids, task_ids, subject, text,
                      html, headers, calendar, state, sealed_at)
    select x.person_id, x.class, x.slot, x.message_id, x.to_address, x.language,
           array(select jsonb_array_elements_text(list->'kinds')), array(select jsonb_array_elements_text(list->'cycle_ids')::uuid),
           array(select jsonb_array_elements_text(list->'task_ids')::uuid), x.subject, x.text, x.html, list->'headers', x.calendar,
           case when x.to_address is null then 'suppressed' else 'pending' end, ${now}
      from unnest(${column((mail) => mail.personId)}::uuid[], ${column((mail) => mail.class)}::text[],
                  ${column((mail) => mail.slot)}::text[], ${column((mail) => mail.messageId)}::text[],
                  ${column((mail) => mail.toAddress)}::text[], ${column((mail) => mail.language)}::text[],
                  ${column((mail) => mail.subject)}::text[], ${column((mail) => mail.text)}::text[],
                  ${column((mail) => mail.html)}::text[], ${column((mail) => mail.calendar)}::text[]) with ordinality
           as x(person_id, class, slot, message_id, to_address, language, subject, text, html, calendar, n)
      join jsonb_array_elements(${lists}::jsonb) with ordinality as l(list, n) on l.n = x.n
     order by x.n
    on conflict (person_id, class, slot) do nothing
    returning id, message_id, state = 'suppressed' as suppressed`.execute(trx);
  const idOf = new Map(rows.map((row) => [row.messageId, row.id]));
  const ties = mails.flatMap((mail) => {
    const id = idOf.get(mail.messageId);
    return id ? mail.noticeIds.map((noticeId) => ({ notice_id: noticeId, mail_id: id })) : [];
  });
  const { rows: traces } = await sql<{ mailId: string; traceparent: string }>`
    with tied as (
      update notice n set mail_id = x.mail_id
        from jsonb_to_recordset(${JSON.stringify(ties)}::jsonb) as x(notice_id uuid, mail_id uuid)
       where n.id = x.notice_id
      returning n.id, n.mail_id, n.traceparent)
    select distinct on (mail_id) mail_id, traceparent from tied where traceparent is not null
     order by mail_id, id desc`.execute(trx);
  const traceOf = new Map(traces.map(({ mailId, traceparent }) => [mailId, traceparent]));
  const queued = await inTheirOrder(trx, { rows, mails });
  await sql`
    insert into outbox (kind, key, cycle_id, payload, not_before, priority, created_at, traceparent)
    select 'mail', 'mail:' || id, cycle_ids[1],
           jsonb_build_object('mailId', id, 'domain', lower(split_part(to_address, '@', -1))), ${now}, x.priority, ${now}, x.traceparent
      from unnest(${queued.map(({ id }) => id)}::uuid[], ${queued.map(({ priority }) => priority)}::int[],
                  ${queued.map(({ id }) => traceOf.get(id) ?? null)}::text[]) as x(mail_id, priority, traceparent)
      join mail on mail.id = x.mail_id and state = 'pending'
     order by id`.execute(trx);
  return { written: rows.length, suppressed: rows.filter((row) => row.suppressed).length };
}

/** @returns the written mails with their priorities: what answers somebody first, then by what of the same cycle waits already. */
async function inTheirOrder(
  trx: Trx,
  written: { rows: ReadonlyArray<{ id: string; messageId: string }>; mails: readonly NewMail[] },
): Promise<Array<{ id: string; priority: number }>> {
  const mailOf = new Map(written.mails.map((mail) => [mail.messageId, mail]));
  const cycles = written.mails.flatMap(({ class: of, cycleIds }) => (of === 'routine' && cycleIds[0]) || []);
  const waiting = cycles.length === 0 ? new Map<string, number>() : await countWaiting(trx, new Set(cycles));
  return written.rows.map(({ id, messageId }) => {
    const mail = mailOf.get(messageId);
    if (mail?.class === 'immediate') return { id, priority: IMMEDIATE_PRIORITY };
    const cycleId = mail?.cycleIds[0] ?? '';
    const before = waiting.get(cycleId) ?? 0;
    waiting.set(cycleId, before + 1);
    return { id, priority: routinePriority(before) };
  });
}

async function countWaiting(trx: Trx, cycleIds: ReadonlySet<string>): Promise<Map<string, number>> {
  const { rows } = await sql<{ cycleId: string; waiting: number }>`
    select cycle_id, count(*)::int as waiting from outbox
     where kind = 'mail' and state = 'pending' and cycle_id = any(${[...cycleIds]}::uuid[])
     group by cycle_id`.execute(trx);
  return new Map(rows.map((row) => [row.cycleId, row.waiting]));
}

/** @returns a number no other transaction has, for slots that must be unique to a run. */
export async function transactionNumber(trx: Trx): Promise<string> {
  const { rows } = await sql<{ n: string }>`select pg_current_xact_id()::text as n`.execute(trx);
  return rows[0]?.n ?? '0';
}
