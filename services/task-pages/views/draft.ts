import { type DraftInput, type DraftProblem, readDraft } from '#domain/okr-draft.ts';
import { saveDraft, submitDraft } from '#storage/actions/draft.ts';
import { readDraftChoices } from '#storage/repositories/draft-choices.ts';
import { readAlignmentChoices, readOkrSets } from '#storage/repositories/okr-content.ts';
import { readLastComment } from '#storage/repositories/reviews.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { draftFromFields } from '../draft/fields.ts';
import { move, withRoom } from '../draft/moves.ts';
import { draftFromOutcome, draftFromSet } from '../draft/stored.ts';
import { DRAFT_TEXTS } from '../texts/en/draft.ts';
import type { CreateView, PageParts } from '../view.ts';
import { type DraftModel, draftParts, mostObjectives } from './draft-form.ts';

/** Writing goals: the strategy, a department's or one's own. Saved any time, submitted when ready. */
export const createDraftView: CreateView = (deps) => {
  async function load(task: TaskOnPage): Promise<DraftModel> {
    const [set] = await readOkrSets(deps.db, [task.subjectId]);
    if (!set) throw new Error(`no OKR set ${task.subjectId}`);
    const choices = await readAlignmentChoices(deps.db, set.id);
    const named = await readDraftChoices(deps.db, set);
    const comment = set.round > 1 ? await readLastComment(deps.db, set.id) : null;
    return { task, set, choices, named, comment };
  }
  const again = (parts: PageParts, problems: readonly DraftProblem[] = []) => ({
    type: 'again' as const,
    parts,
    problems,
  });

  return {
    async show(task) {
      const model = await load(task);
      const { set, named } = model;
      return draftParts(model, draftFromOutcome(task.outcome) ?? draftFromSet(set, task.locale, named), []);
    },
    async post(task, fields) {
      const model = await load(task);
      const typed: DraftInput = draftFromFields(fields);
      const action = fields.text('action');
      const target = { taskId: task.id, personId: task.personId };
      const moved = move(typed, action);
      if (moved) return again(draftParts(model, moved, []));
      const { draft, problems } = readDraft(typed, {
        locale: task.locale,
        choices: model.choices.map(({ id }) => id),
        needsWhy: model.set.level === 'company',
        people: model.named.people,
        departments: model.named.departments,
        lastDay: task.endsOn,
        maxObjectives: mostObjectives(model),
        remedies: DRAFT_TEXTS.remedies,
      });
      if (action === 'save')
        return { type: 'acted', result: await saveDraft(deps, target, { draft, typed }) };
      const found = [...problems];
      if (action !== 'submit') found.push({ field: 'ready', value: action, remedy: DRAFT_TEXTS.pressOne });
      if (fields.text('ready') !== 'yes') found.push({ field: 'ready', value: '', remedy: DRAFT_TEXTS.tick });
      // The form is shown with room to write in, so problems point at rows that are there.
      if (!draft || found.length > 0) return again(draftParts(model, withRoom(typed), found), found);
      return { type: 'acted', result: await submitDraft(deps, target, draft) };
    },
    done: () => DRAFT_TEXTS.done,
  };
};
