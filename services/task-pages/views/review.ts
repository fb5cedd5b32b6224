import { html } from 'ghtml';
import { REVIEW_DECISIONS } from '#domain/kinds.ts';
import { review } from '#storage/actions/review.ts';
import { type OkrSetContent, readOkrSets } from '#storage/repositories/okr-content.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { type Fields, noFields } from '../fields.ts';
import { type FormProblem, radioGroup, textArea } from '../form.ts';
import { setCards } from '../okr-set.ts';
import type { CreateView, PageParts } from '../view.ts';

const COMMENT_LENGTH = 4000;

/** Someone's draft, read and either agreed or sent back with a wish. */
export const createReviewView: CreateView = (deps) => ({
  async show(task) {
    return parts({
      task,
      sets: await readOkrSets(deps.db, [task.subjectId]),
      fields: noFields(),
      problems: [],
    });
  },
  async post(task, fields) {
    const decision = REVIEW_DECISIONS.find((each) => each === fields.text('decision'));
    const comment = fields.text('comment').trim();
    const problems = check(decision, comment);
    if (!decision || problems.length > 0) {
      const sets = await readOkrSets(deps.db, [task.subjectId]);
      return { type: 'again', parts: parts({ task, sets, fields, problems }), problems };
    }
    const target = { taskId: task.id, personId: task.personId };
    return { type: 'acted', result: await review(deps, target, { decision, comment }) };
  },
  done: ({ outcome }) =>
    typeof outcome === 'object' && outcome !== null && 'decision' in outcome && outcome.decision === 'agree'
      ? {
          title: 'You agreed to these goals.',
          next: 'Their owner hears of it next, and the weekly check-ins can begin.',
        }
      : {
          title: 'You asked for a change.',
          next: 'The owner gets your comment next. The changed goals then come back to you.',
        },
});

function check(decision: string | undefined, comment: string): FormProblem[] {
  const problems: FormProblem[] = [];
  if (!decision)
    problems.push({ field: 'decision', remedy: 'Choose whether you agree or ask for a change.' });
  if (decision === 'request-change' && !comment) {
    problems.push({ field: 'comment', remedy: 'Say in a sentence what should change, so that it can.' });
  }
  if (comment.length > COMMENT_LENGTH) {
    const remedy = `Shorten the comment to ${COMMENT_LENGTH} characters; it has ${comment.length}.`;
    problems.push({ field: 'comment', remedy });
  }
  return problems;
}

function parts(shown: {
  task: TaskOnPage;
  sets: readonly OkrSetContent[];
  fields: Fields;
  problems: readonly FormProblem[];
}): PageParts {
  const { task, sets, fields, problems } = shown;
  const set = sets[0];
  const owner = set?.ownerName ?? 'A colleague';
  const team = set?.level === 'department' && set.departmentName ? ` for ${set.departmentName}` : '';
  return {
    title: `${owner} asks you to look at the goals${team}`,
    why: `You, ${task.personName}, are the one who agrees them. Are they worth it, few enough, and would you both know at the end whether they came true?`,
    howLong: 'About five minutes',
    form: html`!${set ? setCards(set, { locale: task.locale }) : ''}
      !${radioGroup({
        name: 'decision',
        label: 'What do you say?',
        value: fields.text('decision'),
        problems,
        options: [
          { value: 'agree', label: 'I agree', hint: 'The goals are in force as they stand.' },
          {
            value: 'request-change',
            label: 'I ask for a change',
            hint: 'Your comment goes to the owner, who writes the next round.',
          },
        ],
      })}
      !${textArea({
        name: 'comment',
        label: 'Your comment',
        hint: 'Needed when you ask for a change; welcome otherwise.',
        value: fields.text('comment'),
        problems,
      })}
      <div class="buttons"><button type="submit">Send my answer</button></div>`,
    detail: html`<p class="soft">Round ${task.ordinal}. Without an answer by the deadline the goals are in force, marked as not yet agreed:
      silence never agrees.</p>`,
  };
}
