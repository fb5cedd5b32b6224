import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { readConfidenceWeeks } from '#storage/repositories/confidence-weeks.ts';
import { pulseOf, readPulse } from '#storage/repositories/cycle-pulse.ts';
import { readObjectivesAtRisk } from '#storage/repositories/objectives-at-risk.ts';
import { readProgress } from '#storage/repositories/progress.ts';
import { exponentOf } from '../../bench/exponent.ts';
import { generateRunningCycle, LOOKED_AT_AT } from '../../bench/running-cycle.ts';
import { createTestDatabase } from '../support/database.ts';

test('the figures of a generated cycle are those of a plain count of its rows', async () => {
  const { db, drop } = await createTestDatabase();
  try {
    const { cycleId, rows } = await generateRunningCycle(db, 600);
    expect(rows.people).toBe(600);
    const progress = await readProgress(db, cycleId, LOOKED_AT_AT);
    const plain = await sql<{ kind: string; open: number; done: number; missed: number; late: number }>`
      select kind, count(*) filter (where state = 'open') as open, count(*) filter (where state = 'done') as done,
             count(*) filter (where state = 'missed') as missed, count(*) filter (where state = 'open' and due_at < ${LOOKED_AT_AT}) as late
        from task group by kind order by kind`.execute(db);
    const kinds = (progress?.tasksByKind ?? [])
      .map(({ kind, open, done, missed, late }) => ({ kind, open, done, missed, late }))
      .sort((a, b) => (a.kind < b.kind ? -1 : 1));
    expect(kinds).toEqual(plain.rows);
    expect(kinds.find(({ kind }) => kind === 'check-in')?.late).toBeGreaterThan(0);
    expect(progress?.departments.reduce((sum, { people }) => sum + people, 0)).toBe(600);

    const mails = await sql<{
      state: string;
      n: number;
    }>`select state, count(*) as n from mail group by state`.execute(db);
    for (const { state, n } of mails.rows) expect(progress?.mails).toMatchObject({ [state]: n });
    const pulse = await readPulse(db, cycleId, LOOKED_AT_AT);
    expect(pulse).toMatchObject({
      done: plain.rows.reduce((sum, { done }) => sum + done, 0),
      late: plain.rows.reduce((sum, { late }) => sum + late, 0),
      mailsSent: progress?.mails.sent,
    });

    // A page that made its own would otherwise seem to have aged at once.
    expect(JSON.stringify(progress && pulseOf(progress))).toBe(JSON.stringify(pulse));

    // The strategy is nobody's department's.
    const weeks = await readConfidenceWeeks(db, cycleId);
    const checkIns = await sql<{
      n: number;
      mean: number;
    }>`select count(*) as n, avg(confidence)::float8 as mean from check_in
      where key_result_id not in (select k.id from key_result k join objective o on o.id = k.objective_id
        join okr_set s on s.id = o.okr_set_id where s.level = 'company')`.execute(db);
    expect(weeks.reduce((sum, week) => sum + week.checkIns, 0)).toBe(checkIns.rows[0]?.n);
    const total = weeks.reduce((sum, week) => sum + week.confidence * week.checkIns, 0);
    expect(total / (checkIns.rows[0]?.n ?? 1)).toBeCloseTo(checkIns.rows[0]?.mean ?? -1, 6);

    // The least sure of all goals heads the list of those at risk.
    const [least] = await readObjectivesAtRisk(db, cycleId);
    const { rows: sure } = await sql<{ confidence: number }>`
      select avg(k.confidence)::float8 as confidence from key_result k join objective o on o.id = k.objective_id
        left join check_in c on c.key_result_id = k.id and c.week = k.last_week
       group by o.id having bool_or(k.last_week is not null and (k.confidence <= 3 or c.blocker <> '')) order by 1 limit 1`.execute(
      db,
    );
    expect(least?.confidence).toBeCloseTo(sure[0]?.confidence ?? -1, 6);
  } finally {
    await drop();
  }
});

test('the exponent is 1 where the cost doubles with the size, 2 where it quadruples, whatever each one costs', () => {
  expect(
    exponentOf([
      [1, 3],
      [2, 6],
      [4, 12],
    ]),
  ).toBeCloseTo(1, 9);
  expect(
    exponentOf([
      [10, 5],
      [100, 500],
    ]),
  ).toBeCloseTo(2, 9);
  expect(
    exponentOf([
      [10, 5],
      [100, 5],
      [1000, 5],
    ]),
  ).toBeCloseTo(0, 9);
});
