import { html } from 'ghtml';
import { offeredThisWeek } from '#domain/check-ins/rotation.ts';
import { formatNumber } from '#domain/format.ts';
import { sharePassed } from '#domain/period.ts';
import { type FeedbackEntry, giveFeedback } from '#storage/actions/feedback.ts';
import { readFeedbackRequests } from '#storage/repositories/feedback.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { readTeamWeeks, type TeamCheckIn } from '#storage/repositories/team-week.ts';
import { withUnit } from '../../shared/ui/okr-card.ts';
import { track } from '../../shared/ui/track.ts';
import { type Fields, noFields } from '../fields.ts';
import { checkBox, type FormProblem, radioGroup, selectField, textArea } from '../form.ts';
import { teamLinks } from '../team/team-links.ts';
import { type CreateView, type PageParts, type TaskView, textsOf } from '../view.ts';

const WORDS_LENGTH = 2000;

/** A team's week for whoever leads it, with a word to each; or the answer to a colleague who asked for feedback. */
export const createFeedbackView: CreateView = (deps) => {
  const asked = createAnswer(deps);
  const week = createTeamWeek(deps);
  const viewOf = (task: TaskOnPage) => (task.subjectId === task.personId ? week : asked);
  return {
    show: (task) => viewOf(task).show(task),
    post: (task, fields) => viewOf(task).post(task, fields),
    done: (task) => textsOf(task).quarter.feedback.done,
  };
};

type Part = Omit<TaskView, 'done' | 'live'>;

function createAnswer(deps: Parameters<CreateView>[0]): Part {
  async function read(task: TaskOnPage) {
    return (await readFeedbackRequests(deps.db, [task.subjectId])).get(task.subjectId);
  }
  async function parts(
    task: TaskOnPage,
    fields: Fields,
    problems: readonly FormProblem[],
  ): Promise<PageParts> {
    const request = await read(task);
    const { asked, send } = textsOf(task).quarter.feedback;
    return {
      title: asked.title(request?.askerName ?? ''),
      why: asked.why,
      howLong: asked.howLong,
      form: html`<blockquote>${request?.question ?? ''}</blockquote>
        !${textArea({ name: 'words', label: asked.words.label, hint: asked.words.hint, value: fields.text('words'), problems })}
        <div class="buttons"><button type="submit" name="action" value="submit">${send}</button></div>`,
    };
  }
  return {
    show: (task) => parts(task, noFields(), []),
    async post(task, fields) {
      const texts = textsOf(task).quarter.feedback;
      const words = fields.text('words').trim();
      const problems: FormProblem[] = [];
      if (!words) problems.push({ field: 'words', remedy: texts.asked.write });
      if (words.length > WORDS_LENGTH)
        problems.push({ field: 'words', remedy: texts.shorten(WORDS_LENGTH, words.length) });
      const request = await read(task);
      if (!request || problems.length > 0)
        return { type: 'again', parts: await parts(task, fields, problems), problems };
      const entry = { toPersonId: request.askerId, kind: 'feedback', words, keyResultId: null } as const;
      const target = { taskId: task.id, personId: task.personId };
      return { type: 'acted', result: await giveFeedback(deps, target, [entry]) };
    },
  };
}

function createTeamWeek(deps: Parameters<CreateView>[0]): Part {
  /** Those of the team who are offered this week, each with what they said. */
  async function read(task: TaskOnPage): Promise<Person[]> {
    const { personId: managerId, cycleId, ordinal } = task;
    const said = await readTeamWeeks(deps.db, [{ managerId, cycleId, since: ordinal - 1 }]);
    const team = Map.groupBy(
      said.filter(({ personId }) => personId !== managerId),
      ({ personId }) => personId,
    );
    const offered = offeredThisWeek([...team.keys()], ordinal);
    return [...team].flatMap(([id, checkIns]) =>
      offered.includes(id)
        ? [{ id, name: checkIns[0]?.owner ?? '', checkIns, isPart: offered.length < team.size }]
        : [],
    );
  }
  async function parts(
    task: TaskOnPage,
    people: readonly Person[],
    { fields, problems }: { fields: Fields; problems: readonly FormProblem[] },
  ): Promise<PageParts> {
    const words = textsOf(task).quarter.feedback;
    const expected = sharePassed(task, deps.clock.now());
    return {
      title: words.title,
      why: words.why,
      howLong: words.howLong,
      form: html`!${people.length === 0 ? html`<p>${words.nobody}</p>` : ''}
        !${people.some(({ isPart }) => isPart) ? html`<p class="soft">${words.fewThisWeek(people.length)}</p>` : ''}
        !${people.map((person) => personFields(person, { task, fields, problems, expected })).join('')}
        !${checkBox({ name: 'none', label: words.none, value: fields.text('none'), problems })}
        <div class="buttons"><button type="submit" name="action" value="submit">${words.send}</button></div>`,
      detail: await teamLinks(deps.db, task.personId, textsOf(task)),
    };
  }
  return {
    async show(task) {
      return parts(task, await read(task), { fields: noFields(), problems: [] });
    },
    async post(task, fields) {
      const people = await read(task);
      const { entries, problems } = readEntries(task, people, fields);
      if (problems.length > 0)
        return { type: 'again', parts: await parts(task, people, { fields, problems }), problems };
      const target = { taskId: task.id, personId: task.personId };
      return { type: 'acted', result: await giveFeedback(deps, target, entries) };
    },
  };
}

