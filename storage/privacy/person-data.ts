import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../database.ts';
import type { Json } from '../schema.ts';
import { type DataGroup, PERSONAL_DATA } from './personal-data.ts';
import { saidBy } from './said-by.ts';

/** One kind of thing that is kept about a person. */
export interface PersonPart {
  table: string;
  group: DataGroup;
  what: string;
  rows: Array<{ [column: string]: Json }>;
}

/** Everything that is kept about one person. */
export interface PersonData {
  id: string;
  name: string;
  takenAt: string;
  parts: PersonPart[];
  /** People who stand in the rows, by id, so that somebody can read them. */
  people: { [id: string]: string };
}

/** Secrets and digests say nothing about anybody and must not leave. */
const NEVER = ['secret', 'digest', 'browser', 'fingerprint'];

/**
 * @param of.reader who gets it. HR ops hand it on: what was said in confidence to somebody else stays out of their hands and
 *   is on the person's own page.
 * @returns undefined when there is no such person.
 */
export async function readPersonData(
  db: Db,
  of: { personId: string; now: Date; reader: 'person' | 'hr-ops' },
): Promise<PersonData | undefined> {
  const { personId, now, reader } = of;
  const person = await db.selectFrom('person').select('name').where('id', '=', personId).executeTakeFirst();
  if (!person) return undefined;
  const parts: PersonPart[] = [];
  for (const { table, group, what, persons } of PERSONAL_DATA) {
    if (persons.length === 0) continue;
    const named = persons.map((column) => sql`x.${sql.ref(column)} = ${personId}`);
    const { rows } = await sql<{ row: PersonPart['rows'][number] }>`
      select to_jsonb(x) - ${NEVER}::text[] as row from ${sql.table(table)} x where ${sql.join(named, sql` or `)}`.execute(
      db,
    );
    if (rows.length > 0) parts.push({ table, group, what, rows: rows.map(({ row }) => row) });
  }
  parts.push(...(await readRest(db, personId)));
  if (reader === 'hr-ops') hideConfidential(parts, personId);
  return {
    id: personId,
    name: person.name,
    takenAt: now.toISOString(),
    parts,
    people: await namesIn(db, parts),
  };
}

/** What is theirs by way of another row: texts of their goals, words of concerns, and what the trail says of them. */
async function readRest(db: Db, personId: string): Promise<PersonPart[]> {
  const wanted: Array<Omit<PersonPart, 'rows'> & { rows: RawBuilder<unknown> }> = [
    {
      table: 'objective',
      group: 'goals',
      what: 'Objectives you own',
      rows: sql`select to_jsonb(o) as row from objective o join okr_set s on s.id = o.okr_set_id where s.owner_id = ${personId}`,
    },
    {
      table: 'concern_words',
      group: 'concerns',
      what: 'What was said in concerns of yours',
      rows: sql`select jsonb_build_object('concern', c.id, 'confidential', c.confidential, 'said', said.content, 'answered', answered.content) as row
        from concern c left join audit_content said on said.id = c.content_id left join audit_content answered on answered.id = c.answer_content_id
       where ${personId} in (c.raiser_id, c.recipient_id)`,
    },
    {
      table: 'audit_event',
      group: 'trail',
      what: 'What you did, and what happened to you, in the trail',
      rows: sql`select to_jsonb(e) || jsonb_strip_nulls(jsonb_build_object('content', case when ${saidBy(personId)} then x.content end)) as row
        from audit_event e left join audit_content x on x.id = e.content_id
       where e.actor_id = ${personId} or e.entity_id = ${personId} or e.detail ->> 'onBehalfOf' = ${personId} order by e.id`,
    },
  ];
  const parts: PersonPart[] = [];
  for (const { rows: statement, ...part } of wanted) {
    const { rows } = await sql<{ row: PersonPart['rows'][number] }>`${statement}`.execute(db);
    if (rows.length > 0) parts.push({ ...part, rows: rows.map(({ row }) => row) });
  }
  return parts;
}

const HIDDEN = 'said in confidence; it is on the person’s own page';

/** What people were promised would stay with them, or be read without names, when they wrote it. */
const WITHOUT_NAMES: Readonly<Record<string, readonly string[]>> = {
  feedback: ['words'],
  reflection: ['learned', 'team', 'process'],
  pulse_answer: ['value'],
};

function hideConfidential(parts: readonly PersonPart[], personId: string): void {
  for (const { table, rows } of parts)
    for (const row of rows) {
      if (table === 'concern_words' && row.confidential === true)
        for (const column of ['said', 'answered']) if (row[column] !== null) row[column] = HIDDEN;
      for (const column of WITHOUT_NAMES[table] ?? []) if (row[column]) row[column] = HIDDEN;
      // Who said something in confidence is as confidential as what they said.
      if (table === 'concern' && row.confidential === true)
        for (const column of ['raiser_id', 'recipient_id', 'answered_by'])
          if (row[column] !== null && row[column] !== personId) row[column] = HIDDEN;
      // What somebody wrote in a concern or in feedback is the content of an event, too.
      if (table === 'audit_event' && row.content !== undefined) row.content = HIDDEN;
    }
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

async function namesIn(db: Db, parts: readonly PersonPart[]): Promise<{ [id: string]: string }> {
  const ids = new Set(
    parts.flatMap(({ rows }) =>
      rows.flatMap((row) =>
        Object.values(row).filter((value) => typeof value === 'string' && ID.test(value)),
      ),
    ),
  );
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from person where id = any(${[...ids]}::uuid[]) order by name`.execute(db);
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
