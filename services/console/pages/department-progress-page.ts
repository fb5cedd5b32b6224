import type { FastifyPluginAsync } from 'fastify';
import { html } from 'ghtml';
import { isUuid } from '#domain/uuid.ts';
import type { CycleProgress } from '#storage/repositories/progress.ts';
import { unknownCycle } from '../cycle-param.ts';
import { type OverviewDeps, overviewFor } from '../overview.ts';
import { departmentRows } from './department-rows.ts';
import { type ConsoleLinks, consolePage, sendPage } from './layout.ts';
import { plural } from './words.ts';

const PER_PAGE = 50;

interface Asked {
  Params: { id: string };
  Querystring: { search?: string; offset?: string };
}

/** How far each department of a cycle is, by name; the cycle's own page shows those furthest behind. */
export const departmentProgressPages: FastifyPluginAsync<OverviewDeps & { links: ConsoleLinks }> = async (
  app,
  deps,
) => {
  app.get<Asked>('/cycles/:id/departments', async (request, reply) => {
    const { id } = request.params;
    const overview = isUuid(id) ? await overviewFor(request, deps, id) : undefined;
    if (!overview) throw unknownCycle(id);
    const { cycle } = overview;
    const search = String(request.query.search ?? '').slice(0, 100);
    const offset = Math.max(0, Math.trunc(Number(request.query.offset)) || 0);
    const body = departmentsBody(cycle, search, offset);
    return sendPage(
      reply,
      consolePage({ title: `Departments: ${cycle.name}`, body, request, links: deps.links }),
    );
  });
};

function departmentsBody(cycle: CycleProgress, search: string, offset: number): string {
  const wanted = search.trim().toLowerCase();
  const found = cycle.departments.filter(({ path }) => path.toLowerCase().includes(wanted));
  const at = (from: number) =>
    `/cycles/${cycle.id}/departments?search=${encodeURIComponent(search)}&offset=${from}`;
  const shown = found.slice(offset, offset + PER_PAGE);
  return html`<p class="eyebrow"><a href="/cycles/${cycle.id}">${cycle.name}</a></p>
    <h1>${plural(found.length, 'department')}</h1>
    <form method="get" role="search"><label for="search">Name of a department</label>
      <input id="search" name="search" type="search" value="${search}" maxlength="100"> <button class="quiet" type="submit">Search</button></form>
    !${shown.length > 0 ? departmentRows(cycle, shown) : html`<p>No department’s name holds “${search}”. <a href="/cycles/${cycle.id}/departments">All departments</a></p>`}
    <p>!${offset > 0 ? html`<a href="${at(Math.max(0, offset - PER_PAGE))}">Previous</a>` : ''}
      !${offset + PER_PAGE < found.length ? html`<a href="${at(offset + PER_PAGE)}">Next</a>` : ''}</p>`;
}
