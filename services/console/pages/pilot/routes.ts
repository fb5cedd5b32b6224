import { readFileSync } from 'node:fs';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { readCharterOf, writeCharter } from '#storage/pilots/charter.ts';
import { readPilotOutcome } from '#storage/pilots/decision.ts';
import { type PilotReport, readPilotReport } from '#storage/pilots/report.ts';
import type { CycleRow } from '#storage/repositories/cycles.ts';
import { requireCycle } from '../../cycle-param.ts';
import { can, visitorOf, within } from '../../visitor.ts';
import { readForm } from '../form.ts';
import type { PagesDeps } from '../install.ts';
import { consolePage, saidBefore, sayNext, sendPage } from '../layout.ts';
import { refusalOf } from '../refusal.ts';
import { type CharterForm, charterBody, charterIn } from './charter-page.ts';
import { outcomeSection } from './outcome.ts';
import { reportBody, reportSentence } from './report-body.ts';
import { reportCsv, reportFile } from './report-files.ts';

const CSS = ['../../../shared/ui/style.css', '../console.css']
  .map((path) => readFileSync(new URL(path, import.meta.url), 'utf8'))
  .join('\n');

interface ById {
  Params: { id: string };
}

/** A pilot's charter and the report that answers it, on a page and as files for the board. */
export const pilotPages: FastifyPluginAsync<PagesDeps> = async (app, deps) => {
  app.get<ById>('/cycles/:id/charter', async (request, reply) => {
    const cycle = await requireCycle(deps.db, request.params.id);
    return sendPage(reply, await charterPage(request, cycle, { said: saidBefore(request, reply) }));
  });

  app.post<ById>('/cycles/:id/charter', async (request, reply) => {
    const cycle = await requireCycle(deps.db, request.params.id);
    const form = charterIn(readForm(request.body));
    try {
      await writeCharter(deps, { cycleId: cycle.id, wish: form, actor: visitorOf(request).actor });
    } catch (error) {
      const problem = refusalOf(error);
      return sendPage(reply, await charterPage(request, cycle, { form, problem }), problem.status);
    }
    sayNext(reply, 'The charter is written. The report answers it from now on.');
    return reply.redirect(`/cycles/${cycle.id}/charter`, 303);
  });

  app.get<ById>('/cycles/:id/report', async (request, reply) => {
    const { cycle, report } = await read(request);
    const body = html`<p class="eyebrow"><a href="/cycles/${cycle.id}">${cycle.name}</a></p><h1>Report</h1>
      <p class="lead">${reportSentence(report)}</p>
      <nav class="buttons commands no-print" aria-label="Files"><a class="button quiet" href="/cycles/${cycle.id}/report.html">As a file for the board</a>
        <a class="button quiet" href="/cycles/${cycle.id}/report.csv">Figures as CSV</a> <a class="button quiet" href="/cycles/${cycle.id}/charter">The charter</a></nav>
      !${outcomeSection(cycle, await readPilotOutcome(deps.db, cycle.id, within(request, 'lesson.read')), can(request, 'cycle.launch'))}
      !${reportBody(cycle, report)}`;
    return sendPage(reply, consolePage({ title: `Report: ${cycle.name}`, body, request, links: deps.links }));
  });

  app.get<ById>('/cycles/:id/report.html', async (request, reply) => {
    const { cycle, report } = await read(request);
    attach(reply, `report-${cycle.period}.html`, 'text/html; charset=utf-8');
    return reply.send(reportFile(cycle, report, CSS));
  });

  app.get<ById>('/cycles/:id/report.csv', async (request, reply) => {
    const { cycle, report } = await read(request);
    attach(reply, `report-${cycle.period}.csv`, 'text/csv; charset=utf-8');
    return reply.send(reportCsv(cycle, report));
  });

  async function read(request: FastifyRequest<ById>): Promise<{ cycle: CycleRow; report: PilotReport }> {
    const cycle = await requireCycle(deps.db, request.params.id);
    return { cycle, report: await readPilotReport(deps.db, cycle.id, deps.clock.now()) };
  }

  async function charterPage(
    request: FastifyRequest,
    cycle: CycleRow,
    more: { said?: string; form?: CharterForm; problem?: { field: string; text: string } },
  ): Promise<string> {
    const charter = await readCharterOf(deps.db, cycle.id);
    const { said = '', form, problem } = more;
    const body = charterBody({
      cycle,
      charter,
      form,
      request,
      said,
      problem,
      writes: can(request, 'cycle.launch'),
    });
    return consolePage({
      title: `Charter: ${cycle.name}`,
      body,
      request,
      links: deps.links,
      width: 'letter',
    });
  }
};

/** A file to keep, not a page to look at. */
function attach(reply: FastifyReply, name: string, type: string): void {
  const safe = name.replace(/[^A-Za-z0-9._-]/g, '-');
  reply.type(type).header('content-disposition', `attachment; filename="${safe}"`);
}
