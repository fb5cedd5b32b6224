import { DomainError } from '../errors.ts';
import { type Consequences, count } from './consequences.ts';

/** What becomes of the goals of a department that becomes part of another one: they run on, or they end. */
export const MERGED_GOALS = ['keep', 'close'] as const;
export type MergedGoals = (typeof MERGED_GOALS)[number];

/** What merging two departments comes to, in figures; the same whether it was tried or done. */
export interface MergerEffects {
  from: string;
  into: string;
  goals: MergedGoals;
  /** People who belong to the other department from then on. */
  people: number;
  /** Who leads the department that stays, and who led the other one; null for nobody. */
  lead: string | null;
  leadBefore: string | null;
  /** People who reported to the lead that was, and now report to the one who stays. */
  reports: number;
  /** Open tasks that pass to the lead who stays. */
  tasks: number;
  /** Open reviews that pass to whom the rules name now. */
  reviews: number;
  /** Where departments below it are from then on. */
  moved: string[];
  cycles: MergerInCycle[];
  /** People who are told by mail. */
  told: number;
  /** Rules of the department alone, which go on in the cycles that run and in no later one. */
  policies: number;
  /** Roles that somebody was given for the department. */
  roles: number;
}

/** What it comes to in one cycle that runs. */
export interface MergerInCycle {
  cycle: string;
  /** People who go on with the plan they began with. */
  people: number;
  /** People who take part from then on, since the other department does. */
  joined: number;
  /** Agreed key results of the department's own goals, and whether it has goals at all. */
  keyResults: number;
  hasGoals: boolean;
  /** It is a pilot of the department that goes. */
  pilotOfIt: boolean;
}

interface Department {
  id: string;
  path: string;
}

/** @throws DomainError where these two cannot become one. */
export function checkMerger(from: Department, into: Department, all: readonly Department[]): void {
  const refuse = (message: string, remedy: string, value = into.path): never => {
    throw new DomainError({ code: 'cannot-merge', message, field: 'into', value, remedy, kind: 'conflict' });
  };
  if (from.id === into.id) refuse(`"${from.path}" cannot become part of itself.`, 'Name another department.');
  if (into.path.startsWith(`${from.path} / `))
    refuse(`"${into.path}" lies below "${from.path}".`, 'Merge the one below into the one above.');
  const paths = new Set(all.map(({ path }) => path.toLowerCase()));
  for (const { path } of all) {
    if (!path.startsWith(`${from.path} / `)) continue;
    const then = `${into.path}${path.slice(from.path.length)}`;
    if (paths.has(then.toLowerCase()))
      refuse(
        `"${then}" is there already, and "${path}" would be called the same.`,
        `Merge "${path}" into it first.`,
        path,
      );
  }
}

/** @returns the consequences as sentences, the weightiest first, cycle by cycle. */
export function mergerConsequences(effects: MergerEffects): Consequences {
  const { from, into, lead, leadBefore, reports, tasks, reviews, moved, cycles, policies, roles, told } =
    effects;
  const general = [
    `${count(effects.people, 'person belongs', 'people belong')} to ${into} from then on.`,
    lead ? `${lead} leads ${into}.` : `Nobody leads ${into} yet.`,
    leadBefore && leadBefore !== lead
      ? `${leadBefore} no longer leads a department and reports to ${lead ?? 'nobody yet'}; key results of their own stay theirs.`
      : '',
    reports > 0
      ? `${count(reports, 'person who reported', 'people who reported')} to ${leadBefore} report to ${lead}.`
      : '',
    tasks > 0
      ? `${count(tasks, 'open task of the department passes', 'open tasks of the department pass')} to ${lead}, who gets a mail about them.`
      : '',
    reviews > 0
      ? `${count(reviews, 'open review passes', 'open reviews pass')} to whoever agrees those goals by the rules now.`
      : '',
    moved.length > 0 ? `Below it, and moving along: ${moved.join('; ')}.` : '',
    policies > 0
      ? `${count(policies, 'rule', 'rules')} of ${from} alone: in force to the end of the cycles that run; later ones follow ${into}.`
      : '',
    roles > 0
      ? `${count(roles, 'role was', 'roles were')} given for ${from} alone; what it did stays visible to them. Look at Access.`
      : '',
    told > 0
      ? `${count(told, 'person is', 'people are')} told by mail: both departments, as far as they take part in a cycle.`
      : '',
    `A people file that still says ${from} is read as ${into}, so the next import changes nothing of this.`,
    'What was written, agreed and scored stays where it is, under its own name.',
  ].filter(Boolean);
  return {
    general,
    cycles: cycles.map((each) => ({ cycle: each.cycle, sentences: inCycle(each, effects) })),
  };
}

function inCycle(each: MergerInCycle, { from, into, lead, goals }: MergerEffects): string[] {
  const { people, joined, keyResults, hasGoals, pilotOfIt } = each;
  const kept = goals === 'keep';
  return [
    people > 0
      ? `${count(people, 'person goes', 'people go')} on with the dates they began with, to the end of the cycle.`
      : '',
    hasGoals && kept
      ? `The goals of ${from} run on as goals handed over; ${lead ?? 'nobody'} owns them, ${count(keyResults, 'key result keeps its owner', 'key results keep their owners')}.`
      : '',
    hasGoals && !kept
      ? `The goals of ${from} end here; ${count(keyResults, 'key result is', 'key results are')} dropped and asked about no more. Whoever builds on them is told.`
      : '',
    joined > 0
      ? `${count(joined, 'person joins', 'people join')}, since ${into} takes part: they get its introduction and whatever is open for everybody.`
      : '',
    pilotOfIt
      ? `It is a pilot of ${from}: it runs to its end with its people; repeated or rolled out, it names ${into}.`
      : '',
  ].filter(Boolean);
}
