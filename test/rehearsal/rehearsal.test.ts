import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PHASES } from '#domain/kinds.ts';
import { type RehearsalResult, rehearse } from '#rehearsal/rehearse.ts';

const TODAY = new Date('2026-11-23T09:00:00Z');
/** Long enough for a machine that does something else as well. */
const THREE_RUNS_MS = 300_000;

let result: RehearsalResult;
let again: RehearsalResult['mails'];
let other: RehearsalResult['mails'];

beforeAll(async () => {
  result = await play(7);
  const second = await play(7);
  again = second.mails;
  await second.stop();
  const third = await play(8);
  other = third.mails;
  await third.stop();
}, THREE_RUNS_MS);
afterAll(() => result?.stop());

describe('a rehearsed quarter', () => {
  it('comes to its end without a fault', () => {
    expect(result.faults).toEqual([]);
    expect(result.summary.finalPhase).toBe('closed');
    expect(result.summary.cohorts).toBe(4);
  });

  it('has mails, audit events and tasks in every phase', () => {
    expect(result.summary.phases.map(({ phase }) => phase)).toEqual([...PHASES]);
    for (const { phase, mails, auditEvents, tasks } of result.summary.phases) {
      expect([phase, mails > 0, auditEvents > 0, tasks > 0]).toEqual([phase, true, true, true]);
    }
  });

  it('is carried by people: at least four of five tasks end by a press', () => {
    const ends = Object.values(result.summary.tasksByKindAndEndState);
    const all = ends.flatMap((states) => Object.values(states)).reduce((sum, n) => sum + n, 0);
    const done = ends.reduce((sum, states) => sum + (states.done ?? 0), 0);
    expect(done / all).toBeGreaterThanOrEqual(0.8);
  });

  it('has a summary whose figures are the database’s', async () => {
    const { db, summary } = result;
    const { rows } = await sql<{ people: number; tasks: number; mails: number; objectives: number }>`
      select (select count(*)::int from member where part = 'participant') as people,
             (select count(*)::int from task) as tasks, (select count(*)::int from mail where state = 'sent') as mails,
             (select count(*)::int from objective) as objectives`.execute(db);
    const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, n) => total + n, 0);
    expect(rows[0]).toEqual({
      people: summary.people,
      tasks: Object.values(summary.tasksByKindAndEndState).reduce((total, states) => total + sum(states), 0),
      mails: result.mails.length,
      objectives: sum(summary.objectivesByState),
    });
    expect(summary.people).toBe(PEOPLE + JOINERS);
    const weeks = await sql<{ week: number; done: number }>`
      select ordinal as week, count(*) filter (where state = 'done')::int as done from task
       where kind = 'check-in' group by 1 order by 1`.execute(db);
    expect(summary.checkInParticipationByWeek.map(({ week, done }) => ({ week, done }))).toEqual(weeks.rows);
  });

  it('writes of each mail who got what, when and about which tasks', () => {
    const keys = ['to', 'class', 'kinds', 'subject', 'date', 'messageId', 'cycleIds', 'taskIds'];
    for (const mail of result.mails) expect(Object.keys(mail)).toEqual(keys);
    expect(new Set(result.mails.map(({ messageId }) => messageId)).size).toBe(result.mails.length);
    expect(result.mails.every(({ cycleIds }) => cycleIds.includes(result.cycleId))).toBe(true);
    const dates = result.mails.map(({ date }) => date);
    expect([...dates].sort()).toEqual(dates);
    expect(dates[0]?.slice(0, 10)).toBe('2026-12-14');
  });

  it('reads replies in the number formats of their languages, and every one that is clear counts', async () => {
    const { rows } = await sql<{ locale: string; verdict: string; n: number }>`
      select p.locale, i.verdict, count(*)::int as n from inbound_mail i join person p on p.id = i.person_id
       group by 1, 2 order by 1, 2`.execute(result.db);
    expect(new Set(rows.map(({ locale }) => locale))).toEqual(new Set(['de-DE', 'es-ES', 'fr-FR']));
    expect(rows.filter(({ verdict }) => verdict !== 'recorded' && verdict !== 'unclear')).toEqual([]);
    const sum = (verdict: string) =>
      rows.filter((row) => row.verdict === verdict).reduce((all, { n }) => all + n, 0);
    expect(result.summary.replies).toEqual({
      recorded: sum('recorded'),
      formats: ['de-DE', 'es-ES', 'fr-FR'],
      unclear: sum('unclear'),
    });
    expect(sum('recorded')).toBeGreaterThan(4);
    expect(result.mails.filter(({ kinds }) => kinds.includes('reply'))).toHaveLength(
      sum('recorded') + sum('unclear'),
    );
  });

  it('has concerns that were answered, and says to HR ops which were not in time', async () => {
    const { concerns } = result.summary;
    expect(concerns.raised).toBeGreaterThan(1);
    expect(concerns.answered).toBeGreaterThan(0);
    const { rows } = await sql<{ late: number }>`
      select count(*) filter (where overdue_at is not null)::int as late from concern`.execute(result.db);
    const told = result.mails.filter(({ kinds }) => kinds.includes('concern-overdue'));
    expect(told.length > 0).toBe((rows[0]?.late ?? 0) > 0);
    expect(concerns.open + concerns.answered).toBeLessThanOrEqual(concerns.raised);
  });

  it('reaches somebody who joined without a mailbox by a card alone', async () => {
    const { rows } = await sql<{ done: number; mails: number }>`
      select (select count(*)::int from task t where t.person_id = p.id and t.state = 'done') as done,
             (select count(*)::int from mail m where m.person_id = p.id and m.state = 'sent') as mails
        from person p where p.email is null`.execute(result.db);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.done).toBeGreaterThan(0);
    expect(rows[0]?.mails).toBe(0);
  });

  it('never sends anyone two routine mails on one of their days', () => {
    const days = result.mails
      .filter((mail) => mail.class === 'routine')
      .map(({ to, date }) => `${to} ${localDay(date, to)}`);
    expect(new Set(days).size).toBe(days.length);
  });
});

