import { afterAll, beforeAll, expect, it } from 'vitest';
import { PILOT_CHOICES } from '#domain/kinds.ts';
import { type RehearsalResult, rehearse } from '#rehearsal/rehearse.ts';
import { readPilotOutcome } from '#storage/pilots/decision.ts';
import { readPilotReport } from '#storage/pilots/report.ts';

const ONE_RUN_MS = 240_000;
let result: RehearsalResult;

/** A small company; one of its two departments plays a pilot. */
function peopleFile(): Uint8Array {
  const rows = Array.from({ length: 14 }, (_, index) => {
    const department = index === 0 ? 'Company' : index % 2 === 1 ? 'Company / Care' : 'Company / Works';
    const manager =
      index === 0 ? '' : index < 3 ? 'p0@small.example' : `p${index % 2 === 1 ? 1 : 2}@small.example`;
    const role = index === 0 ? 'executive' : index < 3 ? 'lead' : 'employee';
    return `p${index}@small.example,Person ${index},${department},${manager},Europe/Berlin,DE,en-GB,${role}`;
  });
  return Buffer.from(
    `email,name,department,manager_email,time_zone,country,locale,role\n${rows.join('\n')}\n`,
  );
}

beforeAll(async () => {
  result = await rehearse(
    {
      temporalBinary: process.env.QUARTERDECK_TEMPORAL_BIN ?? '',
      seed: 11,
      people: peopleFile(),
      departments: ['Care'],
      quarter: '2027-Q1',
    },
    new Date('2026-11-23T00:00:00Z'),
  );
}, ONE_RUN_MS);
afterAll(() => result?.stop());

it('plays a pilot to its decision: the sponsor is asked by one mail, decides, and what follows is prepared', async () => {
  const { db, cycleId, faults, mails } = result;
  expect(faults).toEqual([]);
  expect(mails.filter(({ subject }) => subject.includes('How does your pilot go on?'))).toHaveLength(1);
  const outcome = await readPilotOutcome(db, cycleId);
  expect(PILOT_CHOICES).toContain(outcome?.choice);
  expect(outcome?.effectiveAt).not.toBeNull();
  expect(outcome?.waves.length).toBe({ stop: 0, repeat: 1, 'roll-out': 1 }[outcome?.choice ?? 'stop']);
  const report = await readPilotReport(db, cycleId, new Date('2027-05-15T00:00:00Z'));
  // Those of the launch, and whoever joins in every rehearsal.
  const members = await db
    .selectFrom('member')
    .select('personId')
    .where('cycleId', '=', cycleId)
    .where('part', '=', 'participant')
    .execute();
  expect(members.length).toBeGreaterThanOrEqual(7);
  expect(report.participants).toBe(members.length);
  expect(report.values['check-ins']).toBeGreaterThan(0);
  expect(report.agreement.sets).toBeGreaterThan(0);
  expect(report.pulse.answers).toBeGreaterThan(0);
});
