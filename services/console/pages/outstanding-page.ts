import type { FastifyPluginAsync } from 'fastify';
import { html } from 'ghtml';
import { REASSIGNABLE } from '#domain/reassign.ts';
import type { CycleRow } from '#storage/repositories/cycles.ts';
import { listOutstanding, type Outstanding } from '#storage/repositories/outstanding.ts';
import { requireCycle } from '../cycle-param.ts';
import { can, within } from '../visitor.ts';
import { text } from './data-table.ts';
import type { PagesDeps } from './install.ts';
import { outstandingTable, unnamedList } from './late-section.ts';
import { consolePage, saidBefore, sendPage } from './layout.ts';
import { plural } from './words.ts';

const SHOWN = 100;

interface Asked {
  Params: { id: string };
  Querystring: { department?: string; late?: string };
}

/** Who is asked for what since when, as far as the policy allows names; from here on a task goes to somebody else. */
export const outstandingPages: FastifyPluginAsync<PagesDeps> = async (app, deps) => {
  app.get<Asked>('/cycles/:id/outstanding', async (request, reply) => {
    const cycle = await requireCycle(deps.db, request.params.id);
    const department = String(request.query.department ?? '').slice(0, 300);
    const lateOnly = request.query.late === 'yes';
    const found = await listOutstanding(deps.db, {
      cycleId: cycle.id,
      now: deps.clock.now(),
      lateOnly,
      department,
      within: within(request, 'task.read'),
      limit: SHOWN,
    });
    const commands = can(request, 'cycle.command');
    const said = saidBefore(request, reply);
    const body = outstandingBody({ cycle, found, department, lateOnly, commands, said });
    return sendPage(
      reply,
      consolePage({ title: `Outstanding: ${cycle.name}`, body, request, links: deps.links }),
    );
  });
};

function outstandingBody(options: {
  cycle: CycleRow;
  found: Outstanding;
  department: string;
  lateOnly: boolean;
  /** Whether the reader may remind and reassign. */
  commands: boolean;
  said: string;
}): string {
  const { cycle, found, department, lateOnly, commands, said } = options;
  const { total, people, named, unnamed } = found;
  const where = department ? ` in ${department}` : '';
  const beyond = total - named.length - unnamed.reduce((sum, { tasks }) => sum + tasks, 0);
  const acts = commands && (cycle.state === 'running' || cycle.state === 'paused');
  return html`!${said}<p class="eyebrow"><a href="/cycles/${cycle.id}">${cycle.name}</a></p>
    <h1>${total === 0 ? `Nothing is ${lateOnly ? 'late' : 'outstanding'}${where}` : `${plural(total, lateOnly ? 'late task' : 'open task')} with ${plural(people, 'person', 'people')}${where}`}</h1>
    <form method="get" action="/cycles/${cycle.id}/outstanding" role="search">
      <div class="field"><label for="department">Department, with all below it</label>
        <input type="text" id="department" name="department" value="${department}" maxlength="300" autocomplete="off"></div>
      <label class="choice plain"><input type="checkbox" name="late" value="yes" !${lateOnly ? 'checked' : ''}><span>Only what is late</span></label>
      <div class="buttons"><button class="quiet">Show</button>
      !${commands && cycle.state === 'running' && total > 0 ? html`<a class="button quiet" href="/cycles/${cycle.id}/remind?${query(department, lateOnly)}">Remind these people</a>` : ''}</div></form>
    !${
      named.length === 0
        ? ''
        : outstandingTable('Open tasks, the longest due first', named, {
            timeZone: cycle.timeZone,
            ...(acts
              ? {
                  last: {
                    label: 'Somebody else',
                    cell: ({ taskId, name, kind }) =>
                      !REASSIGNABLE.some((each) => each === kind)
                        ? text('–')
                        : html`<a href="/cycles/${cycle.id}/tasks/${taskId}/reassign" aria-label="Ask somebody else instead of ${name}">Reassign</a>`,
                  },
                }
              : {}),
          })
    }
    !${unnamedList(unnamed, cycle.timeZone)}
    !${beyond > 0 ? html`<p class="soft">And ${beyond} beyond these; choose a department to see them.</p>` : ''}`;
}

function query(department: string, lateOnly: boolean): string {
  return new URLSearchParams({
    ...(department ? { department } : {}),
    ...(lateOnly ? { late: 'yes' } : {}),
  }).toString();
}
