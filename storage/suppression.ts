import { sql } from 'kysely';
import { DomainError } from '#domain/errors.ts';
import type { InboundVerdict } from '#domain/kinds.ts';
import type { Actor } from '#domain/launch.ts';
import type { Db } from './database.ts';
import type { StoreDeps } from './deps.ts';
import { auditActor, recordAudit } from './repositories/audit.ts';
import { liesIn, type Within } from './within.ts';

/** A mail of ours that a report is about. */
export interface ReportedMail {
  id: string;
  personId: string;
  toAddress: string | null;
  cycleIds: string[];
}

/** @returns the mail with this id. */
export async function readReportedMail(db: Db, id: string): Promise<ReportedMail | undefined> {
  const { rows } =
    await sql<ReportedMail>`select id, person_id, to_address, cycle_ids from mail where id = ${id}`.execute(
      db,
    );
  return rows[0];
}

/**
 * Notes a report of a relay, once for all its copies. An address that takes no mail for good gets none from now on; where
 * it went in the meantime, the mail counts as not delivered.
 *
 * @param report.status such as `5.1.1`; null where the report says none.
 */
export async function recordReport(
  deps: StoreDeps,
  {
    fingerprint,
    mail,
    verdict,
    status,
  }: {
    fingerprint: string;
    mail: ReportedMail;
    verdict: Extract<InboundVerdict, 'undelivered' | 'delayed' | 'report'>;
    status: string | null;
  },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const now = deps.clock.now();
    const cycleId = mail.cycleIds[0] ?? null;
    const inserted = await trx
      .insertInto('inboundMail')
      .values({
        fingerprint,
        at: now,
        verdict,
        personId: mail.personId,
        cycleId,
        mailId: mail.id,
        status,
        messageId: null,
        taskId: null,
      })
      .onConflict((conflict) => conflict.column('fingerprint').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!inserted) return;
    const event = {
      at: now,
      actorKind: 'system' as const,
      cycleId,
      entityId: mail.personId,
      entityKind: 'person',
    };
    await recordAudit(trx, [{ ...event, action: `mail.${verdict}`, detail: { mailId: mail.id, status } }]);
    if (verdict !== 'undelivered' || !mail.toAddress) return;
    await sql`update mail set state = 'failed' where id = ${mail.id} and state = 'sent'`.execute(trx);
    const added = await trx
      .insertInto('mailSuppression')
      .values({
        address: mail.toAddress.toLowerCase(),
        personId: mail.personId,
        mailId: mail.id,
        status: status ?? '',
        since: now,
      })
      .onConflict((conflict) => conflict.column('address').doNothing())
      .returning('address')
      .executeTakeFirst();
    if (added) await recordAudit(trx, [{ ...event, action: 'address.suppressed', detail: { status } }]);
  });
}

/** An address that takes no mail, and whose it is. */
export interface Suppression {
  address: string;
  personId: string;
  name: string;
  department: string;
  status: string;
  since: Date;
}

/** @param cycleId counts only people of this cycle. @returns the addresses that somebody has now and that take no mail. */
export async function listSuppressions(db: Db, cycleId?: string, seenBy?: Within): Promise<Suppression[]> {
  const within = cycleId
    ? sql`and exists (select 1 from member m where m.cycle_id = ${cycleId} and m.person_id = p.id)`
    : sql``;
  const { rows } = await sql<Suppression>`
    select s.address, p.id as person_id, p.name, d.path as department, s.status, s.since
      from mail_suppression s join person p on lower(p.email) = s.address and p.state <> 'left'
      join department d on d.id = p.department_id
     where ${liesIn(sql`d.path`, seenBy)} ${within} order by s.since, p.name`.execute(db);
  return rows;
}

/**
 * HR ops says that an address takes mail again. What was held back meanwhile does not come again by itself; the next mails go.
 *
 * @throws DomainError when mail to the address is not held back.
 */
export async function liftSuppression(
  deps: StoreDeps,
  { address, actor }: { address: string; actor: Actor },
): Promise<Suppression['address']> {
  return deps.db.transaction().execute(async (trx) => {
    const lifted = await trx
      .deleteFrom('mailSuppression')
      .where('address', '=', address.trim().toLowerCase())
      .returning(['address', 'personId'])
      .executeTakeFirst();
    if (!lifted)
      throw new DomainError({
        code: 'not-suppressed',
        kind: 'not-found',
        message: `Mail to ${address.trim() || 'that address'} is not held back.`,
        field: 'address',
        value: address,
        remedy: 'See which addresses are: okr people undelivered, or the page Addresses of the console.',
      });
    await recordAudit(trx, [
      {
        at: deps.clock.now(),
        ...auditActor(actor),
        action: 'address.lifted',
        entityKind: 'person',
        entityId: lifted.personId,
        detail: { by: actor.label },
      },
    ]);
    return lifted.address;
  });
}
