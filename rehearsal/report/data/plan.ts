import { sql } from 'kysely';
import { addDays, isWorkingDay, publicHoliday } from '#domain/calendar.ts';
import { PHASES, type Phase } from '#domain/kinds.ts';
import type { Db } from '#storage/database.ts';

/** Cohorts in one place have the same days; those whose deadline moved are counted, not drawn one by one. */
export interface PhaseInPlace {
  phase: Phase;
  /** Null for what belongs to the whole cycle. */
  place: PlaceOfCohorts | null;
  opensOn: string;
  /** The last day of any of its cohorts. */
  closesOn: string;
  extended: number;
}

export interface PlaceOfCohorts {
  timeZone: string;
  country: string;
  cohorts: number;
  people: number;
}

export interface PlanFigures {
  places: PlaceOfCohorts[];
  phases: PhaseInPlace[];
  holidays: Array<{ country: string; date: string; name: string }>;
  deadlines: number;
  /** Deadlines of phases and tasks that fall on a weekend or public holiday where their cohort is. */
  onDaysOff: Array<{ phase: Phase; date: string; country: string; why: string }>;
}

/** @returns each place's phases with their days, and what the calendar says to their deadlines. */
export async function readPlanFigures(db: Db, cycleId: string): Promise<PlanFigures> {
  const places = await sql<PlaceOfCohorts>`
    select co.time_zone, co.country, count(distinct co.id)::int as cohorts, count(m.person_id)::int as people
      from cohort co left join member m on m.cohort_id = co.id and m.part = 'participant'
     where co.cycle_id = ${cycleId} group by 1, 2 order by people desc, 1`.execute(db);
  const phases = await sql<{
    phase: Phase;
    timeZone: string | null;
    country: string | null;
    opensOn: string;
    closesOn: string;
    extended: number;
  }>`
    select r.phase, co.time_zone, co.country,
           min(r.opens_at at time zone coalesce(co.time_zone, c.time_zone))::date as opens_on,
           max(r.closes_at at time zone coalesce(co.time_zone, c.time_zone))::date as closes_on,
           count(*) filter (where r.extensions > 0)::int as extended
      from phase_run r join cycle c on c.id = r.cycle_id left join cohort co on co.id = r.cohort_id
     where r.cycle_id = ${cycleId} group by 1, 2, 3`.execute(db);
  const deadlines = await readDeadlines(db, cycleId);
  return {
    places: places.rows,
    phases: phases.rows
      .map(({ timeZone, country, ...phase }) => ({
        ...phase,
        place: places.rows.find((place) => place.timeZone === timeZone && place.country === country) ?? null,
      }))
      .sort(
        (a, b) =>
          PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase) || order(places.rows, a) - order(places.rows, b),
      ),
    holidays: holidaysAmong(phases.rows, [...new Set(places.rows.map(({ country }) => country))]),
    deadlines: deadlines.length,
    onDaysOff: deadlines
      .filter((deadline) => !isWorkingDay(deadline))
      .map((deadline) => ({ ...deadline, why: publicHoliday(deadline) ?? 'weekend' })),
  };
}

/** The whole cycle first, then places by size, as they are drawn. */
function order(places: readonly PlaceOfCohorts[], { place }: Pick<PhaseInPlace, 'place'>): number {
  return place ? places.indexOf(place) : -1;
}

async function readDeadlines(db: Db, cycleId: string) {
  const { rows } = await sql<{ phase: Phase; date: string; country: string }>`
    with at as (
      select r.id, r.phase, coalesce(co.time_zone, c.time_zone) as zone, coalesce(co.country, c.country) as country, r.closes_at
        from phase_run r join cycle c on c.id = r.cycle_id left join cohort co on co.id = r.cohort_id
       where r.cycle_id = ${cycleId})
    select phase, country, (closes_at at time zone zone)::date as date from at
    union
    select phase, country, (t.due_at at time zone zone)::date from at join task t on t.phase_run_id = at.id
    order by 3, 1, 2`.execute(db);
  return rows;
}

function holidaysAmong(
  phases: ReadonlyArray<{ opensOn: string; closesOn: string }>,
  countries: readonly string[],
): PlanFigures['holidays'] {
  const first = phases.map(({ opensOn }) => opensOn).sort()[0];
  const last = phases
    .map(({ closesOn }) => closesOn)
    .sort()
    .at(-1);
  const found: PlanFigures['holidays'] = [];
  for (let date = first; date && last && date <= last; date = addDays(date, 1))
    for (const country of countries) {
      const name = publicHoliday({ date, country });
      if (name) found.push({ country, date, name });
    }
  return found;
}
