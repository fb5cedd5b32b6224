import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, atLocalHour, isWorkingDay, localDate, workingDaysBetween } from '#domain/calendar.ts';
import { DomainError } from '#domain/errors.ts';
import { parsePeriod } from '#domain/period.ts';
import { announcementDay, checkInDeadline, type PlannedPhase, planCohort, planCycle } from '#domain/plan.ts';

/** Countries with their zones: weekends alike, holidays not, clocks that change at different times or never. */
const PLACES = [
  ['Europe/Berlin', 'DE'],
  ['America/New_York', 'US'],
  ['America/Sao_Paulo', 'BR'],
  ['Asia/Tokyo', 'JP'],
  ['Asia/Kolkata', 'IN'],
  ['Pacific/Auckland', 'NZ'],
  ['Pacific/Kiritimati', 'KI'],
  ['America/St_Johns', 'CA'],
  ['Africa/Cairo', 'EG'],
] as const;

const place = fc.constantFrom(...PLACES).map(([timeZone, country]) => ({ timeZone, country }));
const quarter = fc
  .record({ year: fc.integer({ min: 2026, max: 2032 }), quarter: fc.integer({ min: 1, max: 4 }) })
  .map(({ year, quarter }) => parsePeriod(`${year}-Q${quarter}`));
/** From half a year before the period to well into it. */
const offset = fc.integer({ min: -180, max: 55 });

interface Case {
  plan: PlannedPhase[];
  wide: PlannedPhase[];
  period: ReturnType<typeof parsePeriod>;
  place: { timeZone: string; country: string };
  announceOn: string;
}

function forAllPlans(check: (planned: Case) => void): void {
  fc.assert(
    fc.property(place, quarter, offset, (place, period, days) => {
      const now = atLocalHour({ date: addDays(period.startsOn, days), hour: 11, timeZone: place.timeZone });
      const announceOn = announcementDay({ period, place, now });
      const input = { period, place, announceOn };
      check({ plan: planCohort(input), wide: planCycle(input), period, place, announceOn });
    }),
    { numRuns: 120, seed: 7 },
  );
}

const find = (plan: readonly PlannedPhase[], name: string) => {
  const found = plan.find(({ phase }) => phase === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};

describe('a plan, whatever country, zone, quarter and day of launch', () => {
  test('puts nothing on a day off, tasks in the morning and deadlines in the evening', () => {
    forAllPlans(({ plan, wide, place }) => {
      for (const phase of [...plan, ...wide]) {
        for (const { key, dueAt } of phase.steps) {
          const date = localDate(dueAt, place.timeZone);
          expect(isWorkingDay({ date, country: place.country }), `${phase.phase}/${key} ${date}`).toBe(true);
          const hour = key === 'close' ? 17 : 9;
          expect(dueAt, `${phase.phase}/${key}`).toEqual(
            atLocalHour({ date, hour, timeZone: place.timeZone }),
          );
        }
      }
    });
  });

  test('keeps the order of the process, and gives every phase some time', () => {
    forAllPlans(({ plan, wide }) => {
      for (const phase of [...plan, ...wide]) {
        expect(phase.closesAt.getTime(), phase.phase).toBeGreaterThan(
          phase.opensAt.getTime() + 24 * 3_600_000,
        );
        const keys = phase.steps.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys.at(0)).toBe('open');
        expect(keys.at(-1)).toBe('close');
        const times = phase.steps.map(({ dueAt }) => dueAt.getTime());
        if (phase.phase !== 'cascade') expect(times, phase.phase).toEqual([...times].sort((a, b) => a - b));
      }
      const opens = plan.map(({ opensAt }) => opensAt.getTime());
      expect(opens).toEqual([...opens].sort((a, b) => a - b));
      const [cascade, approval, checkIns, scoring] = ['cascade', 'approval', 'check-ins', 'scoring'].map(
        (name) => find(plan, name),
      );
      expect(approval?.closesAt.getTime()).toBeGreaterThan(cascade?.closesAt.getTime() ?? 0);
      expect(scoring?.opensAt.getTime()).toBeGreaterThan(checkIns?.closesAt.getTime() ?? 0);
    });
  });

  test('celebrates within ten working days of the period’s end, the company last', () => {
    forAllPlans(({ plan, wide, period, place }) => {
      const department = find(plan, 'celebration');
      const company = find(wide, 'celebration');
      expect(company.opensAt.getTime()).toBeGreaterThan(department.closesAt.getTime());
      const days = workingDaysBetween(
        { date: period.endsOn, country: place.country },
        localDate(company.closesAt, place.timeZone),
      );
      expect(days).toBeLessThanOrEqual(10);
    });
  });

  test('asks how things stand once in each week that is left, and no reminder comes after its deadline', () => {
    forAllPlans(({ plan, period, place }) => {
      const checkIns = find(plan, 'check-ins');
      const weeks = checkIns.steps.filter(({ kind }) => kind === 'week-open');
      expect(weeks.map(({ ordinal }) => ordinal)).toEqual(weeks.map((_, index) => index + 1));
      for (const [index, week] of weeks.entries()) {
        const deadline = checkInDeadline(week.dueAt, checkIns.closesAt, place);
        expect(deadline.getTime()).toBeGreaterThan(week.dueAt.getTime());
        expect(deadline.getTime()).toBeLessThan(
          weeks[index + 1]?.dueAt.getTime() ?? Number.POSITIVE_INFINITY,
        );
        expect(localDate(week.dueAt, place.timeZone) <= period.endsOn).toBe(true);
      }
    });
  });
});

