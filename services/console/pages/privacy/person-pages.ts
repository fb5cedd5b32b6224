import type { FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import type { ErasurePart } from '#storage/privacy/erase-person.ts';
import type { PersonData } from '#storage/privacy/person-data.ts';
import { personParts } from '../../../shared/privacy/person-file.ts';
import { dataTable, text } from '../data-table.ts';
import { formTokenField } from '../layout.ts';
import { plural } from '../words.ts';

/** @returns the page that says what taking somebody's data out means, before it is done. */
export function askDataBody(person: { id: string; name: string }, request: FastifyRequest): string {
  return html`<p class="eyebrow"><a href="/people/${person.id}">${person.name}</a></p><h1>Everything about ${person.name}</h1>
    <p class="lead">For when ${person.name} asks what is kept about them. That you took it out is in the trail, which the works council reads.</p>
    <p>They can get it themselves, whole, under “My data” once they are signed in to see the goals. What was said in confidence to somebody else is only there.</p>
    <form method="post" action="/people/${person.id}/data">!${formTokenField(request)}
      <div class="buttons"><button name="as" value="page">Show it</button> <button class="quiet" name="as" value="file">Save it as a file (JSON)</button></div></form>`;
}

/** @returns all that is kept, to read. */
export function dataBody(data: PersonData): string {
  const rows = data.parts.reduce((sum, part) => sum + part.rows.length, 0);
  return html`<p class="eyebrow"><a href="/people/${data.id}">${data.name}</a></p><h1>Everything about ${data.name}</h1>
    <p class="lead">${plural(rows, 'row')} in ${plural(data.parts.length, 'kind')}. “You” is ${data.name}.</p>
    !${personParts(data, { more: (count) => `and ${plural(count, 'row')} more; the file has them all` })}`;
}

const BECOMES: Readonly<Record<ErasurePart['becomes'], string>> = {
  goes: 'Erased',
  words: 'What they wrote is erased; figures stay without a name',
  nameless: 'Stays, without a name',
};

/** @returns the page that says what erasing comes to, and asks for the name. */
export function eraseBody(options: {
  person: { id: string; name: string; state: string };
  parts: readonly ErasurePart[];
  request: FastifyRequest;
  typed?: string;
  problem?: { text: string } | undefined;
}): string {
  const { person, parts, request, typed = '', problem } = options;
  const { id, name } = person;
  const head = html`<p class="eyebrow"><a href="/people/${id}">${name}</a></p><h1>Erase ${name}?</h1>`;
  if (person.state !== 'left')
    return html`!${head}<p class="lead">${name} has not left. Somebody who takes part cannot be erased; say on their page that they leave first.</p>`;
  return html`!${head}<p class="lead">It cannot be taken back. Save everything about them first if they want it.</p>
    !${dataTable({
      label: 'What it comes to',
      columns: [
        { label: 'What (“you” is the person)' },
        { label: 'Rows', number: true },
        { label: 'What becomes of it' },
      ],
      rows: parts.map(({ what, rows, becomes }) => [text(what), text(rows), text(BECOMES[becomes])]),
    })}
    <p>Their name, address and employee id go; in mails to others the name is replaced. The trail says what happened, with nobody’s name. Backups hold them until they are overwritten.</p>
    !${problem ? html`<div class="note alert" role="alert" id="problem"><p>${problem.text}</p></div>` : ''}
    <form method="post" action="/people/${id}/erase">!${formTokenField(request)}
      <div class="field"><label for="name">Type the name to erase them</label><span class="hint">${name}</span>
        <input type="text" id="name" name="name" value="${typed}" autocomplete="off" required !${problem ? 'aria-invalid="true" aria-describedby="problem"' : ''}></div>
      <div class="buttons"><button>Erase for good</button> <a class="button quiet" href="/people/${id}">Leave it as it is</a></div></form>`;
}
