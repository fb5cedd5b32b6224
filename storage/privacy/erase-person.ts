import { sql } from 'kysely';
import { DomainError } from '#domain/errors.ts';
import type { Actor } from '#domain/launch.ts';
import type { Db, Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { auditActor, recordAudit } from '../repositories/audit.ts';
import { PERSONAL_DATA, type PersonalTable } from './personal-data.ts';
import { saidBy } from './said-by.ts';

/** What erasing a person comes to in one table. */
export interface ErasurePart {
  what: string;
  rows: number;
  /** `goes`: the rows do; `words`: what they wrote does; `nameless`: they stay, without a name. */
  becomes: 'goes' | 'words' | 'nameless';
}

/** @returns what would be erased, and what stays without a name. */
export async function previewErasure(db: Db, personId: string): Promise<ErasurePart[]> {
  const parts: ErasurePart[] = [];
  for (const each of PERSONAL_DATA) {
    if (each.persons.length === 0 || each.table === 'person') continue;
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from ${sql.table(each.table)} x where ${named(each, each.goes ? goesBy(each) : each.persons, personId)}`.execute(
      db,
    );
    const n = rows[0]?.n ?? 0;
    const becomes = each.goes ? 'goes' : each.words ? 'words' : 'nameless';
    if (n > 0) parts.push({ what: each.what, rows: n, becomes });
  }
  return parts;
}

/**
 * Erases somebody who has left, for good: what they wrote and what was written to them goes, their row loses everything that
 * says who they were. What others did with them stays, without a name. Again, nothing changes.
 *
 * @param input.name as the page shows it, typed by whoever erases.
 * @throws DomainError when they have not left, or another name was typed.
 */
export async function erasePerson(
  { db, clock }: StoreDeps,
  input: { personId: string; name: string; actor: Actor },
): Promise<{ rows: number }> {
  const { personId, actor } = input;
  const now = clock.now();
  return db.transaction().execute(async (trx) => {
    const person = await trx
      .selectFrom('person')
      .select(['name', 'state', 'erasedAt'])
      .where('id', '=', personId)
      .forUpdate()
      .executeTakeFirst();
    if (!person || person.erasedAt) return { rows: 0 };
    if (person.state !== 'left') throw stillThere(person.name);
    if (input.name.trim().replace(/\s+/g, ' ') !== person.name.trim().replace(/\s+/g, ' '))
      throw anotherName(input.name, person.name);
    const rows = (await eraseContents(trx, personId)) + (await eraseName(trx, personId, person.name));
    await sql`
      update person set name = 'Somebody', email = null, employee_id = 'erased-' || id, title = null, manager_id = null,
             delegate_id = null, time_zone = 'UTC', locale = 'en', role = 'employee', erased_at = ${now}, updated_at = ${now}
       where id = ${personId}`.execute(trx);
    await recordAudit(trx, [
      {
        at: now,
        ...auditActor(actor),
        action: 'data.erased',
        entityKind: 'person',
        entityId: personId,
        detail: { rows, by: actor.label },
      },
    ]);
    return { rows };
  });
}

const goesBy = ({ goesBy: columns, persons }: PersonalTable) => columns ?? persons;

function named({ table: _ }: PersonalTable, columns: readonly string[], personId: string) {
  return sql`(${sql.join(
    columns.map((column) => sql`x.${sql.ref(column)} = ${personId}`),
    sql` or `,
  )})`;
}

async function eraseContents(trx: Trx, personId: string): Promise<number> {
  let rows = 0;
  const own = sql`(select id from okr_set where owner_id = ${personId} and level = 'individual')`;
  const objectives = sql`(select id from objective where okr_set_id in ${own})`;
  const keyResults = sql`(select id from key_result where objective_id in ${objectives})`;
  for (const statement of [
    sql`delete from audit_content where id in (
          select content_id from audit_event e where ${saidBy(personId)} and content_id is not null
          union all select content_id from concern where raiser_id = ${personId} and content_id is not null
          union all select answer_content_id from concern
                     where ${personId} in (raiser_id, answered_by) and answer_content_id is not null)`,
    // An absence goes; what was looked after meanwhile is back and stays on record.
    sql`update hand_over set absence_id = null where absence_id in (select id from absence where person_id = ${personId})`,
    sql`update change_request set proposal = '{}' where asked_by = ${personId}`,
    sql`update review_point set comment = '', proposal = null
         where task_id in (select task_id from review where reviewer_id = ${personId})`,
    sql`delete from okr_version where okr_set_id in ${own}`,
    sql`update okr_set set why = '', not_this_quarter = '' where id in ${own}`,
    sql`update objective set title = '–' where id in ${objectives}`,
    sql`update key_result set title = '–' where id in ${keyResults}`,
    sql`delete from initiative where key_result_id in ${keyResults}`,
    sql`update milestone set title = '–' where key_result_id in ${keyResults}`,
    sql`update cycle set settings = settings - 'leaderNote' where sponsor_id = ${personId}`,
    sql`update person set manager_id = null where manager_id = ${personId}`,
    sql`update person set delegate_id = null where delegate_id = ${personId}`,
    sql`update department set lead_id = null where lead_id = ${personId}`,
  ])
    rows += Number((await statement.execute(trx)).numAffectedRows ?? 0);
  for (const each of PERSONAL_DATA) {
    const { table, goes, author, words } = each;
    if (goes) {
      const done =
        await sql`delete from ${sql.table(table)} x where ${named(each, goesBy(each), personId)}`.execute(
          trx,
        );
      rows += Number(done.numAffectedRows ?? 0);
    } else if (author && words) {
      const blank = Object.entries(words).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
      const done =
        await sql`update ${sql.table(table)} set ${sql.join(blank)} where ${sql.ref(author)} = ${personId}`.execute(
          trx,
        );
      rows += Number(done.numAffectedRows ?? 0);
    }
  }
  return rows;
}

/** Mails to others, thanks, and what was asked to be signed may hold the name. */
async function eraseName(trx: Trx, personId: string, name: string): Promise<number> {
  const spellings = [...new Set([name, htmlOf(name), calendarOf(name), JSON.stringify(name).slice(1, -1)])];
  let rows = 0;
  for (const spelling of spellings) {
    // Names may begin or end with a sign (Jr.), where a word does not.
    const whole = `(?<![[:alnum:]])${spelling.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&')}(?![[:alnum:]])`;
    const part = `%${spelling.replace(/[\\%_]/g, '\\$&')}%`;
    const done = await sql`
      update mail set subject = regexp_replace(subject, ${whole}, 'Somebody', 'g'), text = regexp_replace(text, ${whole}, 'Somebody', 'g'),
             html = regexp_replace(html, ${whole}, 'Somebody', 'g'),
             calendar = regexp_replace(${UNFOLDED}, ${whole}, 'Somebody', 'g')
       where person_id <> ${personId}
         and (text like ${part} or html like ${part} or subject like ${part} or ${UNFOLDED} like ${part})`.execute(
      trx,
    );
    rows += Number(done.numAffectedRows ?? 0);
    for (const [table, column, type] of ALSO_NAMED) {
      const [at, as] = [sql.ref(column), sql.raw(type)];
      const named = await sql`
        update ${sql.table(table)} set ${at} = regexp_replace(${at}::text, ${whole}, 'Somebody', 'g')::${as}
         where ${at}::text ~ ${whole}`.execute(trx);
      rows += Number(named.numAffectedRows ?? 0);
    }
    // Reports of rehearsals go after a month in any case.
    const played = await sql`delete from rehearsal where state <> 'running' and report like ${part}`.execute(
      trx,
    );
    rows += Number(played.numAffectedRows ?? 0);
  }
  return rows;
}

/** Long lines of a calendar go on in the next one, which begins with a space (RFC 5545, 3.1). */
const UNFOLDED = sql`regexp_replace(calendar, E'\\r?\\n[ \\t]', '', 'g')`;

/** Free text that may say a name, and of which type it is. */
const ALSO_NAMED = [
  ['kudos', 'to_text', 'text'],
  ['sign_off', 'launch', 'jsonb'],
] as const;

/** As text stands in a calendar (RFC 5545, 3.3.11). */
function calendarOf(name: string): string {
  return name.replace(/[\\;,]/g, '\\$&');
}

function htmlOf(name: string): string {
  return name
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function stillThere(name: string): DomainError {
  return new DomainError({
    code: 'not-left',
    message: `${name} has not left.`,
    field: 'person',
    value: name,
    remedy:
      'Only somebody who has left can be erased: say on their page that they leave, or wait until they do.',
    kind: 'conflict',
  });
}

function anotherName(typed: string, name: string): DomainError {
  return new DomainError({
    code: 'another-name',
    message: typed.trim()
      ? `“${typed.slice(0, 80)}” is not the name that stands here.`
      : 'The name was not typed.',
    field: 'name',
    value: typed.slice(0, 80),
    remedy: `Type ${name} to erase them. Nothing has changed so far.`,
  });
}
