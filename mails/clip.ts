import type { Agenda, WeekOfKeyResult } from '#domain/check-ins/agenda.ts';
import type { ReplyAnswer } from '#domain/reply/answer.ts';
import type { CelebrationFacts, DependencyFacts, NoticeFacts, ProgressFacts, SetFacts } from './model.ts';

/** How much of what people wrote a mail repeats, in UTF-16 units; the whole of it is on the page. */
const LONGEST = { name: 120, person: 60, title: 500, words: 250, text: 1200 } as const;
/** How many of a list a mail names before it says how many more there are. */
const MOST = {
  objectives: 6,
  successes: 6,
  keyResults: 8,
  lettered: 25,
  kudos: 6,
  changes: 8,
  people: 4,
} as const;

/** Direction overrides and isolates: one that is never closed turns round the sentence it stands in. */
const DIRECTION_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g;
const OTHER_CONTROLS = /[^\P{Cc}\n]/gu;

/**
 * @param more says how many were left out, in the mail's language.
 * @returns the facts with every text of people's own in a form that fits into a mail: titles and names on one line,
 *   nothing longer than a mail bears, no character that acts on its surroundings.
 */
export function clipFacts(facts: NoticeFacts, more: (count: number) => string): NoticeFacts {
  const { cycle, task, set, celebration, keyResults, leaderNote, changesAbove, dependency } = facts;
  const { lettered, answer, concern, handOver, returned, change, request } = facts;
  return {
    ...facts,
    cycle: { ...cycle, name: line(cycle.name, LONGEST.name) },
    task: task && { ...task, personName: line(task.personName, LONGEST.name) },
    set: set && clipSet(set, more),
    celebration: celebration && clipCelebration(celebration),
    progress: facts.progress && clipProgress(facts.progress),
    asked: facts.asked.map(({ asked, changed }) => ({
      asked: line(asked, LONGEST.title),
      changed: line(changed, LONGEST.title),
    })),
    dependency: dependency && clipDependency(dependency),
    handOver: handOver && { ...handOver, fromName: line(handOver.fromName, LONGEST.name) },
    returned: returned && {
      ...returned,
      delegate: returned.delegate === null ? null : line(returned.delegate, LONGEST.name),
    },
    leaderNote: leaderNote && {
      from: line(leaderNote.from, LONGEST.name),
      text: block(leaderNote.text, LONGEST.text),
    },
    changesAbove: changesAbove.slice(0, MOST.changes).map((change) => ({
      ...change,
      title: line(change.title, LONGEST.words),
      keyResult: change.keyResult === null ? null : line(change.keyResult, LONGEST.words),
      unit: line(change.unit, LONGEST.person),
    })),
    change: change && {
      ...change,
      askerName: line(change.askerName, LONGEST.name),
      keyResult: line(change.keyResult, LONGEST.words),
      reason: block(change.reason, LONGEST.title),
      words: block(change.words, LONGEST.title),
    },
    agenda: facts.agenda && clipAgenda(facts.agenda),
    request: request && {
      askerName: line(request.askerName, LONGEST.name),
      question: block(request.question, LONGEST.title),
    },
    about: facts.about === null ? null : line(facts.about, LONGEST.name),
    feedbackFrom: few(facts.feedbackFrom, MOST.people, LONGEST.name, more),
    keyResults: few(keyResults, MOST.keyResults, LONGEST.words, more),
    lettered: lettered && few(lettered, MOST.lettered, LONGEST.words, more),
    answer: answer && clipAnswer(answer),
    concern: concern && {
      ...concern,
      raiserName: line(concern.raiserName, LONGEST.name),
      recipientName: line(concern.recipientName, LONGEST.name),
    },
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

function clipAgenda({ moved, blocked, fell }: Agenda): Agenda {
  const clip = (week: WeekOfKeyResult): WeekOfKeyResult => ({
    ...week,
    title: line(week.title, LONGEST.name),
    owner: line(week.owner, LONGEST.person),
    unit: line(week.unit, LONGEST.person),
    blocker: line(week.blocker, LONGEST.words),
  });
  return { moved: moved.map(clip), blocked: blocked.map(clip), fell: fell.map(clip) };
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

function clipAnswer(answer: ReplyAnswer): ReplyAnswer {
  if (answer.is === 'unclear') return { ...answer, line: line(answer.line, LONGEST.person) };
  if (answer.is !== 'recorded') return answer;
  return {
    ...answer,
    keyResults: answer.keyResults.slice(0, MOST.lettered).map((each) => ({
      ...each,
      title: line(each.title, LONGEST.name),
      unit: line(each.unit, LONGEST.person),
      note: line(each.note, LONGEST.words),
      blocker: line(each.blocker, LONGEST.words),
    })),
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

function clipAchievement({ title, department }: { title: string; department: string | null }) {
  return {
    title: line(title, LONGEST.name),
    department: department === null ? null : line(department, LONGEST.person),
  };
}

function clipProgress({ departmentName, lines }: ProgressFacts): ProgressFacts {
  return {
    departmentName: line(departmentName, LONGEST.name),
    lines: lines.slice(0, MOST.objectives).map(({ title, moved, ...rest }) => ({
      ...rest,
      title: line(title, LONGEST.words),
      moved: moved.slice(0, 3).map((each) => ({
        ...each,
        title: line(each.title, LONGEST.name),
        unit: line(each.unit, LONGEST.person),
      })),
    })),
  };
}

function clipCelebration(facts: CelebrationFacts): CelebrationFacts {
  return {
    ...facts,
    departmentName: facts.departmentName === null ? null : line(facts.departmentName, LONGEST.name),
    successes: facts.successes.slice(0, MOST.successes).map(clipAchievement),
    stretch: facts.stretch && clipAchievement(facts.stretch),
    told: facts.told.slice(0, 1).map(({ from, about, text }) => ({
      from: line(from, LONGEST.person),
      about: line(about, LONGEST.words),
      text: block(text, LONGEST.words),
    })),
    words: facts.words && {
      from: line(facts.words.from, LONGEST.name),
      text: block(facts.words.text, LONGEST.title),
    },
    kudos: facts.kudos.slice(0, MOST.kudos).map(({ from, to, text }) => ({
      from: line(from, LONGEST.person),
      to: line(to, LONGEST.person),
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
  // What is far too long is cut before it is looked at character by character; a rest of one that this splits is lost below.
  const clean = text
    .slice(0, longest * 4)
    .toWellFormed()
    .replace(DIRECTION_CONTROLS, '')
    .replace(OTHER_CONTROLS, '');
  if (clean.length <= longest) return text.length > longest * 4 ? `${clean.trimEnd()}…` : clean;
  let end = 0;
  for (const { index, segment } of CHARACTERS.segment(clean)) {
    if (index + segment.length > longest) break;
    end = index + segment.length;
  }
  return `${clean.slice(0, end).trimEnd()}…`;
}

/** As people see characters: a family of emoji is one, and is not taken apart. */
const CHARACTERS = new Intl.Segmenter('en', { granularity: 'grapheme' });
