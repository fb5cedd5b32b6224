import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { calendarDay } from '#domain/format.ts';
import type { AccessObject } from '#domain/permissions.ts';
import { PARTICULARS, type Particulars, readParticulars } from '#domain/privacy/record.ts';
import { readChoices, writeOrganisation } from '#storage/privacy/organisation.ts';
import { readCycleRecord, readOrganisation } from '#storage/privacy/record.ts';
import { holdRetention, readRetentions } from '#storage/privacy/retention.ts';
import {
  answerSignOff,
  findSignOffOf,
  listSignOffs,
  readSignOff,
  type SignOffRow,
} from '#storage/privacy/sign-offs.ts';
import { listAdministration } from '#storage/repositories/administration.ts';
import type { CycleRow } from '#storage/repositories/cycles.ts';
import { requireCycle, unknownCycle } from '../../cycle-param.ts';
import { signOffMail } from '../../sign-off-mail.ts';
import { can, demand, visitorOf, within } from '../../visitor.ts';
import { readForm } from '../form.ts';
import type { PagesDeps } from '../install.ts';
import { consolePage, saidBefore, sayNext, sendPage } from '../layout.ts';
import { refusalOf } from '../refusal.ts';

import { recordListBody } from './list-page.ts';
import { organisationBody } from './organisation-page.ts';
import { answerForm, recordBody, standingSentence } from './record-page.ts';
import { recordedCycles } from './recorded-cycles.ts';
import { retentionBody } from './retention-page.ts';
import { recordMarkdown } from './sections.ts';

interface ById {
  Params: { id: string };
}