interface Person {
  id: string;
  name: string;
  checkIns: readonly TeamCheckIn[];
  /** Whether others of the team are left for other weeks. */
  isPart: boolean;
}

const nameOf = (id: string, part: 'kind' | 'words' | 'about') => `people[${id}][${part}]`;

function personFields(
  { id, name, checkIns }: Person,
  {
    task,
    fields,
    problems,
    expected,
  }: { task: TaskOnPage; fields: Fields; problems: readonly FormProblem[]; expected: number },
): string {
  const words = textsOf(task).quarter.feedback;
  const field = (part: 'kind' | 'words' | 'about') => ({
    name: nameOf(id, part),
    value: fields.text(nameOf(id, part)),
    problems,
  });
  return html`<section class="card"><h2>${name}</h2>
    !${checkIns.map((each) => checkInLines(each, task, expected)).join('')}
    !${radioGroup({ ...field('kind'), label: words.kind, inRow: true, options: (['feedback', 'thanks'] as const).map((value) => ({ value, label: words.kinds[value] })) })}
    !${textArea({ ...field('words'), label: words.words(name) })}
    !${selectField({ ...field('about'), label: words.about, options: [{ value: '', label: words.all }, ...checkIns.map(({ keyResultId, title }) => ({ value: keyResultId, label: title }))] })}
  </section>`;
}

/** What the person said: the way, the figure, how sure they are, what is in the way. */
function checkInLines(checkIn: TeamCheckIn, task: TaskOnPage, expected: number): string {
  const { title, baseline, target, unit, value, valueBefore, confidence, note, blocker } = checkIn;
  const { quarter, checkIn: figures } = textsOf(task);
  const figure = (of: number | null) => (of === null ? '–' : withUnit(formatNumber(of, task.locale), unit));
  const moved = valueBefore === null || valueBefore === value;
  const said = moved ? figure(value) : quarter.feedback.checkedIn(figure(valueBefore), figure(value));
  const sure = confidence >= 7 ? 'high' : confidence <= 3 ? 'low' : 'middle';
  const label = `${title}: ${said}`;
  return html`<p class="tight"><strong>${title}</strong> <span class="tag">${figures.confidence[sure]}</span></p>
    !${track({ baseline, target, currentValue: value, expected, label })}
    <p class="figures"><span>${figure(baseline)}</span><strong>${said}</strong><span>${figure(target)}</span></p>
    !${blocker ? html`<p class="note">${quarter.feedback.blocker(blocker)}</p>` : ''}
    !${note ? html`<p>${note}</p>` : ''}`;
}

function readEntries(
  task: TaskOnPage,
  people: readonly Person[],
  fields: Fields,
): { entries: FeedbackEntry[]; problems: FormProblem[] } {
  const texts = textsOf(task).quarter.feedback;
  const problems: FormProblem[] = [];
  const entries = people.flatMap(({ id, checkIns }): FeedbackEntry[] => {
    const [kind, words, about] = (['kind', 'words', 'about'] as const).map((part) =>
      fields.text(nameOf(id, part)).trim(),
    );
    if (!kind && !words) return [];
    if (!words) problems.push({ field: nameOf(id, 'words'), remedy: texts.writeWords });
    if (kind !== 'feedback' && kind !== 'thanks') {
      problems.push({ field: nameOf(id, 'kind'), remedy: texts.chooseKind });
      return [];
    }
    if ((words?.length ?? 0) > WORDS_LENGTH)
      problems.push({ field: nameOf(id, 'words'), remedy: texts.shorten(WORDS_LENGTH, words?.length ?? 0) });
    const keyResultId = checkIns.find((each) => each.keyResultId === about)?.keyResultId ?? null;
    return [{ toPersonId: id, kind, words: words ?? '', keyResultId }];
  });
  const none = fields.text('none') === 'yes';
  if (problems.length === 0 && entries.length === 0 && !none)
    problems.push({ field: 'none', remedy: texts.sayOrTick });
  if (entries.length > 0 && none) problems.push({ field: 'none', remedy: texts.bothSaid });
  return { entries, problems };
}
