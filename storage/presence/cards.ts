import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { LinkKey } from '#domain/action-token.ts';
import { DomainError } from '#domain/errors.ts';
import type { PersonState } from '#domain/kinds.ts';
import type { Actor } from '#domain/launch.ts';
import { cardCode, digestOfCode } from '#domain/presence/card.ts';
import type { Db, Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { revokeLinks } from '../repositories/action-links.ts';
import { auditActor, recordAudit } from '../repositories/audit.ts';
import { requireEntering } from './on-behalf.ts';

/** Who makes cards, and the key that signs them. */
interface Issuing {
  key: LinkKey;
  actor: Actor;
  /** A lead who makes them for people of their own; HR ops when left out. */
  leadId?: string | undefined;
}

/**
 * Makes a card for everybody who has neither a mail address nor a card.
 *
 * @param input.departmentPath only there and below.
 * @returns how many cards were made; asked again, none.
 */
export async function issueMissingCards(
  deps: StoreDeps,
  input: Issuing & { departmentPath?: string | undefined },
): Promise<number> {
  return deps.db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ id: string }>`
      select p.id from person p join department d on d.id = p.department_id
       where p.email is null and p.state <> 'left' and ${within(input.departmentPath)} and ${ofLead(input.leadId)}
         and not exists (select 1 from card c where c.person_id = p.id and c.revoked_at is null) order by p.id`.execute(
      trx,
    );
    const issued = await insertCards(trx, {
      ...input,
      personIds: rows.map(({ id }) => id),
      now: deps.clock.now(),
    });
    return issued;
  });
}

/**
 * Gives somebody a new card; the one they had opens nothing from now on, nor does any link that it opened.
 *
 * @throws DomainError `not-their-team` for a lead of others; `has-mail`: a card that is printed by others shall not open what a mailbox alone opens.
 */
export async function issueCard(
  deps: StoreDeps,
  { personId, ...input }: Issuing & { personId: string },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const now = deps.clock.now();
    if (input.leadId) await requireEntering(trx, { byId: input.leadId, personId });
    // Two at once would each find no card of the other.
    const { rows } = await sql<{ state: PersonState; name: string; email: string | null }>`
      select state, name, email from person where id = ${personId} for no key update`.execute(trx);
    const [person] = rows;
    if (!person || person.state === 'left') return;
    if (person.email) throw hasMail(person.name, person.email);
    await revokeIn(trx, { personId, actor: input.actor, now });
    await insertCards(trx, { ...input, personIds: [personId], now });
  });
}

function hasMail(name: string, email: string): DomainError {
  return new DomainError({
    code: 'has-mail',
    message: `${name} gets mail at ${email}, and cards are for people without an address.`,
    field: 'person',
    value: email,
    remedy: 'If nobody reads that mail, take the address out of the people file first.',
    kind: 'conflict',
  });
}

/** Takes a card away: its code, the links and the session that it opened are worth nothing. Again: nothing changes. */
export async function revokeCard(
  deps: StoreDeps,
  { personId, actor, leadId }: { personId: string; actor: Actor; leadId?: string },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    if (leadId) await requireEntering(trx, { byId: leadId, personId });
    await revokeIn(trx, { personId, actor, now: deps.clock.now() });
  });
}

async function revokeIn(
  trx: Trx,
  { personId, actor, now }: { personId: string; actor: Actor; now: Date },
): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('card')
    .set({ revokedAt: now })
    .where('personId', '=', personId)
    .where('revokedAt', 'is', null)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return;
  await revokeLinks(trx, { now, personId });
  await trx
    .updateTable('session')
    .set({ endedAt: now })
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .execute();
  await recordCards(trx, { action: 'card.revoked', personIds: [personId], actor, now });
}

async function insertCards(
  trx: Trx,
  { personIds, key, actor, leadId, now }: Issuing & { personIds: readonly string[]; now: Date },
): Promise<number> {
  if (personIds.length === 0) return 0;
  const cards = personIds.map((personId) => {
    const id = randomUUID();
    const digest = digestOfCode(cardCode(key, { cardId: id, personId }));
    return {
      id,
      personId,
      digest,
      issuedAt: now,
      issuedBy: actor.label,
      madeByLeadId: leadId ?? null,
      revokedAt: null,
    };
  });
  const written = await trx
    .insertInto('card')
    .values(cards)
    .onConflict((on) => on.column('personId').where('revokedAt', 'is', null).doNothing())
    .returning('personId')
    .execute();
  const issued = written.map(({ personId }) => personId);
  await recordCards(trx, { action: 'card.issued', personIds: issued, actor, now });
  return issued.length;
}

function recordCards(
  trx: Trx,
  of: { action: string; personIds: readonly string[]; actor: Actor; now: Date },
): Promise<void> {
  const { action, personIds, actor, now } = of;
  return recordAudit(
    trx,
    personIds.map((personId) => ({
      at: now,
      ...auditActor(actor),
      action,
      entityKind: 'person',
      entityId: personId,
      detail: { by: actor.label },
    })),
  );
}

/** Somebody who has a card or needs one. */
export interface CardRow {
  personId: string;
  name: string;
  email: string | null;
  locale: string;
  department: string;
  /** Null: no card. */
  cardId: string | null;
  digest: Buffer | null;
  issuedAt: Date | null;
  /** Which lead made it; null: HR ops. */
  madeByLeadId: string | null;
}

/**
 * @param of.departmentPath only there and below; @param of.personId only this one; @param of.leadId only
 *   people for whom this lead may make cards.
 * @returns everybody without a mail address, and others who have a card from before they had one, by department and name.
 */
export async function listCards(
  db: Db,
  of: { departmentPath?: string | undefined; personId?: string | undefined; leadId?: string } = {},
): Promise<CardRow[]> {
  const { rows } = await sql<CardRow>`
    select p.id as person_id, p.name, p.email, p.locale, d.path as department, c.id as card_id, c.digest, c.issued_at, c.made_by_lead_id
      from person p join department d on d.id = p.department_id
      left join card c on c.person_id = p.id and c.revoked_at is null
     where p.state <> 'left' and (p.email is null or c.id is not null) and ${within(of.departmentPath)} and ${ofLead(of.leadId)}
       and (${of.personId ?? null}::uuid is null or p.id = ${of.personId ?? null})
     order by d.path, p.name, p.id`.execute(db);
  return rows;
}

/** As `mayEnterFor` says it for one person. */
function ofLead(leadId: string | undefined) {
  if (!leadId) return sql`true`;
  return sql`(p.email is null and p.id <> ${leadId} and (p.manager_id = ${leadId} or d.lead_id = ${leadId}))`;
}

function within(departmentPath: string | undefined) {
  if (!departmentPath) return sql`true`;
  return sql`(d.path = ${departmentPath} or starts_with(d.path, ${`${departmentPath} / `}))`;
}
