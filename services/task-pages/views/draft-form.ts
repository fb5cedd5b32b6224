import { html } from 'ghtml';
import type { OkrLevel } from '#domain/kinds.ts';
import {
  DRAFT_LIMITS,
  type DraftInput,
  type DraftObjectiveInput,
  type DraftProblem,
} from '#domain/okr-draft.ts';
import { periodName } from '#mails/texts/en/words.ts';
import type { AlignmentChoice, OkrSetContent } from '#storage/repositories/okr-content.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { KIND_WORDS } from '../../shared/ui/okr-card.ts';
import { withRoom } from '../draft-input.ts';
import { checkBox, idOf, problemText, radioGroup, selectField, textArea, textField } from '../form.ts';
import type { PageParts } from '../view.ts';

/** What the page knows besides what is typed. */
export interface DraftModel {
  task: TaskOnPage;
  set: OkrSetContent;
  choices: readonly AlignmentChoice[];
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
  const { set, task, comment } = model;
  return {
    ...introduction(model),
    form: html`<button type="submit" name="action" value="save" class="visually-hidden" tabindex="-1">Save</button>
      !${
        comment
          ? html`<div class="note"><p><strong>${comment.reviewerName} asked for a change:</strong></p><p>${comment.comment}</p></div>`
          : ''
      }
      !${set.level === 'company' ? whyField(draft, problems) : ''}
      !${draft.objectives.map((objective, i) => objectiveFields(objective, i, model, problems)).join('')}
      !${problemText('objectives', problems)}
      !${
        draft.objectives.length < DRAFT_LIMITS.objectives
          ? html`<div class="buttons"><button type="submit" class="quiet" name="action" value="add-objective">Add an objective</button></div>`
          : ''
      }
      <hr>
      !${set.level === 'individual' ? '' : notNowField(draft, problems)}
      !${checkBox({
        name: 'ready',
        label: READY[set.level],
        hint: 'Not needed for saving.',
        value: '',
        problems,
      })}
      <div class="buttons"><button type="submit" name="action" value="submit">Submit</button>
      <button type="submit" class="quiet" name="action" value="save">Save for later</button></div>`,
    detail: html`<h2>What makes a good one</h2>
      <ul><li>One to three objectives; what matters less can wait.</li>
      <li>A key result says what changes, from where to where, not what you will do.</li>
      <li>You should be able to look the figure up each week.</li></ul>
      <p><a href="/primer">Goals in two minutes</a></p><p class="soft">${task.settings.declaredUse}</p>`,
  };
}

const READY: Readonly<Record<OkrLevel, string>> = {
  company: 'This is ready: everyone may read it',
  department: 'This is ready to be looked at and agreed',
  individual: 'This is ready to be looked at and agreed',
};

function introduction({ set, task }: DraftModel): Pick<PageParts, 'title' | 'why' | 'howLong'> {
  if (set.round > 1) {
    return {
      title: 'Your goals came back with a wish',
      why: 'Change what you find right and submit them again, or talk to each other first. Nothing is lost.',
      howLong: 'About ten minutes',
    };
  }
  switch (set.level) {
    case 'company':
      return {
        title: `What matters most in ${periodName(task.period)}?`,
        why: 'Everyone’s goals begin with this page: a few objectives, why they matter now, and what can wait.',
        howLong: 'About 15 minutes',
      };
    case 'department':
      return {
        title: `What will ${set.departmentName ?? 'your department'} contribute in ${periodName(task.period)}?`,
        why: 'Write what your department will make better, not a copy of the goals above. Few objectives, each with figures.',
        howLong: 'About 15 minutes',
      };
    case 'individual':
      return {
        title: `What do you want to move in ${periodName(task.period)}?`,
        why: 'Write what you yourself can make better. Few objectives, each with figures; you agree them with your lead afterwards.',
        howLong: 'About ten minutes',
      };
  }
}

function whyField(draft: DraftInput, problems: readonly DraftProblem[]): string {
  return textArea({
    name: 'why',
    label: 'Why this, and why now?',
    hint: 'Two or three sentences; everyone reads them.',
    value: draft.why,
    problems,
  });
}

function notNowField(draft: DraftInput, problems: readonly DraftProblem[]): string {
  return textArea({
    name: 'notThisQuarter',
    label: 'What will you not do this time?',
    hint: 'Saying it protects the time for the rest. One line each.',
    value: draft.notThisQuarter,
    problems,
  });
}

function objectiveFields(
  objective: DraftObjectiveInput,
  index: number,
  { choices }: DraftModel,
  problems: readonly DraftProblem[],
): string {
  const name = `objectives[${index}]`;
  return html`<fieldset class="card"><legend>Objective ${index + 1}</legend>
    <input type="hidden" name="${name}[id]" value="${objective.id}">
    !${textArea({
      name: `${name}[title]`,
      label: 'What will be better at the end?',
      hint: index === 0 ? 'One sentence. Leave everything empty to drop an objective.' : '',
      value: objective.title,
      problems,
    })}
    !${radioGroup({
      name: `${name}[kind]`,
      label: 'What kind of goal is it?',
      value: objective.kind,
      problems,
      inRow: true,
      options: [
        { value: 'committed', label: KIND_WORDS.committed, hint: 'We will do what it takes.' },
        { value: 'aspirational', label: KIND_WORDS.aspirational, hint: '70 % would be a success.' },
      ],
    })}
    !${
      choices.length > 0
        ? selectField({
            name: `${name}[aligned]`,
            label: 'What does it contribute to?',
            value: objective.aligned,
            problems,
            options: [
              { value: '', label: 'Choose…' },
              ...choices.map(({ id, title, from }) => ({ value: id, label: `${from}: ${title}` })),
              { value: 'local', label: 'A goal of our own' },
            ],
          })
        : ''
    }
    !${objective.keyResults.map((_, j) => keyResultFields(objective, { index, place: j }, problems)).join('')}
    !${problemText(`${name}[keyResults]`, problems)}
    !${
      objective.keyResults.length < DRAFT_LIMITS.keyResultsEach
        ? html`<button type="submit" class="link" name="action" value="add-key-result-${index}">Add a key result</button>`
        : ''
    }</fieldset>`;
}

function keyResultFields(
  objective: DraftObjectiveInput,
  at: { index: number; place: number },
  problems: readonly DraftProblem[],
): string {
  const name = `objectives[${at.index}][keyResults][${at.place}]`;
  const keyResult = objective.keyResults[at.place];
  const field = (part: 'title' | 'baseline' | 'target' | 'unit') => ({
    name: `${name}[${part}]`,
    value: keyResult?.[part] ?? '',
    problems,
  });
  return html`<div class="kr" role="group" aria-labelledby="${idOf(name)}-label">
    <p class="label" id="${idOf(name)}-label">Key result ${at.place + 1}</p>
    <input type="hidden" name="${name}[id]" value="${keyResult?.id ?? ''}">
    !${textField({ ...field('title'), label: 'What is measured?' })}
    <div class="row">
      !${textField({ ...field('baseline'), label: 'Today', figure: true })}
      !${textField({ ...field('target'), label: 'At the end', figure: true })}
      !${textField({ ...field('unit'), label: 'Unit' })}
    </div></div>`;
}
