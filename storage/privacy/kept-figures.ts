import { sql } from 'kysely';
import type { Db } from '../database.ts';

/** Figures that are counted from words, and so are counted once more before the words go. */
export interface KeptFigures {
  submittedObjectives: number;
  submittedSound: number;
  agreedObjectives: number;
  agreedSound: number;
  lessons: number;
}

/** @returns what was counted when the contents of a cycle were erased; undefined as long as they are there. */
export async function readKeptFigures(db: Db, cycleId: string): Promise<KeptFigures | undefined> {
  const { rows } = await sql<KeptFigures>`
    select coalesce((detail ->> 'submittedObjectives')::int, 0) as submitted_objectives,
           coalesce((detail ->> 'submittedSound')::int, 0) as submitted_sound,
           coalesce((detail ->> 'agreedObjectives')::int, 0) as agreed_objectives,
           coalesce((detail ->> 'agreedSound')::int, 0) as agreed_sound, coalesce((detail ->> 'lessons')::int, 0) as lessons
      from audit_event where cycle_id = ${cycleId} and action = 'retention.carried-out' order by id desc limit 1`.execute(
    db,
  );
  return rows[0];
}
