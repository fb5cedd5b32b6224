import { DomainError } from '../errors.ts';
import { type Consequences, count } from './consequences.ts';

/** Where a department that is taken out of another one stands: beside it, or below it. */
export const SPLIT_PLACES = ['beside', 'below'] as const;
export type SplitPlace = (typeof SPLIT_PLACES)[number];

/** What splitting a department comes to, in figures; the same whether it was tried or done. */
export interface SplitEffects {
  from: string;
  /** The path of the new department. */
  into: string;
  /** Who belongs to it from then on, by name. */
  people: string[];
  lead: string;
  /** Where the lead comes from, if from elsewhere. */
  leadFrom: string | null;
  /** Whom the lead reports to; null for nobody. */
  leadReportsTo: string | null;
  /** Who leads what is left; null for nobody. */
  leadThere: string | null;
  /** How many people are left in it. */
  left: number;
  /** People who report to the new lead from then on and reported to somebody else. */
  reports: number;
  /** Open reviews that pass to whom the rules name now. */
  reviews: number;
  cycles: SplitInCycle[];
  /** People who are told by mail. */
  told: number;
  /** Rules of the department alone, which hold in the new one, too. */
  policies: number;
  /** Roles that somebody was given for the department. */
  roles: number;
}

/** What it comes to in one cycle that runs. */
export interface SplitInCycle {
  cycle: string;
  /** People who go on with the plan they began with. */
  people: number;
  /** People who have a plan of the new department's own, since nobody drafts goals yet. */
  apart: number;
  /** People who take part from then on. */
  joined: number;
  /** Agreed key results that go along, and how many of them somebody else owns from then on. */
  keyResults: number;
  handed: number;
  /** Agreed key results that stay where they are. */
  staying: number;
}

interface Department {
  path: string;
}

const LONGEST_NAME = 120;
const DEEPEST = 10;
const SEPARATOR = ' / ';

/**
 * @param all the paths of every department there is or was.
 * @returns the path of the new department.
 * @throws DomainError for a name that is none, or is taken.
 */
export function pathOfSplit(
  from: Department,
  { name: asked, place }: { name: string; place: SplitPlace },
  all: readonly string[],
): string {
  const name = asked.trim().replace(/\s+/g, ' ');
  if (name === '' || name.length > LONGEST_NAME || name.includes('/'))
    throw new DomainError({
      code: 'bad-department',
      message: name === '' ? 'The new department has no name.' : `"${name.slice(0, 80)}" cannot be its name.`,
      field: 'name',
      value: name.slice(0, 80),
      remedy: `Write a name without a slash, of up to ${LONGEST_NAME} characters.`,
    });
  const above = place === 'below' ? from.path : from.path.split(SEPARATOR).slice(0, -1).join(SEPARATOR);
  const path = above === '' ? name : above + SEPARATOR + name;
  if (path.split(SEPARATOR).length > DEEPEST)
    throw new DomainError({
      code: 'too-deep',
      message: `"${path}" would lie deeper than ${DEEPEST} levels.`,
      field: 'place',
      value: place,
      remedy: 'Put it beside the department.',
    });
  if (all.some((each) => each.toLowerCase() === path.toLowerCase()))
    throw new DomainError({
      code: 'department-exists',
      message: `There is or was a department "${path}" already.`,
      field: 'name',
      value: name,
      remedy: 'Give the new one another name.',
      kind: 'conflict',
    });
  return path;
}

/** @returns the consequences as sentences, the weightiest first, cycle by cycle. */
export function splitConsequences(effects: SplitEffects): Consequences {
  const { from, into, people, lead, leadFrom, leadReportsTo, leadThere, left, reports, reviews } = effects;
  const { cycles, policies, roles, told } = effects;
  const general = [
    `${count(people.length, 'person belongs', 'people belong')} to ${into} from then on: ${namesOf(people)}.`,
    `${lead} leads ${into}${leadFrom ? `, coming from ${leadFrom},` : ''} and reports to ${leadReportsTo ?? 'nobody'}.`,
    left === 0
      ? `Nobody is left in ${from}.`
      : `${count(left, 'person stays', 'people stay')} in ${from}, led by ${leadThere ?? 'nobody yet'}.`,
    reports > 0
      ? `${count(reports, 'person reports', 'people report')} to ${lead} from then on, and not to whom they reported before.`
      : '',
    reviews > 0
      ? `${count(reviews, 'open review passes', 'open reviews pass')} to whoever agrees those goals by the rules now.`
      : '',
    policies > 0 ? `${count(policies, 'rule', 'rules')} of ${from} alone: in force for ${into}, too.` : '',
    roles > 0
      ? `${count(roles, 'role was', 'roles were')} given for ${from} alone and do not reach as far as ${into}. Look at Access.`
      : '',
    told > 0
      ? `${count(told, 'person is', 'people are')} told by mail: those who go and who leads the others, as far as they take part in a cycle.`
      : '',
    `Say ${into} in the people file, too: a file that still says ${from} takes these people back.`,
    'What was written, agreed and scored stays where it is, under its own name.',
  ].filter(Boolean);
  return {
    general,
    cycles: cycles.map((each) => ({ cycle: each.cycle, sentences: inCycle(each, effects) })),
  };
}

function inCycle(each: SplitInCycle, { from, into, lead }: SplitEffects): string[] {
  const { people, apart, joined, keyResults, handed, staying } = each;
  return [
    apart > 0
      ? `Nobody drafts yet, so ${into} has a plan of its own with ${count(apart, 'person', 'people')} and the same dates; ${lead} drafts its goals.`
      : '',
    people > 0
      ? `${count(people, 'person goes', 'people go')} on with the dates they began with, to the end of the cycle.`
      : '',
    joined > 0
      ? `${count(joined, 'person joins', 'people join')}, with the introduction and whatever is open for everybody.`
      : '',
    keyResults > 0
      ? `${count(keyResults, 'agreed key result goes', 'agreed key results go')} along to ${into} with all figures and history; ${count(staying, 'stays', 'stay')} with ${from}.`
      : '',
    handed > 0
      ? `${count(handed, 'of these passes', 'of these pass')} to ${lead}, who gets a mail about it, since the owner stays in ${from}.`
      : '',
    keyResults === 0 && staying > 0
      ? `The goals of ${from} stay with it; whoever owns a key result keeps it.`
      : '',
  ].filter(Boolean);
}

const SHOWN = 12;

function namesOf(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).join(', ');
  return names.length > SHOWN ? `${shown} and ${names.length - SHOWN} more` : shown;
}
