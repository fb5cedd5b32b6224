import { html } from 'ghtml';
import { periodName } from '#mails/texts/en/words.ts';
import { reflect } from '#storage/actions/reflect.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { type Fields, noFields } from '../fields.ts';
import { checkBox, type FormProblem, textArea, textField } from '../form.ts';
import type { CreateView, PageParts } from '../view.ts';

const TEXT_LENGTH = 4000;
const NAME_LENGTH = 200;

/** The look back: what was learned, what the process should change, and thanks to someone. */
export const createReflectView: CreateView = (deps) => ({
  async show(task) {
    return parts(task, noFields(), []);
  },
  async post(task, fields) {
    const [learned, process, to, text] = ['learned', 'process', 'kudosTo', 'kudosText'].map((name) =>
      fields.text(name).trim(),
    );
    const problems = check(fields);
    if (problems.length > 0) return { type: 'again', parts: parts(task, fields, problems), problems };
    const kudos = to && text ? { to, text } : null;
    const target = { taskId: task.id, personId: task.personId };
    return {
      type: 'acted',
      result: await reflect(deps, target, { learned: learned ?? '', process: process ?? '', kudos }),
    };
  },
  done: () => ({
    title: 'Thank you for looking back.',
    next: 'What you and the others learned goes into the celebration and into the next period.',
  }),
});

function check(fields: Fields): FormProblem[] {
  const problems: FormProblem[] = [];
  const said = ['learned', 'process', 'kudosTo', 'kudosText'].some((name) => fields.text(name).trim() !== '');
  const nothing = fields.text('nothing') === 'yes';
  if (!said && !nothing) {
    problems.push({
      field: 'learned',
      remedy: 'Write a sentence in one of the fields, or tick that you have nothing to add.',
    });
  }
  if (said && nothing) {
    problems.push({
      field: 'nothing',
      remedy: 'You wrote something and ticked that there is nothing to add: undo one of the two.',
    });
  }
  for (const name of ['learned', 'process', 'kudosText']) {
    const { length } = fields.text(name);
    if (length > TEXT_LENGTH)
      problems.push({ field: name, remedy: `Shorten it to ${TEXT_LENGTH} characters; it has ${length}.` });
  }
  const to = fields.text('kudosTo').trim();
  const text = fields.text('kudosText').trim();
  if (to.length > NAME_LENGTH)
    problems.push({ field: 'kudosTo', remedy: `Shorten the name to ${NAME_LENGTH} characters.` });
  if (text && !to) problems.push({ field: 'kudosTo', remedy: 'Say whom you thank.' });
  if (to && !text) problems.push({ field: 'kudosText', remedy: 'Say what you thank them for.' });
  return problems;
}

function parts(task: TaskOnPage, fields: Fields, problems: readonly FormProblem[]): PageParts {
  const field = (name: string) => ({ name, value: fields.text(name), problems });
  return {
    title: `What do you take away from ${periodName(task.period)}?`,
    why: 'Results fade, lessons stay. One honest sentence from each of us makes the next period better than any report.',
    howLong: 'About three minutes',
    form: html`!${textArea({ ...field('learned'), label: 'What did we learn?', hint: 'From a goal that came true, or from one that did not.' })}
      !${textArea({ ...field('process'), label: 'One thing about this process', hint: 'What should be kept, or done differently next time?' })}
      <h2>A thank-you <small>if you like</small></h2>
      !${textField({ ...field('kudosTo'), label: 'To whom', hint: 'A person or a team.' })}
      !${textArea({ ...field('kudosText'), label: 'For what', hint: 'It is read out at the celebration, with your name.' })}
      !${checkBox({ ...field('nothing'), label: 'I have nothing to add this time' })}
      <div class="buttons"><button type="submit">Send</button></div>`,
  };
}
