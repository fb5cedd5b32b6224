import { html } from 'ghtml';
import { type CoachedFinding, coachDraft } from '#domain/draft-coaching.ts';
import type { OkrLevel } from '#domain/kinds.ts';
import { DRAFT_LIMITS, type DraftInput, type DraftProblem } from '#domain/okr-draft.ts';
import type { Proposal } from '#storage/proposals.ts';
import type { DraftBeside } from '#storage/repositories/draft-beside.ts';
import type { DraftChoices } from '#storage/repositories/draft-choices.ts';
import type { AlignmentChoice, OkrSetContent } from '#storage/repositories/okr-content.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { type CoachNote, coachNotes } from '../draft/coach.ts';
import type { Example } from '../draft/examples.ts';
import { withRoom } from '../draft/moves.ts';
import { checkBox, problemText, textArea } from '../form.ts';
import { declaredUseLine } from '../mine/declared-use.ts';
import type { DraftTexts } from '../texts/en/draft.ts';
import type { PreparingTexts } from '../texts/preparing-model.ts';
import { type PageParts, periodOf, textsOf } from '../view.ts';
import { besideForm } from './draft-beside.ts';
import { objectiveFields } from './draft-objective.ts';

/** What the page knows besides what is typed. */
export interface DraftModel {
  task: TaskOnPage;
  set: OkrSetContent;
  choices: readonly AlignmentChoice[];
  named: DraftChoices;
  /** The key result whose fields were asked for, `0-1`; see `FULL_UP_TO`. */
  unfolded?: string | undefined;
  beside: DraftBeside;
  /** What the team proposes; only for the goals of a department. */
  proposals: readonly Proposal[];
  examples: readonly Example[];
  /** Where somebody else than the author has it open to prepare it. */
  preparing?: { authorName: string };
}

/** @returns the page of a draft with everything that was typed and what is wrong at each field. */
export function draftParts(
  model: DraftModel,
  typed: DraftInput,
  problems: readonly DraftProblem[],
): PageParts {
  const draft = withRoom(typed);
  const { set, task, named } = model;
  const { language, draft: texts } = textsOf(task);
  const count = draft.objectives.reduce((sum, { keyResults }) => sum + keyResults.length, 0);
  const lean = count > FULL_UP_TO;
  const notes = coachNotes(findingsIn(model, draft), texts);
  return {
    ...introduction(model),
    ...(model.proposals.length > 0
      ? { more: { path: 'proposals', label: textsOf(task).proposals.fromTeam(model.proposals.length) } }
      : {}),
    ...(set.level === 'company'
      ? { more: { path: 'preparers', label: textsOf(task).preparing.invite } }
      : {}),
    head: '<script src="/draft-coach.js" defer></script>',
    form: html`<button type="submit" name="action" value="save" class="visually-hidden" tabindex="-1">${texts.save}</button>
      <div class="desk">!${besideForm(model)}<div>
      !${set.level === 'company' ? textArea({ name: 'why', ...texts.why, value: draft.why, problems }) : ''}
      <p class="soft">${texts.advised(named.objectives)}</p>
      !${draft.objectives.map((objective, i) => objectiveFields(objective, i, { ...model, texts, notes, lean }, problems)).join('')}
      !${problemText('objectives', problems)}
      !${
        draft.objectives.length < mostObjectives(model)
          ? html`<div class="buttons"><button type="submit" class="quiet" name="action" value="add-objective">${texts.objective.add}</button></div>`
          : ''
      }
      <hr>
      !${textArea({ name: 'notThisQuarter', ...texts.notThisTime, value: draft.notThisQuarter, problems })}
      !${model.preparing ? preparedPart(textsOf(task).preparing, model.preparing, problems) : readyPart(texts, set.level, problems)}
      </div></div>
      !${dataList(PEOPLE_LIST, named.people)}!${dataList(DEPARTMENTS_LIST, named.departments)}`,
    detail: html`<h2>${texts.goodOnes.heading}</h2>
      <ul>!${texts.goodOnes.points.map((point) => html`<li>${point}</li>`).join('')}</ul>
      <p><a href="/learn/examples?lang=${language}">${texts.goodOnes.primer}</a></p>!${declaredUseLine(task.settings.declaredUse, textsOf(task))}`,
  };
}

function readyPart(texts: DraftTexts, level: OkrLevel, problems: readonly DraftProblem[]): string {
  return html`!${checkBox({ name: 'ready', label: texts.ready[level], hint: texts.ready.hint, value: '', problems })}
    <div class="buttons"><button type="submit" name="action" value="submit">${texts.submit}</button>
    <button type="submit" class="quiet" name="action" value="save">${texts.save}</button></div>`;
}

/** Who prepares a draft can save it and say that it is ready; publishing it is the author's. */
function preparedPart(
  words: PreparingTexts,
  { authorName }: { authorName: string },
  problems: readonly DraftProblem[],
): string {
  return html`!${checkBox({ name: 'ready', label: words.ready(authorName), hint: words.readyHint(authorName), value: '', problems })}
    <div class="buttons"><button type="submit" name="action" value="prepared">${words.tell(authorName)}</button>
    <button type="submit" class="quiet" name="action" value="save">${words.save}</button></div>`;
}

/** @param typing leaves out what a half-written draft always lacks. */
export function findingsIn(model: DraftModel, draft: DraftInput, typing = false): CoachedFinding[] {
  const { set, task, named, choices, beside } = model;
  const { objectives = [], ends } = beside.last ?? {};
  const history = new Map<string, number[]>();
  for (const { id, title } of objectives.flatMap(({ keyResults }) => keyResults)) {
    const end = ends?.get(id);
    if (end) history.set(title.trim().toLowerCase(), [end.finalValue]);
  }
  return coachDraft(draft, {
    locale: task.locale,
    level: set.level,
    above: new Map(choices.map(({ id, title }) => [id, title])),
    advised: named.objectives,
    keyResults: named.keyResults,
    history,
    typing,
  });
}

/** From more key results on, each stands in a line until somebody wants to change it: pages stay small. */
const FULL_UP_TO = 6;

/** What the parts of the form need besides. */
export type FieldsModel = DraftModel & { texts: DraftTexts; notes: readonly CoachNote[]; lean: boolean };

/** Ids of the lists that fields for people and departments complete from: on the page once, however many fields. */
export const PEOPLE_LIST = 'people';
export const DEPARTMENTS_LIST = 'departments';

/** A strategy stays within its policy; below, the policy advises and the limit of all drafts holds. */
export function mostObjectives({ set, named }: Pick<DraftModel, 'set' | 'named'>): number {
  return set.level === 'company'
    ? Math.min(named.objectives, DRAFT_LIMITS.objectives)
    : DRAFT_LIMITS.objectives;
}

function dataList(id: string, choices: DraftChoices['people']): string {
  return html`<datalist id="${id}">!${choices.map(({ label }) => html`<option value="${label}"></option>`).join('')}</datalist>`;
}

function introduction({ set, task }: DraftModel): Pick<PageParts, 'title' | 'why' | 'howLong'> {
  const { again, company, department, individual } = textsOf(task).draft.introduction;
  const period = periodOf(task);
  if (set.round > 1) return again;
  switch (set.level) {
    case 'company':
      return company(period);
    case 'department':
      return department(period, set.departmentName);
    case 'individual':
      return individual(period);
  }
}
