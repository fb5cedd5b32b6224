import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PILOT_CHOICES } from '#domain/kinds.ts';
import { type RehearsalResult, rehearse } from '#rehearsal/rehearse.ts';
import { readReport } from '#rehearsal/report/data.ts';
import { reportPage } from '#rehearsal/report/page.ts';
import { readPilotOutcome } from '#storage/pilots/decision.ts';
import { readPilotReport } from '#storage/pilots/report.ts';

const ONE_RUN_MS = 240_000;
let result: RehearsalResult;

const DEPARTMENTS = ['Care', 'Works', 'Sales'];
const PEOPLE_EACH = 6;

/** A chief and three departments; two play pilots while the third plays with the rest of the company. */
function peopleFile(): Uint8Array {
  const chief = 'chief@small.example,Chief,Company,,Europe/Berlin,DE,en-GB,executive';
  const rows = DEPARTMENTS.flatMap((name) =>
    Array.from({ length: PEOPLE_EACH }, (_, place) => {
      const address = (of: number) => `${name.toLowerCase()}${of}@small.example`;
      const manager = place === 0 ? 'chief@small.example' : address(0);
      // Somebody must be there to whom the chief can say what worries them.
      const role = place === 0 ? 'lead' : name === 'Sales' && place === 1 ? 'hr_ops' : 'employee';
      return `${address(place)},${name} ${place},Company / ${name},${manager},Europe/Berlin,DE,en-GB,${role}`;
    }),
  );
  return Buffer.from(
    `email,name,department,manager_email,time_zone,country,locale,role\n${[chief, ...rows].join('\n')}\n`,
  );
}

beforeAll(async () => {
  result = await rehearse(
    {
      temporalBinary: process.env.QUARTERDECK_TEMPORAL_BIN ?? '',
      seed: 11,
      people: peopleFile(),
      departments: [],
      beside: [['Care'], ['Works']],
      quarter: '2027-Q1',
    },
    new Date('2026-11-23T00:00:00Z'),
  );
}, ONE_RUN_MS);
afterAll(() => result?.stop());

it('plays two pilots and a company-wide cycle at once to their ends, and nothing of one touches another', async () => {
  const { db, cycleId, beside, faults, summary } = result;
  expect(faults).toEqual([]);
  expect(summary.finalPhase).toBe('closed');
  expect(beside.map(({ kind, finalPhase }) => `${kind} ${finalPhase}`)).toEqual([
    'pilot closed',
    'pilot closed',
  ]);
  const { rows } = await sql<{ kind: string; departments: string[] }>`
    select c.kind, array_agg(distinct d.name order by d.name) as departments
      from cycle c join member m on m.cycle_id = c.id and m.part = 'participant' join person p on p.id = m.person_id
      join department d on d.id = p.department_id group by c.id, c.kind order by c.kind, 2`.execute(db);
  expect(rows).toEqual([
    { kind: 'company', departments: ['Company', 'Sales'] },
    { kind: 'pilot', departments: ['Care'] },
    { kind: 'pilot', departments: ['Works'] },
  ]);
  const report = reportPage(await readReport(db, { cycleId, seed: 11, summary, beside, faults }));
  expect(report).toContain(
    '2 cycles ran beside this one. No task, goal, figure or mail of one touched another one.',
  );
});

it('plays each pilot to its decision: its sponsor is asked by one mail, decides, and what follows is prepared', async () => {
  const { db, beside, mails } = result;
  for (const { cycleId } of beside) {
    const asked = mails.filter(
      ({ subject, cycleIds }) => subject.includes('How does your pilot go on?') && cycleIds.includes(cycleId),
    );
    expect(asked).toHaveLength(1);
    const outcome = await readPilotOutcome(db, cycleId);
    expect(PILOT_CHOICES).toContain(outcome?.choice);
    expect(outcome?.effectiveAt).not.toBeNull();
    if (outcome?.choice === 'stop') expect(outcome.waves).toEqual([]);
    else expect(outcome?.waves.length).toBeGreaterThanOrEqual(1);
    const report = await readPilotReport(db, cycleId, new Date('2027-05-15T00:00:00Z'));
    expect(report.participants).toBeGreaterThanOrEqual(PEOPLE_EACH);
    expect(report.values['check-ins']).toBeGreaterThan(0);
    expect(report.agreement.sets).toBeGreaterThan(0);
    expect(report.pulse.answers).toBeGreaterThan(0);
  }
});