describe('the days of a launch', () => {
  const berlin = { timeZone: 'Europe/Berlin', country: 'DE' };
  const at = (text: string) => new Date(text);
  const announce = (period: string, now: string, start?: string) =>
    announcementDay({ period: parsePeriod(period), place: berlin, now: at(now), start });

  test('three weeks before the period, on a working day', () => {
    expect(announce('2027-Q1', '2026-11-01T08:00:00Z')).toBe('2026-12-11');
    // The tenth of June 2027 is a Thursday; three weeks before July.
    expect(announce('2027-Q3', '2027-01-01T08:00:00Z')).toBe('2027-06-10');
  });

  test('today when that has passed, the next working day when today is a day off', () => {
    expect(announce('2027-Q1', '2026-12-22T08:00:00Z')).toBe('2026-12-22');
    expect(announce('2027-Q1', '2026-12-25T08:00:00Z')).toBe('2026-12-28');
    expect(announce('2027-Q1', '2026-12-26T08:00:00Z', 'now')).toBe('2026-12-26');
  });

  test('a late launch is compressed and still leaves five working days to find goals', () => {
    const announceOn = announce('2027-Q1', '2027-01-12T08:00:00Z');
    const plan = planCohort({ period: parsePeriod('2027-Q1'), place: berlin, announceOn });
    const approval = find(plan, 'approval');
    expect(
      workingDaysBetween({ date: announceOn, country: 'DE' }, localDate(approval.closesAt, 'Europe/Berlin')),
    ).toBe(5);
    expect(find(plan, 'check-ins').opensAt.getTime()).toBeGreaterThan(approval.opensAt.getTime());
  });

  test('a quarter has thirteen weeks', () => {
    for (const period of ['2026-Q4', '2027-Q1', '2027-Q2', '2027-Q3', '2027-Q4'].map(parsePeriod)) {
      const plan = planCohort({ period, place: berlin, announceOn: addDays(period.startsOn, -21) });
      const weeks = find(plan, 'check-ins').steps.filter(({ kind }) => kind === 'week-open');
      expect(weeks.length, period.name).toBeGreaterThanOrEqual(12);
      expect(weeks.length, period.name).toBeLessThanOrEqual(13);
    }
    const first = planCohort({ period: parsePeriod('2027-Q1'), place: berlin, announceOn: '2026-12-11' });
    expect(find(first, 'check-ins').steps.filter(({ kind }) => kind === 'week-open')).toHaveLength(13);
  });

  test('what opens on the first day of a launch that starts now opens at that very moment', () => {
    const opensAt = at('2026-12-26T20:15:00Z');
    const plan = planCohort({
      period: parsePeriod('2027-Q1'),
      place: berlin,
      announceOn: '2026-12-26',
      opensAt,
    });
    expect(find(plan, 'preparation').opensAt).toEqual(opensAt);
    expect(find(plan, 'cascade').opensAt.getTime()).toBeGreaterThan(opensAt.getTime());
  });

  test.each([
    [
      'a period that has ended',
      ['2026-Q4', '2027-01-05T08:00:00Z'],
      { code: 'period-in-the-past', field: 'quarter', value: '2026-Q4' },
    ],
    [
      'a start that has passed',
      ['2027-Q1', '2026-12-02T08:00:00Z', '2026-12-01'],
      { code: 'in-the-past', field: 'start', value: '2026-12-01' },
    ],
    [
      'too little left',
      ['2027-Q1', '2027-03-22T08:00:00Z'],
      { code: 'too-late', field: 'quarter', value: '2027-Q1' },
    ],
  ] as const)('%s is refused with field, value and remedy', (_what, [period, now, start], expected) => {
    let error: unknown;
    try {
      announce(period, now, start);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(DomainError);
    expect(error).toMatchObject(expected);
    expect(error).toHaveProperty('remedy', expect.stringMatching(/\.$/));
  });
});
