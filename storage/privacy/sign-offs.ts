import { type RawBuilder, sql } from 'kysely';
import { DomainError } from '#domain/errors.ts';
import type { Actor } from '#domain/launch.ts';
import { isWithin, type ProcessingRecord } from '#domain/privacy/record.ts';
import { readSignOffAnswer, type SignOffState } from '#domain/privacy/sign-off.ts';
import { isUuid } from '#domain/uuid.ts';
import type { Db, Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { auditActor, recordAudit } from '../repositories/audit.ts';
import { type NewMail, writeMails } from '../sealing.ts';
import type { Within } from '../within.ts';

/** A sign-off as pages show it. */
export interface SignOffRow {
  id: string;
  name: string;
  period: string;
  departments: string[];
  record: ProcessingRecord;
  launch: unknown;
  state: SignOffState;
  askedAt: Date;
  askedBy: string | null;
  decidedAt: Date | null;
  decidedBy: string | null;
  reason: string;
  cycleId: string | null;
}

/** A mail about a sign-off in words. */
type WordedMail = Pick<NewMail, 'language' | 'subject' | 'text' | 'html'>;
export type SignOffMail = 'asked' | 'signed' | 'returned';
export type ComposeSignOff = (
  mail: SignOffMail,
  reader: { name: string; locale: string },
  about: { id: string; name: string; reason: string },
) => WordedMail;

/**
 * Asks the works council for its word on a launch; who belongs to it gets a mail. The same question again is the one that
 * is there; a question about other settings takes its place.
 *
 * @returns the id, and how many people were sent a mail.
 * @throws DomainError when nobody has the role of the works council.
 */
export async function askForSignOff(
  deps: StoreDeps,
  trx: Trx,
  input: {
    record: ProcessingRecord;
    scopeKey: string;
    digest: string;
    launch: { [key: string]: string | string[] };
    actor: Actor;
    mail: { compose: ComposeSignOff; domain: string };
  },
): Promise<{ id: string; asked: number }> {
  const now = deps.clock.now();
  const { record, scopeKey, digest, launch, actor, mail } = input;
  const { name, period, departments } = record;
  // Two who ask at once ask one after the other: the second finds the question of the first.
  await sql`select pg_advisory_xact_lock(11, hashtext(${`${period} ${scopeKey}`}))`.execute(trx);
  const council = await readCouncil(trx, now);
  const asked = council.filter(
    ({ within }) => within === null || departments.some((path) => isWithin([path], [within])),
  );
  if (asked.length === 0) throw nobodyToAsk();
  const same = await sql<{ id: string }>`
    select id from sign_off where period = ${period} and scope_key = ${scopeKey} and digest = ${digest}
       and state in ('waiting', 'signed') and cycle_id is null order by id desc limit 1`.execute(trx);
  if (same.rows[0]) return { id: same.rows[0].id, asked: 0 };
  await sql`update sign_off set state = 'replaced'
     where period = ${period} and scope_key = ${scopeKey} and state in ('waiting', 'signed') and cycle_id is null`.execute(
    trx,
  );
  const { id } = await trx
    .insertInto('signOff')
    .values({
      ...{ name, period, scopeKey, digest, askedAt: now },
      departments: [...departments],
      record: JSON.stringify(record),
      launch: JSON.stringify(launch),
      askedBy: actor.personId ?? null,
      decidedAt: null,
      decidedBy: null,
      cycleId: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(trx, [
    {
      at: now,
      ...auditActor(actor),
      action: 'sign-off.asked',
      entityKind: 'sign-off',
      entityId: id,
      detail: { launch: name, people: asked.length, by: actor.label },
    },
  ]);
  const about = { id, name, reason: '' };
  await send(trx, {
    ...{ now, domain: mail.domain, about, kind: 'asked' },
    readers: asked,
    compose: mail.compose,
  });
  return { id, asked: asked.length };
}

/**
 * Signs or returns a record, once; whoever asked gets a mail with the answer.
 *
 * @returns the state it has now, which stays when it was answered before.
 * @throws DomainError when nothing was chosen or a return says no reason.
 */
export async function answerSignOff(
  { db, clock }: StoreDeps,
  input: {
    id: string;
    answer: string;
    reason: string;
    actor: Actor;
    mail: { compose: ComposeSignOff; domain: string };
  },
): Promise<SignOffState> {
  const now = clock.now();
  const { id, actor, mail } = input;
  const { answer, reason } = readSignOffAnswer(input.answer, input.reason);
  const state = answer === 'sign' ? 'signed' : 'returned';
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('signOff')
      .set({ state, reason, decidedAt: now, decidedBy: actor.personId ?? null })
      .where('id', '=', id)
      .where('state', '=', 'waiting')
      .returning(['name', 'askedBy'])
      .executeTakeFirst();
    if (!row) return (await readSignOff(trx, id)).state;
    await recordAudit(trx, [
      {
        at: now,
        ...auditActor(actor),
        action: `sign-off.${state}`,
        entityKind: 'sign-off',
        entityId: id,
        detail: { launch: row.name, by: actor.label },
        ...(reason ? { content: { reason } } : {}),
      },
    ]);
    const readers = await sql<Reader>`
      select id as person_id, name, locale, email, null as within from person
       where id = ${row.askedBy}::uuid and state <> 'left' and ${HAS_MAIL}`.execute(trx);
    await send(trx, {
      ...{ now, domain: mail.domain, compose: mail.compose, kind: state, readers: readers.rows },
      about: { id, name: row.name, reason },
    });
    return state;
  });
}

/** @returns all sign-offs, those that wait first, then the newest. @param within keeps those of these departments. */
export async function listSignOffs(db: Db, within: Within): Promise<SignOffRow[]> {
  const { rows } = await select(db, sql`true`);
  return rows.filter(
    ({ departments }) => within === undefined || (departments.length > 0 && isWithin(departments, within)),
  );
}

/** @returns the sign-off under which a cycle was launched, if there is one. */
export async function findSignOffOf(db: Db, cycleId: string): Promise<SignOffRow | undefined> {
  const { rows } = await select(db, sql`s.cycle_id = ${cycleId}`);
  return rows[0];
}

/** @returns one. @throws DomainError when there is none of that id. */
export async function readSignOff(db: Db | Trx, id: string): Promise<SignOffRow> {
  const { rows } = isUuid(id) ? await select(db, sql`s.id = ${id}`) : { rows: [] };
  const [row] = rows;
  if (row) return row;
  throw new DomainError({
    code: 'unknown-sign-off',
    message: `There is no record "${id.slice(0, 80)}".`,
    field: 'id',
    value: id.slice(0, 80),
    remedy: 'Look at the list of records.',
    kind: 'not-found',
  });
}

function select(db: Db | Trx, which: RawBuilder<unknown>) {
  return sql<SignOffRow>`
    select s.id, s.name, s.period, s.departments, s.record, s.launch, s.state, s.asked_at, asker.name as asked_by,
           s.decided_at, decider.name as decided_by, s.reason, s.cycle_id
      from sign_off s left join person asker on asker.id = s.asked_by left join person decider on decider.id = s.decided_by
     where ${which} order by s.state = 'waiting' desc, s.id desc`.execute(db);
}

interface Reader {
  personId: string;
  name: string;
  locale: string;
  email: string;
  /** The department for which they have the role; null for all. */
  within: string | null;
}

const HAS_MAIL = sql`email is not null
  and not exists (select 1 from mail_suppression u where lower(u.address) = lower(email))`;

/** Everybody with the role, by the people file or by a grant that counts. */
async function readCouncil(trx: Trx, now: Date): Promise<Reader[]> {
  const { rows } = await sql<Reader>`
    select distinct on (p.id) p.id as person_id, p.name, p.locale, p.email, x.within from person p join (
      select id, null::text as within from person where role = 'works_council'
      union all
      select g.person_id, d.path from access_grant g left join department d on d.id = g.department_id
       where g.role = 'works_council' and g.ended_at is null and (g.expires_at is null or g.expires_at > ${now})) x on x.id = p.id
     where p.state <> 'left' and ${HAS_MAIL} order by p.id, x.within nulls first`.execute(trx);
  return rows;
}

async function send(
  trx: Trx,
  of: {
    now: Date;
    kind: SignOffMail;
    domain: string;
    about: { id: string; name: string; reason: string };
    readers: readonly Reader[];
    compose: ComposeSignOff;
  },
): Promise<void> {
  const { now, kind, domain, about, readers, compose } = of;
  const mails = readers.map(
    (reader): NewMail => ({
      ...compose(kind, reader, about),
      ...{ personId: reader.personId, toAddress: reader.email, class: 'immediate', calendar: null },
      slot: `sign-off ${kind} ${about.id}`,
      messageId: `<sign-off.${kind}.${about.id}.${reader.personId}@${domain}>`,
      ...{ kinds: [], cycleIds: [], taskIds: [], headers: {}, noticeIds: [] },
    }),
  );
  if (mails.length > 0) await writeMails(trx, { now, mails });
}

function nobodyToAsk(): DomainError {
  return new DomainError({
    code: 'no-works-council',
    message: 'Nobody with a mail address has the role of the works council.',
    field: 'signOff',
    remedy: 'Give it to somebody on the page Access, or in the column role of the people file.',
    kind: 'conflict',
  });
}
