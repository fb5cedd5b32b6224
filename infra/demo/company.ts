import { stringify } from 'csv-stringify/sync';
import type { Role } from '#domain/kinds.ts';
import { addressName, FIRST_NAMES, LAST_NAMES } from './names.ts';
import { createRandom } from './random.ts';

/** Which departments of the demo company have individual OKRs; what is below inherits. */
export const DEMO_POLICIES = [
  { department: 'Product / Engineering', individualOkrs: true },
  { department: 'Sales', individualOkrs: true },
  { department: 'Sales / Partnerships', individualOkrs: false },
  { department: 'Customer Care', individualOkrs: false },
] as const;

/** The departments of the demo's pilot: one with individual OKRs and one without, in different time zones. */
export const DEMO_PILOT = ['Product / Engineering / Platform', 'Customer Care'] as const;

/** What the demo's sponsor says before everything else. */
export const DEMO_NOTE =
  'Last year we did a lot and changed little. I would rather we did less, and that each of us knew what it is for.\n\n' +
  'That is why two departments begin this quarter with a few goals of their own. You decide what is worth it; I want to hear what you leave out.';

type Place = { timeZone: string; locale: string; country: string };
const BERLIN: Place = { timeZone: 'Europe/Berlin', locale: 'de-DE', country: 'DE' };
const NEW_YORK: Place = { timeZone: 'America/New_York', locale: 'en-US', country: 'US' };
const CHICAGO: Place = { timeZone: 'America/Chicago', locale: 'en-US', country: 'US' };
const LOS_ANGELES: Place = { timeZone: 'America/Los_Angeles', locale: 'en-US', country: 'US' };

/** Some who work in Berlin read French or Spanish better. @param member their place in the team. */
function inOwnLanguage(place: Place, member: number): Place {
  if (place !== BERLIN) return place;
  const locale = member % 6 === 4 ? 'fr-FR' : member % 6 === 5 ? 'es-ES' : place.locale;
  return { ...place, locale };
}

/** A department: its head reports to the head of the one above, the head's teams to the head. */
interface Plan {
  path: string;
  places: Place[];
  head: { title: string; role: Role };
  /** People under each team lead; a team of 0 is somebody who reports to the head. */
  teams: number[];
  teamLead: string;
  titles: string[];
  /** Roles that the first people without a team have. */
  specialists?: { title: string; role: Role }[];
}

const DEPARTMENTS: Plan[] = [
  {
    path: 'Executive Office',
    places: [BERLIN, NEW_YORK],
    head: { title: 'Chief Executive Officer', role: 'executive' },
    teams: [0, 0, 0, 0],
    teamLead: '',
    titles: ['Chief of Staff', 'Executive Assistant', 'Strategy Analyst'],
  },
  {
    path: 'Product',
    places: [BERLIN, NEW_YORK],
    head: { title: 'Chief Product Officer', role: 'executive' },
    teams: [9, 9],
    teamLead: 'Group Product Manager',
    titles: ['Product Manager', 'Product Designer', 'User Researcher'],
  },
  {
    path: 'Product / Engineering',
    places: [BERLIN, LOS_ANGELES],
    head: { title: 'Director of Engineering', role: 'lead' },
    teams: [11, 11, 10, 10],
    teamLead: 'Engineering Manager',
    titles: ['Software Engineer', 'Senior Software Engineer', 'Quality Engineer'],
  },
  {
    path: 'Product / Engineering / Platform',
    places: [BERLIN, LOS_ANGELES],
    head: { title: 'Head of Platform', role: 'lead' },
    teams: [10, 10, 0, 0],
    teamLead: 'Engineering Manager',
    titles: ['Platform Engineer', 'Site Reliability Engineer', 'Database Engineer'],
  },
  {
    path: 'Sales',
    places: [NEW_YORK, BERLIN, CHICAGO],
    head: { title: 'Chief Revenue Officer', role: 'executive' },
    teams: [11, 11, 12],
    teamLead: 'Regional Sales Manager',
    titles: ['Account Executive', 'Sales Engineer', 'Sales Development Representative'],
  },
  {
    path: 'Sales / Partnerships',
    places: [CHICAGO],
    head: { title: 'Head of Partnerships', role: 'lead' },
    teams: Array.from({ length: 13 }, () => 0),
    teamLead: '',
    titles: ['Partner Manager', 'Partner Marketing Manager'],
  },
  {
    path: 'Customer Care',
    places: [CHICAGO, BERLIN],
    head: { title: 'Director of Customer Care', role: 'lead' },
    teams: [13, 14],
    teamLead: 'Care Team Lead',
    titles: ['Care Specialist', 'Onboarding Specialist', 'Care Engineer'],
  },
  {
    path: 'People and Finance',
    places: [BERLIN, NEW_YORK],
    head: { title: 'Chief People and Finance Officer', role: 'executive' },
    teams: [0, 0, 0, 0, 6, 7],
    teamLead: 'Finance Manager',
    titles: ['Accountant', 'Recruiter', 'Payroll Specialist', 'Controller'],
    specialists: [
      { title: 'Head of People Operations', role: 'hr_ops' },
      { title: 'People Operations Partner', role: 'hr_ops' },
      { title: 'OKR Coach', role: 'coach' },
      { title: 'Internal Auditor', role: 'auditor' },
    ],
  },
];

/**
 * @param options.seed another number gives other names and places; the shape of the company stays.
 * @returns a people file of 200 people in 8 departments on 3 levels, 4 time zones and 2 countries; everyone's managers
 *   lead up to the chief executive, and nobody has more than 14 reports.
 */
export function demoCompanyCsv({ seed }: { seed: number }): string {
  const random = createRandom(seed);
  const rows: Record<string, string>[] = [];
  const heads = new Map<string, string>();
  const taken = new Set<string>();

  function add(plan: Plan, title: string, role: Role, managerEmail: string, place: Place): string {
    let name: string;
    let email: string;
    do {
      const [first, last] = [random.pick(FIRST_NAMES), random.pick(LAST_NAMES)];
      name = `${first} ${last}`;
      email = `${addressName(first, last)}@northlight.example`;
    } while (taken.has(email));
    taken.add(email);
    rows.push({
      employee_id: `N${String(rows.length + 1).padStart(4, '0')}`,
      email,
      name,
      manager_email: managerEmail,
      department: plan.path,
      title,
      time_zone: place.timeZone,
      locale: place.locale,
      country: place.country,
      role,
    });
    return email;
  }

  for (const plan of DEPARTMENTS) {
    const above = plan.path.split(' / ').slice(0, -1).join(' / ');
    const [main = BERLIN] = plan.places;
    const boss = heads.get(above) ?? heads.get('Executive Office') ?? '';
    const head = add(plan, plan.head.title, plan.head.role, boss, main);
    heads.set(plan.path, head);
    const specialists = [...(plan.specialists ?? [])];
    plan.teams.forEach((size, team) => {
      const place = plan.places[team % plan.places.length] ?? main;
      if (size === 0) {
        const { title, role } = specialists.shift() ?? { title: random.pick(plan.titles), role: 'employee' };
        add(plan, title, role, head, place);
        return;
      }
      const lead = add(plan, plan.teamLead, 'lead', head, place);
      for (let member = 0; member < size; member++) {
        // A team sits together, with a few who work from another of its department's places.
        const where = random.chance(0.15) ? random.pick(plan.places) : place;
        add(plan, random.pick(plan.titles), 'employee', lead, inOwnLanguage(where, member));
      }
    });
  }
  return stringify(rows, { header: true });
}
