import { stringify } from 'csv-stringify/sync';

const PLACES = [
  { time_zone: 'Europe/Berlin', locale: 'de-DE', country: 'DE' },
  { time_zone: 'America/New_York', locale: 'en-US', country: 'US' },
  { time_zone: 'Europe/London', locale: 'en-GB', country: 'GB' },
];

/** Nobody leads more people than this. */
const LARGEST_TEAM = 14;

/**
 * @param options.cohorts how many departments, each in one place, so that there are as many cohorts.
 * @param options.places in how many of three zones the departments lie.
 * @returns a people file of exactly so many people: a chief, an HR person, and departments of a lead, team leads and teams.
 */
export function companyCsv(options: { people: number; cohorts: number; places?: number }): Buffer {
  const { people, cohorts, places = 1 } = options;
  const rows: Record<string, string>[] = [];

  function add(role: string, department: number, manager: string): string {
    const place = PLACES[department % Math.min(places, PLACES.length)] ?? PLACES[0];
    const number = String(rows.length + 1).padStart(6, '0');
    const email = `person${number}@bench.example`;
    rows.push({
      employee_id: `B${number}`,
      email,
      name: `Person ${number}`,
      manager_email: manager,
      department: departmentName(department),
      title: role,
      role,
      ...place,
    });
    return email;
  }

  const chief = add('executive', 0, '');
  add('hr_ops', 0, chief);
  for (let department = 0; department < cohorts; department += 1) {
    const end = Math.round(((department + 1) * (people - 2)) / cohorts) + 2;
    const head = add('lead', department, chief);
    while (rows.length < end) {
      const lead = add('lead', department, head);
      for (let member = 0; member < LARGEST_TEAM && rows.length < end; member += 1)
        add('employee', department, lead);
    }
  }
  return Buffer.from(stringify(rows, { header: true }));
}

/** @returns the name of the department with this number, counted from 0. */
export function departmentName(department: number): string {
  return `Department ${String(department + 1).padStart(3, '0')}`;
}
