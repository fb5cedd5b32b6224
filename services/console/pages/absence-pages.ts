import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import type { StoreDeps } from '#storage/deps.ts';
import { type AbsenceRow, listAbsences, unknownAbsence } from '#storage/presence/absences.ts';
import { changeAbsence } from '#storage/presence/change-absence.ts';
import { type FoundPerson, findPerson } from '#storage/presence/find-person.ts';
import { visitorOf } from '../visitor.ts';
import { absenceFields } from './absence-fields.ts';
import { readForm } from './form.ts';
import type { PagesDeps } from './install.ts';
import { consolePage, formTokenField, sayNext, sendPage } from './layout.ts';
import type { AbsenceForm } from './person-page.ts';
import { refusalOf } from './refusal.ts';

interface ByAbsence {
  Params: { id: string; absence: string };
}

/** An absence that lasts longer, begins another day, or has somebody else standing in. */
export const absencePages: FastifyPluginAsync<PagesDeps> = async (app, deps) => {
  const { db, links } = deps;

  app.get<ByAbsence>('/people/:id/absences/:absence', async (request, reply) => {
    const { person, absence } = await find(deps, request);
    const delegate = absence.delegateId ? keyOf(await findPerson(db, absence.delegateId)) : '';
    const { from, to } = absence;
    const body = changeBody({ person, absence, values: { from, to, delegate }, request });
    return sendPage(reply, consolePage({ title: titleOf(person), body, request, links, width: 'letter' }));
  });

  app.post<ByAbsence>('/people/:id/absences/:absence', async (request, reply) => {
    const { person, absence } = await find(deps, request);
    const form = readForm(request.body);
    const values = {
      from: absence.underWay ? absence.from : form.one('from'),
      to: form.one('to'),
      delegate: form.one('delegate'),
    };
    try {
      const other = values.delegate ? (await findPerson(db, values.delegate, 'delegate')).id : null;
      await changeAbsence(deps, {
        absenceId: absence.id,
        personId: person.id,
        from: values.from,
        to: values.to,
        delegateId: absence.underWay ? absence.delegateId : other,
        actor: visitorOf(request).actor,
      });
      sayNext(reply, `${person.name} is away from ${values.from} to ${values.to}.`);
      return reply.redirect(`/people/${person.id}`, 303);
    } catch (error) {
      const problem = refusalOf(error);
      const body = changeBody({ person, absence, values, request, problem: problem.text });
      const page = consolePage({ title: titleOf(person), body, request, links, width: 'letter' });
      return sendPage(reply, page, problem.status);
    }
  });
};

async function find(
  { db }: StoreDeps,
  request: FastifyRequest<ByAbsence>,
): Promise<{ person: FoundPerson; absence: AbsenceRow }> {
  const person = await findPerson(db, request.params.id);
  const absence = (await listAbsences(db, { personId: person.id })).find(
    ({ id }) => id === request.params.absence,
  );
  if (!absence) throw unknownAbsence(request.params.absence);
  return { person, absence };
}

function keyOf({ email, employeeId }: FoundPerson): string {
  return email ?? employeeId ?? '';
}

function titleOf({ name }: FoundPerson): string {
  return `Change an absence of ${name}`;
}

function changeBody(model: {
  person: FoundPerson;
  absence: AbsenceRow;
  values: AbsenceForm;
  request: FastifyRequest;
  problem?: string;
}): string {
  const { person, absence, values, request, problem } = model;
  return html`<p class="eyebrow"><a href="/people/${person.id}">${person.name}</a></p><h1>${titleOf(person)}</h1>
    !${problem ? html`<div class="note alert" role="alert"><p>${problem}</p></div>` : ''}
    !${absence.underWay ? html`<p class="lead">It is under way, so only its last day can change: what was handed over is with whoever stands in.</p>` : ''}
    <form method="post" action="/people/${person.id}/absences/${absence.id}">!${formTokenField(request)}
      !${absenceFields(values, { onlyLastDay: absence.underWay })}
      <div class="buttons"><button>Change it</button> <a class="button quiet" href="/people/${person.id}">Leave it as it is</a></div></form>`;
}
