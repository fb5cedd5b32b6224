import { html } from 'ghtml';
import { reflect } from '#storage/actions/reflect.ts';
import { type ReflectSheet, readReflectSheet } from '#storage/repositories/reflect-sheet.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { type Fields, noFields } from '../fields.ts';
import { checkBox, type FormProblem, textArea, textField } from '../form.ts';
import { pulseFields, pulseIn } from '../reflect/pulse.ts';
import type { ReflectTexts } from '../texts/model.ts';
import { type CreateView, type PageParts, periodOf, textsOf } from '../view.ts';

const TEXT_LENGTH = 4000;
const NAME_LENGTH = 200;

/** The look back: what was learned, what the process should change, and thanks to someone. */
export const createReflectView: CreateView = (deps) => ({
  async show(task) {
    return parts(task, await readReflectSheet(deps.db, task), noFields(), []);
  },
  async post(task, fields) {
    const sheet = await readReflectSheet(deps.db, task);
    const said = (name: string) => fields.text(name).trim();
    const [to, text] = [said('kudosTo'), said('kudosText')];
    const problems = check(fields, textsOf(task).reflect);
    if (problems.length > 0) return { type: 'again', parts: parts(task, sheet, fields, problems), problems };
    const kudos = to && text ? { to, text } : null;
    const target = { taskId: task.id, personId: task.personId };
    return {
      type: 'acted',
      result: await reflect(deps, target, {
        learned: said('learned'),
        team: sheet.inTeam ? said('team') : '',
        process: said('process'),
        lessonOf: said('told') === 'yes' ? (sheet.miss?.keyResultId ?? null) : null,
        kudos,
        pulse: sheet.pulse ? pulseIn(fields) : [],
      }),
    };
  },
  done: (task) => textsOf(task).reflect.done,
});

function check(fields: Fields, words: ReflectTexts): FormProblem[] {
  const problems: FormProblem[] = [];
  const said = ['learned', 'team', 'process', 'kudosTo', 'kudosText'].some(
    (name) => fields.text(name).trim() !== '',
  );
  const nothing = fields.text('nothing') === 'yes';
  if (!said && !nothing && pulseIn(fields).length === 0)
    problems.push({ field: 'learned', remedy: words.sayOrTick });
  if (said && nothing) problems.push({ field: 'nothing', remedy: words.bothSaid });
  for (const name of ['learned', 'team', 'process', 'kudosText']) {
    const { length } = fields.text(name);
    if (length > TEXT_LENGTH) problems.push({ field: name, remedy: words.shorten(TEXT_LENGTH, length) });
  }
  const to = fields.text('kudosTo').trim();
  const text = fields.text('kudosText').trim();
  if (to.length > NAME_LENGTH) problems.push({ field: 'kudosTo', remedy: words.shortenName(NAME_LENGTH) });
  if (text && !to) problems.push({ field: 'kudosTo', remedy: words.sayWhom });
  if (to && !text) problems.push({ field: 'kudosText', remedy: words.sayWhat });
  return problems;
}

function parts(
  task: TaskOnPage,
  { inTeam, miss, pulse }: ReflectSheet,
  fields: Fields,
  problems: readonly FormProblem[],
): PageParts {
  const words = textsOf(task).reflect;
  const field = (name: string) => ({ name, value: fields.text(name), problems });
  return {
    title: words.title(periodOf(task)),
    why: words.why,
    howLong: words.howLong,
    form: html`!${textArea({ ...field('learned'), ...words.learned })}
      !${
        miss
          ? checkBox({
              ...field('told'),
              label: words.learnedTold.label,
              hint: words.learnedTold.hint(miss.objective),
            })
          : ''
      }
      !${inTeam ? textArea({ ...field('team'), ...words.team }) : ''}
      !${textArea({ ...field('process'), ...words.process })}
      !${pulse ? pulseFields(fields, textsOf(task).pulse) : ''}
      <h2>${words.thanks} <small>${words.thanksOptional}</small></h2>
      !${textField({ ...field('kudosTo'), ...words.kudosTo })}
      !${textArea({ ...field('kudosText'), ...words.kudosText })}
      !${checkBox({ ...field('nothing'), label: words.nothing })}
      <div class="buttons"><button type="submit">${words.send}</button></div>`,
  };
}
