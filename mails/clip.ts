import type { CelebrationFacts, DependencyFacts, NoticeFacts, SetFacts } from './model.ts';

/** How much of what people wrote a mail repeats, in characters; the whole of it is on the page. */
const LONGEST = { name: 120, title: 500, words: 300, text: 2000 } as const;
/** How many of a list a mail names before it says how many more there are. */
const MOST = { objectives: 12, successes: 12, keyResults: 12, kudos: 20 } as const;

/** Direction overrides and isolates: one that is never closed turns round the sentence it stands in. */
const DIRECTION_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g;
const OTHER_CONTROLS = /[^\P{Cc}\n]/gu;

/**
 * @param more says how many were left out, in the mail's language.
 * @returns the facts with every text of people's own in a form that fits into a mail: titles and names on one line,
 *   nothing longer than a mail bears, no character that acts on its surroundings.
 */
export function clipFacts(facts: NoticeFacts, more: (count: number) => string): NoticeFacts {
  const { cycle, task, set, celebration, keyResults, leaderNote, dependency } = facts;
  return {
    ...facts,
    cycle: { ...cycle, name: line(cycle.name, LONGEST.name) },
    task: task && { ...task, personName: line(task.personName, LONGEST.name) },
    set: set && clipSet(set, more),
    celebration: celebration && clipCelebration(celebration, more),
    dependency: dependency && clipDependency(dependency),
    leaderNote: leaderNote && {
      from: line(leaderNote.from, LONGEST.name),
      text: block(leaderNote.text, LONGEST.text),
    },
    keyResults: few(keyResults, MOST.keyResults, LONGEST.title, more),
  };
}

/** @returns a name in the form in which mails say it. */
export function clipName(name: string): string {
  return line(name, LONGEST.name);
}

/** @returns the first of a list, and how many more there are. */
export function capList(items: readonly string[], most: number, more: (count: number) => string): string[] {
  return items.length > most ? [...items.slice(0, most - 1), more(items.length - most + 1)] : [...items];
}

function clipSet(set: SetFacts, more: (count: number) => string): SetFacts {
  return {
    ...set,
    departmentName: set.departmentName === null ? null : line(set.departmentName, LONGEST.name),
    ownerName: line(set.ownerName, LONGEST.name),
    why: block(set.why, LONGEST.text),
    notThisQuarter: block(set.notThisQuarter, LONGEST.text),
    objectives: few(set.objectives, MOST.objectives, LONGEST.title, more),
  };
}

function clipDependency(facts: DependencyFacts): DependencyFacts {
  return {
    ...facts,
    askerName: line(facts.askerName, LONGEST.name),
    departmentName: line(facts.departmentName, LONGEST.name),
    keyResult: line(facts.keyResult, LONGEST.title),
    wanted: line(facts.wanted, LONGEST.title),
    words: block(facts.words, LONGEST.text),
  };
}

function clipCelebration(facts: CelebrationFacts, more: (count: number) => string): CelebrationFacts {
  return {
    ...facts,
    departmentName: facts.departmentName === null ? null : line(facts.departmentName, LONGEST.name),
    successes: few(facts.successes, MOST.successes, LONGEST.words, more),
    kudos: facts.kudos.slice(0, MOST.kudos).map(({ from, to, text }) => ({
      from: line(from, LONGEST.name),
      to: line(to, LONGEST.name),
      text: line(text, LONGEST.words),
    })),
  };
}

function few(
  items: readonly string[],
  most: number,
  longest: number,
  more: (count: number) => string,
): string[] {
  return capList(
    items.map((item) => line(item, longest)),
    most,
    more,
  );
}

function line(text: string, longest: number): string {
  return block(text.replace(/\s+/g, ' ').trim(), longest);
}

function block(text: string, longest: number): string {
  // What is far too long is cut before it is looked at character by character.
  const clean = text
    .slice(0, longest * 12)
    .replace(DIRECTION_CONTROLS, '')
    .replace(OTHER_CONTROLS, '');
  if (clean.length <= longest) return clean;
  const characters = [...CHARACTERS.segment(clean)].slice(0, longest).map(({ segment }) => segment);
  const cut = characters.join('');
  return cut.length < clean.length || text.length > longest * 12 ? `${cut.trimEnd()}…` : clean;
}

/** As people count characters: a family of emoji is one. */
const CHARACTERS = new Intl.Segmenter('en', { granularity: 'grapheme' });
