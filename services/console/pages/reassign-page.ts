import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { previewReassign, readTaskToReassign, reassignTask } from '#storage/commands.ts';
import { visitorOf } from '../visitor.ts';
import { readForm } from './form.ts';
import type { PagesDeps } from './install.ts';
import { consolePage, formTokenField, sayNext, sendPage } from './layout.ts';
import { refusalOf } from './refusal.ts';
import { dayAndHour, TASK_NAMES } from './words.ts';

interface ByTask {
  Params: { id: string; taskId: string };
}
type Task = Awaited<ReturnType<typeof readTaskToReassign>>;

/** An open task for somebody else: name them, see what happens, press. */
export const reassignPages: FastifyPluginAsync<PagesDeps> = async (app, deps) => {
  const path = '/cycles/:id/tasks/:taskId/reassign';
  const page = (request: FastifyRequest, body: string) =>
    consolePage({ title: 'Ask somebody else', body, request, links: deps.links, width: 'letter' });

  app.get<ByTask>(path, async (request, reply) => {
    const task = await readTaskToReassign(deps.db, request.params.taskId);
    return sendPage(reply, page(request, askBody({ task, to: '', request })));
  });

  app.post<ByTask>(path, async (request, reply) => {
    const { taskId } = request.params;
    const task = await readTaskToReassign(deps.db, taskId);
    const form = readForm(request.body);
    const to = form.one('to');
    try {
      if (form.one('step') !== 'reassign') {
        const { to: person } = await previewReassign(deps.db, { taskId, to });
        return sendPage(reply, page(request, confirmBody({ task, to, name: person.name, request })));
      }
      const { summary } = await reassignTask(deps, { taskId, to, actor: visitorOf(request).actor });
      sayNext(reply, summary);
      return reply.redirect(`/cycles/${task.cycleId}/outstanding`, 303);
    } catch (error) {
      const { status, text } = refusalOf(error);
      return sendPage(reply, page(request, askBody({ task, to, request, problem: text })), status);
    }
  });
};

function head({ cycleId, cycleName }: Task): string {
  return html`<p class="eyebrow"><a href="/cycles/${cycleId}/outstanding">${cycleName}: outstanding</a></p>`;
}

function askBody(options: { task: Task; to: string; request: FastifyRequest; problem?: string }): string {
  const { task, to, request, problem } = options;
  return html`!${head(task)}<h1>Ask somebody else instead of ${task.fromName}?</h1>
    <p class="lead">${TASK_NAMES[task.kind]}, due ${dayAndHour(task.dueAt, task.timeZone)}. You see what happens before it does.</p>
    !${problem ? html`<div class="note alert" role="alert"><p>${problem}</p></div>` : ''}
    <form method="post" action="/cycles/${task.cycleId}/tasks/${task.id}/reassign">!${formTokenField(request)}
      <div class="field"><label for="to">Who is asked instead</label><span class="hint" id="to-hint">Email address or employee id</span>
        <input type="text" id="to" name="to" value="${to}" autocomplete="off" required aria-describedby="to-hint" !${problem ? 'aria-invalid="true"' : ''}></div>
      <div class="buttons"><button>Show what happens</button> <a class="button quiet" href="/cycles/${task.cycleId}/outstanding">Leave it as it is</a></div></form>`;
}

function confirmBody(options: { task: Task; to: string; name: string; request: FastifyRequest }): string {
  const { task, to, name, request } = options;
  return html`!${head(task)}<h1>${name} instead of ${task.fromName}?</h1>
    <ul><li>${name} is asked with the next mail, with the same deadline: ${dayAndHour(task.dueAt, task.timeZone)}.</li>
      <li>${task.fromName}’s link says from now on that ${name} has it.</li>
      !${task.kind === 'draft' ? html`<li>${name} owns these goals from now on; what is written so far stays.</li>` : ''}</ul>
    <form method="post" action="/cycles/${task.cycleId}/tasks/${task.id}/reassign">!${formTokenField(request)}
      <input type="hidden" name="to" value="${to}">
      <div class="buttons"><button name="step" value="reassign">Ask ${name}</button> <a class="button quiet" href="/cycles/${task.cycleId}/outstanding">Leave it as it is</a></div></form>`;
}
