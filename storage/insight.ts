import { sql } from 'kysely';
import type { ScoreSpread } from '#domain/insight.ts';
import type { ObjectiveKind, Phase } from '#domain/kinds.ts';
import { SMALLEST_GROUP } from '#domain/pilot/figures.ts';
import type { Db } from './database.ts';
import { type PilotReport, readPilotReport } from './pilots/report.ts';
import { type CycleRow, listCycles } from './repositories/cycles.ts';

/** What one cycle adds to the picture; nothing in it is about one person. */
export interface CycleInsight {
  cycle: Pick<CycleRow, 'id' | 'name' | 'period' | 'state'>;
  participants: number;
  active: number;
  checkIns: { asked: number; done: number };
  quality: PilotReport['quality'];
  agreement: PilotReport['agreement'];
  scores: Record<ObjectiveKind, ScoreSpread>;
  /** Days in the middle cohort from opening to closing, by phase that is closed. */
  days: Partial<Record<Phase, number>>;
}

const NO_SCORES: ScoreSpread = { low: 0, middle: 0, high: 0, mean: null };
const NOTHING: Omit<CycleInsight, 'cycle' | 'participants'> = {
  active: 0,
  checkIns: { asked: 0, done: 0 },
  quality: { submitted: { objectives: 0, sound: 0 }, agreed: { objectives: 0, sound: 0 } },
  agreement: { sets: 0, agreed: 0, inForce: 0, medianDays: null, rounds: null },
  scores: { committed: NO_SCORES, aspirational: NO_SCORES },
  days: {},
};

/** As many as a page compares. */
const MOST_CYCLES = 8;

/** @returns the newest cycles that were not called off, the oldest of them first. */
export async function readInsight(db: Db, now: Date): Promise<CycleInsight[]> {
  const cycles = (await listCycles(db))
    .filter(({ state }) => state !== 'cancelled')
    .sort((a, b) => (a.startsOn === b.startsOn ? (a.id < b.id ? -1 : 1) : a.startsOn < b.startsOn ? -1 : 1))
    .slice(-MOST_CYCLES);
  const found: CycleInsight[] = [];
  for (const cycle of cycles) {
    const report = await readPilotReport(db, cycle.id, now);
    const { id, name, period, state } = cycle;
    const sum = (of: 'asked' | 'done') => report.weeks.reduce((total, week) => total + week[of], 0);
    // What two or three people did says who did it, however many answers they gave.
    if (report.participants < SMALLEST_GROUP) {
      found.push({ cycle: { id, name, period, state }, participants: report.participants, ...NOTHING });
      continue;
    }
    found.push({
      cycle: { id, name, period, state },
      participants: report.participants,
      active: report.active,
      checkIns: { asked: sum('asked'), done: sum('done') },
      quality: report.quality,
      agreement: report.agreement,
      scores: await readSpreads(db, id),
      days: await readDays(db, id),
    });
  }
  return found;
}

async function readSpreads(db: Db, cycleId: string): Promise<CycleInsight['scores']> {
  const { rows } = await sql<ScoreSpread & { kind: ObjectiveKind }>`
    select o.kind, count(*) filter (where sc.score < 0.4)::int as low,
           count(*) filter (where sc.score >= 0.4 and sc.score < 0.7)::int as middle,
           count(*) filter (where sc.score >= 0.7)::int as high, avg(sc.score)::float8 as mean
      from score sc join key_result k on k.id = sc.key_result_id and k.dropped_at is null
      join objective o on o.id = k.objective_id join okr_set s on s.id = o.okr_set_id
     where s.cycle_id = ${cycleId} group by o.kind`.execute(db);
  const of = (kind: ObjectiveKind): ScoreSpread => rows.find((row) => row.kind === kind) ?? NO_SCORES;
  return { committed: of('committed'), aspirational: of('aspirational') };
}

async function readDays(db: Db, cycleId: string): Promise<CycleInsight['days']> {
  const { rows } = await sql<{ phase: Phase; days: number }>`
    select phase, percentile_cont(0.5) within group (order by extract(epoch from closed_at - opened_at) / 86400)::float8 as days
      from phase_run where cycle_id = ${cycleId} and state = 'closed' and opened_at is not null group by phase`.execute(
    db,
  );
  return Object.fromEntries(rows.map(({ phase, days }) => [phase, days]));
}
