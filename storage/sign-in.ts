import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Role, SessionPlace } from '#domain/kinds.ts';
import {
  CARD_SESSION_LIVES_MS,
  MOST_ASKED_AN_HOUR,
  MOST_ATTEMPTS,
  SESSION_LIVES_MS,
  SIGN_IN_LIVES_MS,
} from '#domain/sign-in.ts';
import type { Trx } from './database.ts';
import type { StoreDeps } from './deps.ts';
import { recordAudit } from './repositories/audit.ts';
import { type NewMail, writeMails } from './sealing.ts';

/** A mail in words, as it will be frozen. */
type WordedMail = Pick<NewMail, 'language' | 'subject' | 'text' | 'html' | 'calendar'>;

/** Whoever is signed in. */
export interface SignedIn {
  sessionId: string;
  personId: string;
  name: string;
  role: Role;
  locale: string;
  timeZone: string;
  departmentId: string;
}

/**
 * Sends a mail to sign in by, if there is an active person with this address who has not been sent several already.
 *
 * @param input.browser digest of a cookie that only the asking browser holds.
 * @param input.compose words the mail of one request.
 * @returns the id of the request, whether anybody has the address or not: the answer must not tell.
 */
export async function askToSignIn(
  { db, clock }: StoreDeps,
  input: {
    email: string;
    place: SessionPlace;
    browser: Buffer;
    /** Domain of message ids. */
    domain: string;
    compose: (reader: { name: string; locale: string }, id: string) => WordedMail;
  },
): Promise<string> {
  const now = clock.now();
  const id = randomUUID();
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ personId: string; name: string; locale: string; email: string }>`
      insert into sign_in (id, person_id, place, browser, asked_at, expires_at)
      select ${id}, p.id, ${input.place}, ${input.browser}, ${now}, ${new Date(now.getTime() + SIGN_IN_LIVES_MS)} from person p
       where lower(p.email) = lower(${input.email}) and p.state <> 'left'
         and (select count(*) from sign_in s where s.person_id = p.id and s.asked_at > ${new Date(now.getTime() - 3_600_000)})
             < ${MOST_ASKED_AN_HOUR}
      returning person_id, (select name from person where id = person_id) as name,
                (select locale from person where id = person_id) as locale,
                (select email from person where id = person_id) as email`.execute(trx);
    const person = rows[0];
    if (!person) return;
    const mail = input.compose(person, id);
    await writeMails(trx, {
      now,
      mails: [
        {
          ...mail,
          personId: person.personId,
          class: 'immediate',
          slot: `sign-in ${id}`,
          messageId: `<sign-in.${id}@${input.domain}>`,
          toAddress: person.email,
          kinds: [],
          cycleIds: [],
          taskIds: [],
          headers: {},
          noticeIds: [],
        },
      ],
    });
    await recordAudit(trx, [
      {
        at: now,
        actorKind: 'person',
        actorId: person.personId,
        action: 'sign-in.asked',
        entityKind: 'person',
        entityId: person.personId,
      },
    ]);
  });
  return id;
}

/** What became of a request to sign in. `elsewhere`: it was made in another browser. `wrong`: the code does not fit. */
export type SignInOutcome = 'signed-in' | 'elsewhere' | 'wrong' | 'over';

/**
 * Uses a request up and opens a session, once, in the browser that asked.
 *
 * @param input.proven whether the link's token or the code was right; a wrong one counts as an attempt.
 * @param input.secret digest of the new session's cookie.
 */
