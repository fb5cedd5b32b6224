import { formatDate } from '#domain/format.ts';
import {
  type DraftInput,
  type DraftObjectiveInput,
  type DraftProblem,
  readDraft,
} from '#domain/okr-draft.ts';
import type { DraftRemedies } from '#domain/okr-draft-remedies.ts';
import { saveDraft, submitDraft } from '#storage/actions/draft.ts';
import { listProposals } from '#storage/proposals.ts';
import { readBeside } from '#storage/repositories/draft-beside.ts';
import { readDraftChoices } from '#storage/repositories/draft-choices.ts';
import { readAlignmentChoices, readOkrSets } from '#storage/repositories/okr-content.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { carriedOver } from '../draft/carry-over.ts';
import { coachNotes } from '../draft/coach.ts';
import { EXAMPLES, examplesFor, loadExamples } from '../draft/examples.ts';
import { draftFromFields } from '../draft/fields.ts';
import { BLANK_OBJECTIVE, move, withRoom, withTaken } from '../draft/moves.ts';
import { draftFromOutcome, draftFromSet } from '../draft/stored.ts';
import { type FieldsOnPage, saysTheSame } from '../draft/unchanged.ts';
import { type CreateView, type PageParts, readerOf, textsOf } from '../view.ts';
import { type DraftModel, draftParts, findingsIn, mostObjectives } from './draft-form.ts';

/** Writing goals: the strategy, a department's or one's own. Saved any time, submitted when ready. */
export const createDraftView: CreateView = (deps) => {
  const examples = loadExamples(EXAMPLES);
  async function load(task: TaskOnPage): Promise<DraftModel> {
    const [set] = await readOkrSets(deps.db, [task.subjectId]);
    if (!set) throw new Error(`no OKR set ${task.subjectId}`);
    const choices = await readAlignmentChoices(deps.db, set.id);
    const named = await readDraftChoices(deps.db, set);
    const aboveIds = [...new Set(choices.map(({ okrSetId }) => okrSetId))];
    const beside = await readBeside(deps.db, { okrSetId: set.id, writerId: task.personId, aboveIds });
    const { cycleId, departmentId } = set;
    const proposals =
      set.level === 'department' ? await listProposals(deps.db, { cycleId, departmentId }) : [];
    return {
      proposals,
      task,
      set,
      choices,
      named,
      beside,
      examples: examplesFor(examples, { departmentName: set.departmentName, locale: task.locale }),
      ...(task.preparerId ? { preparing: { authorName: task.personName } } : {}),
    };
  }
  const again = (parts: PageParts, problems: readonly DraftProblem[] = []) => ({
    type: 'again' as const,
    parts,
    problems,
  });

  /** Fills in an objective of the last period; nothing is stored by it. */
  function takeOver(model: DraftModel, typed: DraftInput, objectiveId: string) {
    const { last } = model.beside;
    const taken = last ? carriedOver(last, objectiveId, model.task.locale) : undefined;
    return withFilled(model, typed, taken, textsOf(model.task).draft.beside.takenOver);
  }

  /** Fills in what somebody of the team proposed, in their words. */
  function takeProposal(model: DraftModel, typed: DraftInput, proposalId: string) {
    const proposal = model.proposals.find(({ id }) => id === proposalId);
    const taken = proposal ? { ...BLANK_OBJECTIVE, title: proposal.title } : undefined;
    return withFilled(model, typed, taken, textsOf(model.task).proposals.takenOver);
  }

  function withFilled(
    model: DraftModel,
    typed: DraftInput,
    taken: DraftObjectiveInput | undefined,
    note: string,
  ) {
    const draft = taken ? withTaken(typed, taken) : typed;
    if (draft.objectives.length > mostObjectives(model)) {
      const problems = [{ field: 'objectives', value: '', remedy: textsOf(model.task).draft.beside.noRoom }];
      return again(draftParts(model, typed, problems), problems);
    }
    return { ...again(draftParts(model, draft, [])), ...(taken ? { note } : {}) };
  }

  return {
    async show(task) {
      const model = await load(task);
      return draftParts(model, storedDraft(model), []);
    },
    async post(task, fields) {
      const model = await load(task);
      const typed: DraftInput = draftFromFields(fields);
      const action = fields.text('action');
      const byId = task.preparerId;
      const target = { taskId: task.id, personId: task.personId, ...(byId ? { byId } : {}) };
      const unfolded = /^more-(\d{1,2}-\d{1,2})$/.exec(action)?.[1];
      if (unfolded) return again(draftParts({ ...model, unfolded }, typed, []));
      const moved = move(typed, action);
      if (moved) return again(draftParts(model, moved, []));
      const proposed = /^take-proposal-(.+)$/.exec(action)?.[1];
      if (proposed) return takeProposal(model, typed, proposed);
      const wanted = /^take-over-(.+)$/.exec(action)?.[1];
      if (wanted) return takeOver(model, typed, wanted);
      const { draft, problems } = readDraft(typed, {
        locale: task.locale,
        choices: model.choices.map(({ id }) => id),
        needsWhy: model.set.level === 'company',
        people: model.named.people,
        departments: model.named.departments,
        lastDay: task.endsOn,
        maxObjectives: mostObjectives(model),
        maxKeyResults: model.named.keyResults,
        remedies: remediesFor(task),
      });
      if (byId && action !== 'save') return again(draftParts(model, typed, []));
      if (action === 'save' && saysTheSame(typed, storedDraft(model), fieldsOnPage(model)))
        return { ...again(draftParts(model, typed, [])), note: textsOf(task).frame.unchanged };
      if (action === 'save')
        return { type: 'acted', result: await saveDraft(deps, target, { draft, typed }) };
      const { draft: texts } = textsOf(task);
      const found = [...problems];
      if (action !== 'submit') found.push({ field: 'ready', value: action, remedy: texts.pressOne });
      if (fields.text('ready') !== 'yes') found.push({ field: 'ready', value: '', remedy: texts.tick });
      // The form is shown with room to write in, so problems point at rows that are there.
      if (!draft || found.length > 0) return again(draftParts(model, withRoom(typed), found), found);
      return { type: 'acted', result: await submitDraft(deps, target, draft) };
    },
    async live(task, fields) {
      const found = findingsIn(await load(task), draftFromFields(fields), true);
      return { notes: coachNotes(found, textsOf(task).draft) };
    },
    done: (task) => textsOf(task).draft.done,
  };
};

/** @returns the draft as its page first shows it: kept half-way, or as the set holds it. */
function storedDraft({ task, set, named }: DraftModel): DraftInput {
  return draftFromOutcome(task.outcome) ?? draftFromSet(set, task.locale, named);
}

function fieldsOnPage({ set, choices, named }: DraftModel): FieldsOnPage {
  return {
    why: set.level === 'company',
    aligned: choices.length > 0,
    owner: set.level !== 'individual',
    need: named.departments.length > 0,
  };
}

/** @returns what is said of problems, with days as the reader writes them. */
function remediesFor(task: TaskOnPage): DraftRemedies {
  const { remedies } = textsOf(task).draft;
  return {
    ...remedies,
    neededLater: (day) => remedies.neededLater(formatDate(day, readerOf(task).locale)),
  };
}
