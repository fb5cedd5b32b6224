import { sql } from 'kysely';
import type { Trx } from '../database.ts';

/**
 * Gives the key results that a mail asks about their letters. Letters are never given twice under one link: what was
 * added since comes last, what was dropped leaves a gap.
 *
 * @param wanted by link the key results in the order of the mail.
 * @returns by link all its key results in the order of their letters.
 */
export async function letterKeyResults(
  trx: Trx,
  wanted: ReadonlyArray<{ linkId: string; keyResultIds: readonly string[] }>,
): Promise<Map<string, string[]>> {
  if (wanted.length === 0) return new Map();
  const json = JSON.stringify(
    wanted.map(({ linkId, keyResultIds }) => ({ link_id: linkId, ids: keyResultIds })),
  );
  const { rows } = await sql<{ id: string; asked: string[] }>`
    update action_link l set asked = coalesce(l.asked, '{}') || array(
             select u.id from unnest(x.ids) with ordinality as u(id, n) where u.id <> all(coalesce(l.asked, '{}')) order by u.n)
      from jsonb_to_recordset(${json}::jsonb) as x(link_id uuid, ids uuid[])
     where l.id = x.link_id
    returning l.id, l.asked`.execute(trx);
  return new Map(rows.map(({ id, asked }) => [id, asked]));
}
