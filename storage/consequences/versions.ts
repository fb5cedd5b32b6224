import { sql } from 'kysely';
import { type RoundContent, readRoundContent } from '#domain/agreement/content.ts';
import type { Db, Trx } from '../database.ts';

/** Keeps what a set says at this moment as its current version; the same version is written once. */
export async function recordVersion(
  trx: Trx,
  input: {
    okrSetId: string;
    reason: 'submitted' | 'agreed' | 'agreed-in-conversation' | 'changed';
    /** Null: HR ops, when departments merge or split. */
    byPersonId: string | null;
    at: Date;
  },
): Promise<void> {
  await sql`
    insert into okr_version (okr_set_id, version, round, reason, content, by_person_id, at)
    select s.id, s.version, s.round, ${input.reason}, jsonb_build_object(
             'why', s.why, 'notThisQuarter', s.not_this_quarter,
             'objectives', coalesce((
               select jsonb_agg(jsonb_build_object('id', o.id, 'title', o.title, 'kind', o.kind, 'local', o.local,
                        'alignedTo', coalesce((
                          select jsonb_agg(a.parent_objective_id) from alignment a where a.objective_id = o.id), '[]'),
                        'keyResults', coalesce((
                          select jsonb_agg(jsonb_build_object('id', k.id, 'title', k.title, 'baseline', k.baseline,
                                   'target', k.target, 'unit', k.unit, 'direction', k.direction, 'owner', k.owner_id,
                                   'startingConfidence', k.starting_confidence,
                                   'contributors', coalesce((select jsonb_agg(c.person_id order by c.person_id) from contributor c
                                                              where c.key_result_id = k.id), '[]'),
                                   'initiatives', coalesce((select jsonb_agg(i.title order by i.position) from initiative i
                                                             where i.key_result_id = k.id), '[]'))
                                   order by k.position)
                            from key_result k where k.objective_id = o.id and k.dropped_at is null), '[]'))
                        order by o.position)
                 from objective o where o.okr_set_id = s.id), '[]')),
           ${input.byPersonId}, ${input.at}
      from okr_set s where s.id = ${input.okrSetId}
    on conflict do nothing`.execute(trx);
}

/** @returns what a set said in its latest version; undefined where none was recorded. */
export async function readLatestContent(db: Db | Trx, okrSetId: string): Promise<RoundContent | undefined> {
  const { rows } = await sql<{ content: unknown }>`
    select content from okr_version where okr_set_id = ${okrSetId} order by version desc limit 1`.execute(db);
  return rows[0] && readRoundContent(rows[0].content);
}

/** @returns what each set said when it was submitted in a round, by set id; rounds that were not recorded are left out. */
export async function readRounds(
  db: Db | Trx,
  wanted: ReadonlyArray<{ okrSetId: string; round: number }>,
): Promise<Map<string, RoundContent>> {
  if (wanted.length === 0) return new Map();
  const { rows } = await sql<{ okrSetId: string; content: unknown }>`
    select distinct on (v.okr_set_id) v.okr_set_id, v.content
      from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w("okrSetId" uuid, round int)
      join okr_version v on v.okr_set_id = w."okrSetId" and v.round = w.round and v.reason = 'submitted'
     order by v.okr_set_id, v.version desc`.execute(db);
  return new Map(rows.map(({ okrSetId, content }) => [okrSetId, readRoundContent(content)]));
}
