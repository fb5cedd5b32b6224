import type { FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { calendarDay } from '#domain/format.ts';
import type { LeaveConsequences } from '#storage/leave.ts';
import type { AbsenceRow } from '#storage/presence/absences.ts';
import type { FoundPerson } from '#storage/presence/find-person.ts';
import { absenceFields } from './absence-fields.ts';
import { cardButtons } from './cards-page.ts';
import { dataTable, text } from './data-table.ts';
import { formTokenField } from './layout.ts';
import { plural } from './words.ts';

export interface AbsenceForm {
  from: string;
  to: string;
  delegate: string;
}

/** @returns the page of one person: how they are there, when they are not, and the way to say that they leave. */
export function personBody(model: {
  person: FoundPerson;
  absences: readonly AbsenceRow[];
  hasCard: boolean;
  request: FastifyRequest;
  said: string;
  problem: string | undefined;
  values: AbsenceForm;
  /** Whether absences and leaving may be entered, or only looked at. */
  editable: boolean;
  /** Whether what is kept about them may be taken out and erased. */
  takesOut: boolean;
}): string {
  const { person, absences, hasCard, request, said, problem, values, editable, takesOut } = model;
  const { id, name } = person;
  return html`!${said}<p class="eyebrow"><a href="/people">People</a></p><h1>${name}</h1>
    <p class="lead">${stateSentence(person, absences)}</p>
    !${problem ? html`<div class="note alert" role="alert"><p>${problem}</p></div>` : ''}
    !${
      person.state === 'left'
        ? ''
        : html`<h2>Absences</h2>!${absences.length > 0 ? table(absences, id, editable ? request : undefined) : editable ? '' : html`<p>None.</p>`}
    !${editable ? changes(person, { values, hasCard }, request) : ''}`
    }!${takesOut ? dataWays(person) : ''}`;
}

function dataWays({ id, name, state }: FoundPerson): string {
  return html`<h2>What is kept about ${name}</h2><p><a class="button quiet" href="/people/${id}/data">Everything about ${name} …</a>
    !${state === 'left' ? html` <a class="button quiet" href="/people/${id}/erase">Erase ${name} …</a>` : ''}</p>`;
}

function changes(
  person: FoundPerson,
  { values, hasCard }: { values: AbsenceForm; hasCard: boolean },
  request: FastifyRequest,
): string {
  const { id, name } = person;
  return html`<form method="post" action="/people/${id}/absences">!${formTokenField(request)}
      <p>No mail reaches somebody who is away. Reviews go to the delegate, else to their manager; key results are the delegate’s
        for the time, or rest. Why somebody is away is not asked.</p>
      !${absenceFields(values)}
      <div class="buttons"><button>Enter the absence</button></div></form>
    !${person.email === null || hasCard ? html`<h2>Printed card</h2><p>${cardSentence(person, hasCard)}</p>!${cardButtons({ personId: id, name, hasCard, hasMail: person.email !== null }, request)}` : ''}
    <h2>Leaving</h2><p>What ${name} owns and still owes gets another owner the same day. The next page says what it comes to before anything happens.</p>
    <p><a class="button quiet" href="/people/${id}/leave">${name} leaves …</a></p>`;
}

function stateSentence({ name, state, email }: FoundPerson, absences: readonly AbsenceRow[]): string {
  const now = absences.find(({ underWay }) => underWay);
  if (state === 'left') return `${name} has left. No mail reaches them and their links are closed.`;
  if (now)
    return `${name} is away until ${written(now.to)}${now.delegate ? `; ${now.delegate} stands in` : ''}.`;
  return email ? `${name} is there and gets mail at ${email}.` : `${name} is there and has no mail address.`;
}

function cardSentence({ name, email }: FoundPerson, hasCard: boolean): string {
  if (email)
    return `${name} has a card from before there was an address. Mail reaches them now, so it can be withdrawn.`;
  if (hasCard) return `${name} has a card that opens their tasks by a square to scan or a code to type.`;
  return `No mail reaches ${name}. A card lets them open their tasks themselves.`;
}

/** @param request the one whose form token the buttons carry; without it there are none. */
function table(
  absences: readonly AbsenceRow[],
  personId: string,
  request: FastifyRequest | undefined,
): string {
  return dataTable({
    label: 'Absences',
    columns: [
      { label: 'First day' },
      { label: 'Last day' },
      { label: 'Stands in' },
      ...(request ? [{ label: 'Change or take away' }] : []),
    ],
    rows: absences.map(({ id, from, to, delegate, underWay }) => [
      text(written(from)),
      text(written(to)),
      text(delegate ?? '–'),
      ...(request
        ? [
            html`<a href="/people/${personId}/absences/${id}" aria-label="Change the absence from ${written(from)}">Change</a><form method="post" action="/people/${personId}/absences/withdraw">!${formTokenField(request)}<button class="quiet"
        name="absence" value="${id}" aria-label="${underWay ? 'Back already' : 'Take away'}: the absence from ${written(from)}">${underWay ? 'Back already' : 'Take away'}</button></form>`,
          ]
        : []),
    ]),
  });
}

const written = (day: string) => calendarDay(day, 'en-GB');

/** @returns the page that says what somebody's leaving comes to, and asks once. */
export function leaveBody(model: {
  person: FoundPerson;
  consequences: LeaveConsequences | undefined;
  request: FastifyRequest;
  problem?: string;
}): string {
  const { person, consequences, request, problem } = model;
  const { id, name } = person;
  const back = html`<p class="eyebrow"><a href="/people/${id}">${name}</a></p>`;
  if (!consequences)
    return html`!${back}<h1>${name} has left</h1><p class="lead">There is nothing more to do.</p>`;
  const { tasks, reviews, keyResults, okrSets, reports, successor } = consequences;
  return html`!${back}<h1>${name} leaves?</h1>
    !${problem ? html`<div class="note alert" role="alert"><p>${problem}</p></div>` : ''}
    <p class="lead">From that moment no mail reaches ${name}, and their links and sessions end. It cannot be taken back.</p>
    <ul><li>${plural(tasks, 'task is', 'tasks are')} open, ${plural(reviews, 'review', 'reviews')} among them: reviews and a department’s drafts are asked of others, the rest is withdrawn.</li>
      <li>${plural(keyResults, 'key result', 'key results')} and ${plural(okrSets, 'department’s goals', 'departments’ goals')} go to ${successor ?? 'nobody: there is no one left to take them'}.</li>
      <li>${plural(reports, 'person reports', 'people report')} to ${name} and will report to ${successor ?? 'nobody'}.</li></ul>
    <form method="post" action="/people/${id}/leave">!${formTokenField(request)}
      <div class="field"><label class="choice"><input type="checkbox" id="leave" name="leave" value="yes"><span><strong>Yes, ${name} leaves</strong></span></label></div>
      <div class="buttons"><button>Carry it out</button> <a class="button quiet" href="/people/${id}">Leave it as it is</a></div></form>`;
}
