import { html } from 'ghtml';
import { DRAFT_LIMITS, type DraftInput, type DraftProblem } from '#domain/okr-draft.ts';
import { periodName } from '#mails/texts/en/words.ts';
import type { DraftChoices } from '#storage/repositories/draft-choices.ts';
import type { AlignmentChoice, OkrSetContent } from '#storage/repositories/okr-content.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { withRoom } from '../draft/moves.ts';
import { checkBox, problemText, textArea } from '../form.ts';
import { DRAFT_TEXTS } from '../texts/en/draft.ts';
import type { PageParts } from '../view.ts';
import { objectiveFields } from './draft-objective.ts';

/** What the page knows besides what is typed. */
export interface DraftModel {
  task: TaskOnPage;
  set: OkrSetContent;
  choices: readonly AlignmentChoice[];
  named: DraftChoices;
  /** Why it came back, from the second round on. */
  comment: { comment: string; reviewerName: string } | null;
}

/** @returns the page of a draft with everything that was typed and what is wrong at each field. */
export function draftParts(
  model: DraftModel,
  typed: DraftInput,
  problems: readonly DraftProblem[],
): PageParts {
  const draft = withRoom(typed);
  const { set, task, comment, named } = model;
  const texts = DRAFT_TEXTS;
  return {
    ...introduction(model),
    form: html`<button type="submit" name="action" value="save" class="visually-hidden" tabindex="-1">${texts.save}</button>
      !${
        comment
          ? html`<div class="note"><p><strong>${texts.askedForChange(comment.reviewerName)}</strong></p><p>${comment.comment}</p></div>`
          : ''
      }
      !${set.level === 'company' ? textArea({ name: 'why', ...texts.why, value: draft.why, problems }) : ''}
      <p class="soft">${texts.advised(named.objectives)}</p>
      !${draft.objectives.map((objective, i) => objectiveFields(objective, i, model, problems)).join('')}
      !${problemText('objectives', problems)}
      !${
        draft.objectives.length < mostObjectives(model)
          ? html`<div class="buttons"><button type="submit" class="quiet" name="action" value="add-objective">${texts.objective.add}</button></div>`
          : ''
      }
      <hr>
      !${textArea({ name: 'notThisQuarter', ...texts.notThisTime, value: draft.notThisQuarter, problems })}
      !${checkBox({ name: 'ready', label: texts.ready[set.level], hint: texts.ready.hint, value: '', problems })}
      <div class="buttons"><button type="submit" name="action" value="submit">${texts.submit}</button>
      <button type="submit" class="quiet" name="action" value="save">${texts.save}</button></div>
      !${dataList(PEOPLE_LIST, named.people)}!${dataList(DEPARTMENTS_LIST, named.departments)}`,
    detail: html`<h2>${texts.goodOnes.heading}</h2>
      <ul>!${texts.goodOnes.points.map((point) => html`<li>${point}</li>`).join('')}</ul>
      <p><a href="/primer">${texts.goodOnes.primer}</a></p><p class="soft">${task.settings.declaredUse}</p>`,
  };
}

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
  const { again, company, department, individual } = DRAFT_TEXTS.introduction;
  const period = periodName(task.period);
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