export async function signIn(
  { db, clock }: StoreDeps,
  input: { id: string; place: SessionPlace; browser: Buffer | null; proven: boolean; secret: Buffer },
): Promise<SignInOutcome> {
  const now = clock.now();
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ personId: string; browser: Buffer; usable: boolean }>`
      select s.person_id, s.browser,
             s.used_at is null and s.expires_at > ${now} and s.attempts < ${MOST_ATTEMPTS} and p.state <> 'left' as usable
        from sign_in s join person p on p.id = s.person_id where s.id = ${input.id} and s.place = ${input.place} for update of s`.execute(
      trx,
    );
    const asked = rows[0];
    if (!asked?.usable) return input.proven || asked ? 'over' : 'wrong';
    if (!input.browser || !asked.browser.equals(input.browser)) return 'elsewhere';
    if (!input.proven) {
      await sql`update sign_in set attempts = attempts + 1 where id = ${input.id}`.execute(trx);
      return 'wrong';
    }
    await sql`update sign_in set used_at = ${now} where id = ${input.id}`.execute(trx);
    await openSession(trx, {
      personId: asked.personId,
      place: input.place,
      secret: input.secret,
      now,
      by: 'mail',
    });
    return 'signed-in';
  });
}

/**
 * Opens a console session for somebody whom the organisation's provider vouches for: by employee id, where it gives one,
 * else by address.
 *
 * @returns whether they are known here.
 */
export async function signInByIdentity(
  { db, clock }: StoreDeps,
  identity: { email: string | null; employeeId: string | null; secret: Buffer },
): Promise<boolean> {
  const { email, employeeId, secret } = identity;
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ id: string }>`
      select id from person where state <> 'left'
         and case when ${employeeId}::text is not null then employee_id = ${employeeId} else lower(email) = lower(${email}) end`.execute(
      trx,
    );
    const [person] = rows;
    if (!person) return false;
    await openSession(trx, { personId: person.id, place: 'console', secret, now: clock.now(), by: 'oidc' });
    return true;
  });
}

/** Opens a session for whoever holds a printed card: a short one, since the screen may be everybody's. */
export async function openCardSession(
  { db, clock }: StoreDeps,
  { personId, secret }: { personId: string; secret: Buffer },
): Promise<void> {
  await db.transaction().execute((trx) =>
    openSession(trx, {
      personId,
      place: 'tree',
      secret,
      now: clock.now(),
      by: 'card',
      livesMs: CARD_SESSION_LIVES_MS,
    }),
  );
}

/** Opens a session for somebody who has shown who they are, and puts it on record. */
export async function openSession(
  trx: Trx,
  session: {
    personId: string;
    place: SessionPlace;
    secret: Buffer;
    now: Date;
    by: 'mail' | 'card' | 'oidc';
    livesMs?: number;
  },
): Promise<void> {
  const { personId, place, secret, now, by, livesMs = SESSION_LIVES_MS } = session;
  const expiresAt = new Date(now.getTime() + livesMs);
  await trx
    .insertInto('session')
    .values({ personId, place, secret, openedAt: now, seenAt: now, expiresAt })
    .execute();
  await recordAudit(trx, [
    {
      at: now,
      actorKind: 'person',
      actorId: personId,
      action: 'session.opened',
      entityKind: 'person',
      entityId: personId,
      detail: { place, by },
    },
  ]);
}

/** @returns who holds the session with this digest, if it has neither ended nor grown too old. */
export async function readSession({ db, clock }: StoreDeps, secret: Buffer): Promise<SignedIn | undefined> {
  const { rows } = await sql<SignedIn>`
    select s.id as session_id, p.id as person_id, p.name, p.role, p.locale, p.time_zone, p.department_id
      from session s join person p on p.id = s.person_id
     where s.secret = ${secret} and s.place = 'tree' and s.ended_at is null and s.expires_at > ${clock.now()} and p.state <> 'left'`.execute(
    db,
  );
  return rows[0];
}

/** Ends a session; ending it again changes nothing. */
export async function signOut({ db, clock }: StoreDeps, sessionId: string): Promise<void> {
  await db
    .updateTable('session')
    .set({ endedAt: clock.now() })
    .where('id', '=', sessionId)
    .where('endedAt', 'is', null)
    .execute();
}