describe('the seed', () => {
  it('gives the same mails again', () => {
    expect(again.map(essence)).toEqual(result.mails.map(essence));
  });
  it('gives others when it is another', () => {
    expect(other.map(essence)).not.toEqual(result.mails.map(essence));
  });
});

const PEOPLE = 14;
/** Who comes in the fifth week, one of them without a mailbox. */
const JOINERS = 2;
/** Those who check in are the chief and the two heads; English is what all other tests speak. */
const LOCALES = ['es-ES', 'de-DE', 'fr-FR', 'en-GB'];
/** Often enough that a small company shows all of it. */
const HABITS = { replies: 0.6, concerns: 0.35 };
/** Six weeks show what thirteen do; somebody leaves in the last. */
const PERIOD = '2027-01-04..2027-02-12';
const NEW_YORK = ['America/New_York', 'US'] as const;
const BERLIN = ['Europe/Berlin', 'DE'] as const;

function essence({ to, kinds, date }: RehearsalResult['mails'][number]): string {
  return `${to} ${kinds.join('+')} ${date}`;
}

function localDay(date: string, address: string): string {
  const [timeZone] = placeOf(Number(/\d+/.exec(address)?.[0] ?? 0));
  return new Date(date).toLocaleDateString('en-CA', { timeZone });
}

/** Every fourth works in New York. */
function placeOf(number: number) {
  return number % 4 === 3 ? NEW_YORK : BERLIN;
}

/** A chief, two heads and their people: the smallest company in which drafts cascade, in two zones. */
function peopleFile(): Buffer {
  const rows = Array.from({ length: PEOPLE }, (_, index) => {
    const [timeZone, country] = placeOf(index);
    const department = index === 0 ? 'Company' : index % 2 === 1 ? 'Company / Care' : 'Company / Care / Web';
    const manager =
      index === 0 ? '' : `p${index === 1 ? 0 : index === 2 ? 1 : index % 2 === 1 ? 1 : 2}@small.example`;
    const role = index === 0 ? 'executive' : index < 3 ? 'lead' : index === 3 ? 'hr_ops' : 'employee';
    const locale = LOCALES[index % LOCALES.length];
    return `p${index}@small.example,Person ${index},${department},${manager},${timeZone},${country},${locale},${role}`;
  });
  return Buffer.from(
    `email,name,department,manager_email,time_zone,country,locale,role\n${rows.join('\n')}\n`,
  );
}

async function play(seed: number): Promise<RehearsalResult> {
  const temporalBinary = process.env.QUARTERDECK_TEMPORAL_BIN ?? '';
  const request = {
    temporalBinary,
    seed,
    people: peopleFile(),
    departments: [],
    quarter: PERIOD,
    habits: HABITS,
  };
  return rehearse(request, TODAY);
}
