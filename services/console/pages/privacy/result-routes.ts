import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { noteExport } from '#storage/privacy/note-export.ts';
import { type ResultRow, readResults } from '#storage/privacy/results.ts';
import type { CycleRow } from '#storage/repositories/cycles.ts';
import { requireCycle } from '../../cycle-param.ts';
import { visitorOf, within } from '../../visitor.ts';
import { dataTable, text } from '../data-table.ts';
import { readForm } from '../form.ts';
import type { PagesDeps } from '../install.ts';
import { consolePage, formTokenField, sendPage } from '../layout.ts';
import { plural } from '../words.ts';
import { resultsCsv } from './results-csv.ts';

interface ById {
  Params: { id: string };
}

/** Final goals, scores and reviews as files, for whoever talks about work and pay elsewhere; never a rating. */
export const resultPages: FastifyPluginAsync<PagesDeps> = async (app, deps) => {
  app.get<ById>('/cycles/:id/results', async (request, reply) => {
    const cycle = await requireCycle(deps.db, request.params.id);
    return sendPage(reply, await page(request, cycle));
  });

  app.post<ById>('/cycles/:id/results', async (request, reply) => {
    const cycle = await requireCycle(deps.db, request.params.id);
    const as = readForm(request.body).one('as');
    if (as !== 'csv' && as !== 'json')
      return sendPage(reply, await page(request, cycle, 'Choose CSV or JSON. Nothing has left so far.'), 422);
    const rows = await readResults(deps.db, { cycleId: cycle.id, within: within(request, 'data.export') });
    await noteExport(deps, {
      what: 'cycle-results',
      cycleId: cycle.id,
      detail: { keyResults: rows.length, withScoresOfPeople: await scoresLeave(cycle.id), as },
      actor: visitorOf(request).actor,
    });
    const name = `results-${cycle.period.replace(/[^A-Za-z0-9._-]/g, '-')}.${as}`;
    reply.header('content-disposition', `attachment; filename="${name}"`);
    if (as === 'csv') return reply.type('text/csv; charset=utf-8').send(resultsCsv(rows));
    return reply
      .type('application/json; charset=utf-8')
      .send(`${JSON.stringify({ cycle: cycle.name, period: cycle.period, keyResults: rows }, null, 2)}\n`);
  });

  async function scoresLeave(cycleId: string): Promise<boolean> {
    const { settings } = await deps.db
      .selectFrom('cycle')
      .select('settings')
      .where('id', '=', cycleId)
      .executeTakeFirstOrThrow();
    return settings.individualScoresLeave ?? false;
  }

  async function page(request: FastifyRequest, cycle: CycleRow, problem?: string): Promise<string> {
    const rows = await readResults(deps.db, { cycleId: cycle.id, within: within(request, 'data.export') });
    const { settings } = await deps.db
      .selectFrom('cycle')
      .select('settings')
      .where('id', '=', cycle.id)
      .executeTakeFirstOrThrow();
    const body = resultsBody({
      cycle,
      rows,
      declaredUse: settings.declaredUse,
      leave: settings.individualScoresLeave ?? false,
      request,
      problem,
    });
    return consolePage({ title: `Results: ${cycle.name}`, body, request, links: deps.links });
  }
};

const LEVELS = [
  ['company', 'Strategy'],
  ['department', 'Departments'],
  ['individual', 'Single people'],
] as const;

function resultsBody(options: {
  cycle: CycleRow;
  rows: readonly ResultRow[];
  declaredUse: string;
  leave: boolean;
  request: FastifyRequest;
  problem: string | undefined;
}): string {
  const { cycle, rows, declaredUse, leave, request, problem } = options;
  const count = (level: string, has: (row: ResultRow) => boolean = () => true) =>
    rows.filter((row) => row.level === level && has(row)).length;
  return html`<p class="eyebrow"><a href="/cycles/${cycle.id}">${cycle.name}</a></p><h1>Take out final goals and scores</h1>
    <p class="lead">What the data may be used for, as everybody was told: ${declaredUse}</p>
    <p>${
      leave
        ? 'This cycle was launched with scores of single people among what may leave.'
        : 'Scores of single people stay: this cycle was launched so. Their goals leave, with who agreed them and with the comment they added.'
    } What was said in reviews and check-ins does not leave, and no rating is computed. That you took it out is in the trail.</p>
    !${dataTable({
      label: 'What leaves',
      columns: [
        { label: 'Goals of' },
        { label: 'Key results', number: true },
        { label: 'With a score', number: true },
        { label: 'With a comment', number: true },
      ],
      rows: LEVELS.map(([level, label]) => [
        text(label),
        text(count(level)),
        text(count(level, ({ score }) => score !== null)),
        text(count(level, ({ comment }) => comment !== null)),
      ]),
    })}
    !${problem ? html`<div class="note alert" role="alert"><p>${problem}</p></div>` : ''}
    !${
      rows.length === 0
        ? html`<p>Nothing is agreed yet, so nothing can leave.</p>`
        : html`<form method="post" action="/cycles/${cycle.id}/results">!${formTokenField(request)}
      <div class="buttons"><button name="as" value="csv">Save ${plural(rows.length, 'key result')} as CSV</button> <button class="quiet" name="as" value="json">As JSON</button></div></form>`
    }`;
}