/** What each cycle does with data, the works council's word on it, and the organisation's part. */
export const recordPages: FastifyPluginAsync<PagesDeps> = async (app, deps) => {
  const { db, links } = deps;

  app.get<{ Querystring: { from?: string } }>('/record', async (request, reply) => {
    const from = Math.max(0, Math.trunc(Number(request.query.from)) || 0);
    const seen = within(request, 'record.read');
    const [signOffs, cycles, { signOff: launchesWait }, administration] = await Promise.all([
      listSignOffs(db, seen),
      recordedCycles(deps, seen),
      readChoices(db),
      can(request, 'administration.read', 'organisation') ? listAdministration(db, { limit: 8 }) : undefined,
    ]);
    const body = recordListBody({
      ...{ signOffs, from, cycles, administration, launchesWait },
      writes: can(request, 'record.write', 'organisation'),
      said: saidBefore(request, reply),
    });
    return sendPage(reply, consolePage({ title: 'What happens with data', body, request, links }));
  });

  app.get('/record/organisation', async (request, reply) => {
    const [particulars, choices] = await Promise.all([readOrganisation(db), readChoices(db)]);
    const body = organisationBody({ particulars, choices, request });
    return sendPage(
      reply,
      consolePage({ title: 'The organisation’s part', body, request, links, width: 'letter' }),
    );
  });

  app.post('/record/organisation', async (request, reply) => {
    const form = readForm(request.body);
    const particulars: Particulars = readParticulars(
      Object.fromEntries(PARTICULARS.map((key) => [key, form.one(key)])),
    );
    const { actor } = visitorOf(request);
    await writeOrganisation(deps, {
      ...{ particulars, actor },
      signOff: form.one('signOff') === 'yes',
      scoresLeave: form.one('scoresLeave') === 'yes',
    });
    sayNext(reply, 'Kept. It stands in every record from now on.');
    return reply.redirect('/record', 303);
  });

  app.get<ById>('/cycles/:id/record', async (request, reply) => {
    const cycle = await requireCycle(db, request.params.id);
    const record = await recordOfCycle(cycle.id);
    const body = recordBody({
      record,
      standing: standingSentence(await signOffOf(cycle.id)),
      file: `/cycles/${cycle.id}/record.md`,
    });
    return sendPage(reply, consolePage({ title: `Record: ${cycle.name}`, body, request, links }));
  });

  app.get<ById>('/cycles/:id/record.md', async (request, reply) => {
    const cycle = await requireCycle(db, request.params.id);
    const record = await recordOfCycle(cycle.id);
    return sendFile(reply, recordMarkdown(record, standingSentence(await signOffOf(cycle.id))), cycle.period);
  });

  app.get<ById>('/record/:id', async (request, reply) => {
    const row = await seenRow(request);
    const said = saidBefore(request, reply);
    return sendPage(reply, signOffPage(request, row, { said }));
  });

  app.get<ById>('/record/:id/record.md', async (request, reply) => {
    const row = await seenRow(request);
    return sendFile(reply, recordMarkdown(row.record, standingSentence(row)), row.period);
  });

  app.post<ById>('/record/:id', async (request, reply) => {
    const row = await readSignOff(db, request.params.id);
    demand(request, 'record.sign', objectOf(row));
    const form = readForm(request.body);
    const [answer, reason] = [form.one('answer'), form.one('reason')];
    try {
      const { actor } = visitorOf(request);
      const state = await answerSignOff(deps, {
        id: row.id,
        answer,
        reason,
        actor,
        mail: signOffMail(deps.urls),
      });
      sayNext(
        reply,
        state === 'signed'
          ? 'Signed. HR ops can launch it as it stands here.'
          : state === 'returned'
            ? 'Returned. HR ops has your reason.'
            : 'This record was asked anew meanwhile; the newest one counts.',
      );
    } catch (error) {
      const problem = refusalOf(error);
      return sendPage(reply, signOffPage(request, row, { answer, reason, problem }), problem.status);
    }
    return reply.redirect(`/record/${row.id}`, 303);
  });

  app.get<ById>('/cycles/:id/retention', async (request, reply) => {
    const cycle = await requireCycle(db, request.params.id);
    return sendPage(reply, await retentionPage(request, cycle, { said: saidBefore(request, reply) }));
  });

  app.post<ById>('/cycles/:id/retention', async (request, reply) => {
    const cycle = await requireCycle(db, request.params.id);
    const form = readForm(request.body);
    const values = { until: form.one('until'), reason: form.one('reason') };
    try {
      const { until } = await holdRetention(deps, {
        cycleId: cycle.id,
        ...values,
        actor: visitorOf(request).actor,
      });
      sayNext(
        reply,
        `Kept until ${calendarDay(until.toISOString().slice(0, 10), 'en-GB')}. The reason is in the trail.`,
      );
    } catch (error) {
      const problem = refusalOf(error);
      return sendPage(reply, await retentionPage(request, cycle, { values, problem }), problem.status);
    }
    return reply.redirect(`/cycles/${cycle.id}/retention`, 303);
  });

  async function retentionPage(
    request: FastifyRequest,
    cycle: CycleRow,
    more: {
      said?: string;
      values?: { until: string; reason: string };
      problem?: { field: string; text: string };
    },
  ): Promise<string> {
    const retention = (await readRetentions(db, [cycle.id])).get(cycle.id);
    if (!retention) throw unknownCycle(cycle.id);
    const body = retentionBody({
      ...{ cycle, retention, request, ...more },
      writes: can(request, 'cycle.command'),
    });
    return consolePage({ title: `Erasure: ${cycle.name}`, body, request, links, width: 'letter' });
  }

  async function recordOfCycle(id: string) {
    const record = await readCycleRecord(db, id);
    if (!record) throw unknownCycle(id);
    return record;
  }

  async function signOffOf(cycleId: string): Promise<SignOffRow | undefined> {
    return findSignOffOf(db, cycleId);
  }

  async function seenRow(request: FastifyRequest<ById>): Promise<SignOffRow> {
    const row = await readSignOff(db, request.params.id);
    demand(request, 'record.read', objectOf(row));
    return row;
  }

  function signOffPage(
    request: FastifyRequest,
    row: SignOffRow,
    more: {
      said?: string;
      answer?: string;
      reason?: string;
      problem?: { field: string; text: string };
    },
  ): string {
    const { said = '', ...form } = more;
    const signs = row.state === 'waiting' && can(request, 'record.sign', objectOf(row));
    const launches =
      row.cycleId === null && row.state !== 'replaced' && can(request, 'cycle.launch', objectOf(row));
    const next = signs
      ? answerForm({ row, request, ...form })
      : launches
        ? html`<p class="no-print"><a class="button quiet" href="/launch?prepared=${row.id}">Open the plan it is about</a></p>`
        : row.cycleId
          ? html`<p class="no-print"><a href="/cycles/${row.cycleId}">The cycle that was launched under it</a></p>`
          : '';
    const body = recordBody({
      ...{ record: row.record, standing: standingSentence(row), said, next },
      file: `/record/${row.id}/record.md`,
    });
    return consolePage({ title: `Record: ${row.name}`, body, request, links });
  }
};

/** What a planned launch touches. */
function objectOf({ departments }: SignOffRow): AccessObject {
  return departments.length === 0 ? 'organisation' : { departments };
}

function sendFile(reply: FastifyReply, markdown: string, period: string): FastifyReply {
  const safe = period.replace(/[^A-Za-z0-9._-]/g, '-');
  return reply
    .type('text/markdown; charset=utf-8')
    .header('content-disposition', `attachment; filename="record-${safe}.md"`)
    .send(markdown);
}
