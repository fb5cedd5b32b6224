import { type DraftInput, type DraftProblem, readDraft } from '#domain/okr-draft.ts';
import { saveDraft, submitDraft } from '#storage/actions/draft.ts';
import { readAlignmentChoices, readOkrSets } from '#storage/repositories/okr-content.ts';
import { readLastComment } from '#storage/repositories/reviews.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import {
  draftFromFields,
  draftFromOutcome,
  draftFromSet,
  withKeyResult,
  withObjective,
  withRoom,
} from '../draft-input.ts';
import type { CreateView, PageParts } from '../view.ts';
import { type DraftModel, draftParts } from './draft-form.ts';

/** Writing goals: the strategy, a department's or one's own. Saved any time, submitted when ready. */
export const createDraftView: CreateView = (deps) => {
  async function load(task: TaskOnPage): Promise<DraftModel> {
    const [set] = await readOkrSets(deps.db, [task.subjectId]);
    if (!set) throw new Error(`no OKR set ${task.subjectId}`);
    const choices = await readAlignmentChoices(deps.db, set.id);
    const comment = set.round > 1 ? await readLastComment(deps.db, set.id) : null;
    return { task, set, choices, comment };
  }
  const again = (parts: PageParts, problems: readonly DraftProblem[] = []) => ({
    type: 'again' as const,
    parts,
    problems,
  });

  return {
    async show(task) {
      const model = await load(task);
      return draftParts(model, draftFromOutcome(task.outcome) ?? draftFromSet(model.set, task.locale), []);
    },
    async post(task, fields) {
      const model = await load(task);
      const typed: DraftInput = draftFromFields(fields);
      const action = fields.text('action');
      const target = { taskId: task.id, personId: task.personId };
      if (action === 'add-objective') return again(draftParts(model, withObjective(typed), []));
      const index = /^add-key-result-(\d{1,2})$/.exec(action)?.[1];
      if (index) return again(draftParts(model, withKeyResult(typed, Number(index)), []));
      const rules = {
        locale: task.locale,
        choices: model.choices.map(({ id }) => id),
        needsWhy: model.set.level === 'company',
      };
      const { draft, problems } = readDraft(typed, rules);
      if (action === 'save')
        return { type: 'acted', result: await saveDraft(deps, target, { draft, typed }) };
      const found = [...problems];
      if (action !== 'submit')
        found.push({ field: 'ready', value: action, remedy: 'Press “Save” or “Submit”.' });
      if (fields.text('ready') !== 'yes')
        found.push({ field: 'ready', value: '', remedy: 'Tick that it is ready, then submit.' });
      // The form is shown with room to write in, so problems point at rows that are there.
      if (!draft || found.length > 0) return again(draftParts(model, withRoom(typed), found), found);
      return { type: 'acted', result: await submitDraft(deps, target, draft) };
    },
    done: () => ({
      title: 'Submitted, thank you.',
      next: 'Those who need it hear of it next; you get a mail as soon as there is an answer.',
    }),
  };
};
