import { sql } from 'kysely';
import { readRoundContent } from '#domain/agreement/content.ts';
import type { Measure } from '#domain/pilot/charter.ts';
import {
  type FigureValues,
  type Judged,
  judge,
  PULSE_QUESTIONS,
  type PulseQuestion,
  percentOf,
  SMALLEST_GROUP,
} from '#domain/pilot/figures.ts';
import { type QualityCount, qualityOf } from '#domain/pilot/quality-of.ts';
import type { Db } from '../database.ts';
import { type KeptFigures, readKeptFigures } from '../privacy/kept-figures.ts';
import { type Lesson, readCelebration } from '../repositories/celebration.ts';
import { type ConcernProgress, readConcernProgress } from '../repositories/concerns.ts';
import { type CharterOfCycle, readCharterOf } from './charter.ts';

/** What a pilot came to, measured by its charter. Nothing in it is about one person. */
export interface PilotReport {
  charter: CharterOfCycle | undefined;
  measures: Array<Measure & Judged>;
  participants: number;
  /** People who have answered at least one task. */
  active: number;
  agreement: {
    sets: number;
    agreed: number;
    inForce: number;
    medianDays: number | null;
    rounds: number | null;
  };
  quality: { submitted: QualityCount; agreed: QualityCount };
  weeks: Array<{ week: number; asked: number; done: number }>;
  scores: { scored: number; mean: number | null; low: number; middle: number; high: number };
  concerns: ConcernProgress;
  /** How many wrote down what they learned; those told agreed to it at the celebration, and stand here without names. */
  lessons: { written: number; told: Array<Omit<Lesson, 'from'>> };
  pulse: { answers: number; means: Record<PulseQuestion, number> | null };
  values: FigureValues;
}

/** @returns the report as it stands now; a pilot without a charter has one without measures. */
export async function readPilotReport(db: Db, cycleId: string, now: Date): Promise<PilotReport> {
  const kept = await readKeptFigures(db, cycleId);
  const [charter, people, agreement, quality, weeks, scores, concerns, celebration, pulse] =
    await Promise.all([
      readCharterOf(db, cycleId),
      readParticipation(db, cycleId),
      readAgreement(db, cycleId),
      kept ? keptQuality(kept) : readQuality(db, cycleId),
      readWeeks(db, cycleId),
      readScores(db, cycleId),
      readConcernProgress(db, cycleId, now),
      readCelebration(db, { cycleId, departmentId: null }),
      readPulseMeans(db, cycleId),
    ]);
  const values = valuesOf({ agreement, quality, weeks, scores, concerns, pulse });
  return {
    charter,
    measures: (charter?.measures ?? []).map((measure) => ({ ...measure, ...judge(measure, values) })),
    ...people,
    agreement,
    quality,
    weeks,
    scores,
    concerns,
    lessons: {
      written: kept?.lessons ?? celebration.lessons,
      told: celebration.told.map(({ about, text }) => ({ about, text })),
    },
    pulse,
    values,
  };
}

function keptQuality(kept: KeptFigures): PilotReport['quality'] {
  return {
    submitted: { objectives: kept.submittedObjectives, sound: kept.submittedSound },
    agreed: { objectives: kept.agreedObjectives, sound: kept.agreedSound },
  };
}

function valuesOf({
  agreement,
  quality,
  weeks,
  scores,
  concerns,
  pulse,
}: Pick<PilotReport, 'agreement' | 'quality' | 'weeks' | 'scores' | 'concerns' | 'pulse'>): FigureValues {
  const sum = (of: 'asked' | 'done') => weeks.reduce((total, week) => total + week[of], 0);
  const { means } = pulse;
  const overall =
    means && PULSE_QUESTIONS.reduce((total, question) => total + means[question], 0) / PULSE_QUESTIONS.length;
  return {
    'check-ins': percentOf(sum('done'), sum('asked')),
    agreed: percentOf(agreement.agreed, agreement.agreed + agreement.inForce),
    'days-to-agree': agreement.medianDays,
    quality: percentOf(quality.agreed.sound, quality.agreed.objectives),
    score: scores.mean === null ? null : Math.round(scores.mean * 100) / 100,
    concerns: percentOf(concerns.inTime, concerns.raised),
    pulse: overall === null ? null : Math.round(overall * 10) / 10,
  };
}

async function readParticipation(db: Db, cycleId: string): Promise<{ participants: number; active: number }> {
  const { rows } = await sql<{ participants: number; active: number }>`
    select count(*)::int as participants, count(*) filter (where exists (
             select 1 from task t where t.cycle_id = m.cycle_id and t.person_id = m.person_id and t.state = 'done'))::int as active
      from member m where m.cycle_id = ${cycleId} and m.part = 'participant'`.execute(db);
  return rows[0] ?? { participants: 0, active: 0 };
}

