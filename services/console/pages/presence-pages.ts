import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { StoreDeps } from '#storage/deps.ts';
import { personLeaves, previewLeave } from '#storage/leave.ts';
import { enterAbsence, listAbsences, withdrawAbsence } from '#storage/presence/absences.ts';
import { listCards } from '#storage/presence/cards.ts';
import { findPerson } from '#storage/presence/find-person.ts';
import { can, visitorOf } from '../visitor.ts';
import { readForm } from './form.ts';
import type { PagesDeps } from './install.ts';
import { consolePage, saidBefore, sayNext, sendPage } from './layout.ts';
import { type AbsenceForm, leaveBody, personBody } from './person-page.ts';
import { refusalOf } from './refusal.ts';
import { plural } from './words.ts';

interface ByPerson {
  Params: { id: string };
}

const EMPTY: AbsenceForm = { from: '', to: '', delegate: '' };

/** One person: when they are away, and that they leave. */
export const presencePages: FastifyPluginAsync<PagesDeps> = async (app, deps) => {
  app.get<ByPerson>('/people/:id', async (request, reply) => {
    const { title, body } = await show(deps, request, { said: saidBefore(request, reply) });
    return sendPage(reply, consolePage({ title, body, request, links: deps.links, width: 'letter' }));
  });

  app.post<ByPerson>('/people/:id/absences', async (request, reply) => {
    const { id } = request.params;
    const form = readForm(request.body);
    const values = { from: form.one('from'), to: form.one('to'), delegate: form.one('delegate') };
    try {
      const person = await findPerson(deps.db, id);
      const delegateId = values.delegate ? (await findPerson(deps.db, values.delegate, 'delegate')).id : null;
      const { from, to } = values;
      await enterAbsence(deps, {
        personId: person.id,
        from,
        to,
        delegateId,
        actor: visitorOf(request).actor,
      });
      sayNext(reply, `${person.name} is away from ${from} to ${to}. No mail reaches them meanwhile.`);
      return reply.redirect(`/people/${id}`, 303);
    } catch (error) {
      const problem = refusalOf(error);
      const { title, body } = await show(deps, request, { problem: problem.text, values });
      const page = consolePage({ title, body, request, links: deps.links, width: 'letter' });
      return sendPage(reply, page, problem.status);
    }
  });

  app.post<ByPerson>('/people/:id/absences/withdraw', async (request, reply) => {
    const absenceId = readForm(request.body).one('absence');
    const { id, name } = await findPerson(deps.db, request.params.id);
    await withdrawAbsence(deps, { absenceId, personId: id, actor: visitorOf(request).actor });
    sayNext(reply, `That absence of ${name} is off the list.`);
    return reply.redirect(`/people/${id}`, 303);
  });

  app.get<ByPerson>('/people/:id/leave', async (request, reply) => {
    const person = await findPerson(deps.db, request.params.id);
    const consequences = await previewLeave(deps.db, person.id);
    const body = leaveBody({ person, consequences, request });
    const title = `${person.name} leaves?`;
    return sendPage(reply, consolePage({ title, body, request, links: deps.links, width: 'letter' }));
  });

  app.post<ByPerson>('/people/:id/leave', async (request, reply) => {
    const person = await findPerson(deps.db, request.params.id);
    if (readForm(request.body).one('leave') !== 'yes') {
      const consequences = await previewLeave(deps.db, person.id);
      const problem = `Tick that ${person.name} leaves. Nothing has changed so far.`;
      const body = leaveBody({ person, consequences, request, problem });
      const title = `${person.name} leaves?`;
      const page = consolePage({ title, body, request, links: deps.links, width: 'letter' });
      return sendPage(reply, page, 422);
    }
    const { tasks, handedOver } = await personLeaves(deps, {
      personId: person.id,
      actor: visitorOf(request).actor,
    });
    sayNext(
      reply,
      `${person.name} has left: ${plural(tasks, 'open task', 'open tasks')} passed on or withdrawn, ${handedOver} handed over.`,
    );
    return reply.redirect(`/people/${person.id}`, 303);
  });
};

async function show(
  deps: StoreDeps,
  request: FastifyRequest<ByPerson>,
  with_: { said?: string; problem?: string; values?: AbsenceForm },
): Promise<{ title: string; body: string }> {
  const person = await findPerson(deps.db, request.params.id);
  const absences = await listAbsences(deps.db, { personId: person.id });
  const { said = '', problem, values = EMPTY } = with_;
  const hasCard = (await listCards(deps.db, { personId: person.id })).some(({ cardId }) => cardId !== null);
  return {
    title: person.name,
    body: personBody({
      person,
      absences,
      hasCard,
      request,
      said,
      problem,
      values,
      editable: can(request, 'people.write'),
      takesOut: can(request, 'data.export'),
    }),
  };
}