async function readAgreement(db: Db, cycleId: string): Promise<PilotReport['agreement']> {
  const { rows } = await sql<PilotReport['agreement']>`
    with sets as (
      select s.id, s.round, s.agreed_at,
             (select min(v.at) from okr_version v where v.okr_set_id = s.id and v.reason = 'submitted') as first_at
        from okr_set s where s.cycle_id = ${cycleId} and s.level <> 'company' and s.state in ('agreed', 'in-force', 'scored'))
    select count(*)::int as sets, count(agreed_at)::int as agreed, (count(*) - count(agreed_at))::int as in_force,
           round((percentile_cont(0.5) within group (order by extract(epoch from agreed_at - first_at) / 86400)
             filter (where agreed_at is not null and first_at is not null))::numeric, 1)::float8 as median_days,
           round(avg(round) filter (where agreed_at is not null), 1)::float8 as rounds
      from sets`.execute(db);
  return rows[0] ?? { sets: 0, agreed: 0, inForce: 0, medianDays: null, rounds: null };
}

/** First as submitted, then as agreed, or in force without: what the coach and the conversation came to. */
async function readQuality(db: Db, cycleId: string): Promise<PilotReport['quality']> {
  const { rows } = await sql<{
    first: unknown;
    last: unknown;
    locale: string;
    level: string;
    agreed: boolean;
  }>`
    select p.locale, s.level, s.state in ('agreed', 'in-force', 'scored') as agreed,
           (select v.content from okr_version v where v.okr_set_id = s.id and v.reason = 'submitted' order by v.version limit 1) as first,
           (select v.content from okr_version v where v.okr_set_id = s.id and v.reason <> 'changed' order by v.version desc limit 1) as last
      from okr_set s join person p on p.id = s.owner_id
     where s.cycle_id = ${cycleId} and s.level <> 'company'
       and exists (select 1 from okr_version v where v.okr_set_id = s.id)`.execute(db);
  const above = await sql<{ id: string; title: string }>`
    select distinct up.id, up.title from okr_set s join objective o on o.okr_set_id = s.id
      join alignment a on a.objective_id = o.id join objective up on up.id = a.parent_objective_id
     where s.cycle_id = ${cycleId}`.execute(db);
  const titles = new Map(above.rows.map(({ id, title }) => [id, title]));
  const round = ({ locale, level }: { locale: string; level: string }, content: unknown) => ({
    content: readRoundContent(content),
    locale,
    level,
  });
  return {
    submitted: qualityOf(
      rows.filter(({ first }) => first !== null).map((row) => round(row, row.first)),
      titles,
    ),
    agreed: qualityOf(
      rows.filter(({ agreed }) => agreed).map((row) => round(row, row.last)),
      titles,
    ),
  };
}

/** Weeks that are over: whoever is asked at this moment has not missed anything. */
async function readWeeks(db: Db, cycleId: string): Promise<PilotReport['weeks']> {
  const { rows } = await sql<PilotReport['weeks'][number]>`
    select ordinal as week, count(*) filter (where state in ('done', 'missed'))::int as asked,
           count(*) filter (where state = 'done')::int as done
      from task where cycle_id = ${cycleId} and kind = 'check-in' and state in ('done', 'missed') group by ordinal order by ordinal`.execute(
    db,
  );
  return rows;
}

async function readScores(db: Db, cycleId: string): Promise<PilotReport['scores']> {
  const { rows } = await sql<PilotReport['scores']>`
    select count(*)::int as scored, avg(sc.score)::float8 as mean, count(*) filter (where sc.score < 0.4)::int as low,
           count(*) filter (where sc.score >= 0.4 and sc.score < 0.7)::int as middle,
           count(*) filter (where sc.score >= 0.7)::int as high
      from score sc join key_result k on k.id = sc.key_result_id and k.dropped_at is null
      join objective o on o.id = k.objective_id join okr_set s on s.id = o.okr_set_id
     where s.cycle_id = ${cycleId}`.execute(db);
  return rows[0] ?? { scored: 0, mean: null, low: 0, middle: 0, high: 0 };
}

/** With too few answers there are no means: who said what could be guessed. */
async function readPulseMeans(db: Db, cycleId: string): Promise<PilotReport['pulse']> {
  const { rows } = await sql<{ question: string; answers: number; mean: number }>`
    select question, count(distinct person_id)::int as answers, round(avg(value), 2)::float8 as mean
      from pulse_answer where cycle_id = ${cycleId} group by question`.execute(db);
  const answers = Math.max(0, ...rows.map((row) => row.answers));
  const meanOf = (question: PulseQuestion) => rows.find((row) => row.question === question);
  const [clear, helped, again] = [meanOf('clear'), meanOf('helped'), meanOf('again')];
  const enough = [clear, helped, again].every((each) => (each?.answers ?? 0) >= SMALLEST_GROUP);
  if (!enough || !clear || !helped || !again) return { answers, means: null };
  return { answers, means: { clear: clear.mean, helped: helped.mean, again: again.mean } };
}
