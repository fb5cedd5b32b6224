import { html } from 'ghtml';
import type { PersonRow } from '#storage/repositories/people.ts';
import { plural } from './words.ts';

/** @returns the people, some at a time, with a search. */
export function peopleBody(options: {
  people: readonly PersonRow[];
  total: number;
  search: string;
  offset: number;
  limit: number;
}): string {
  const { people, total, search, offset, limit } = options;
  const at = (from: number) => `/people?search=${encodeURIComponent(search)}&offset=${from}`;
  return html`<h1>${plural(total, 'person', 'people')}${search ? ` match “${search}”` : ''}</h1>
    <form method="get" action="/people" role="search"><div class="field"><label for="search">Name, email or employee id</label>
      <input type="search" id="search" name="search" value="${search}"></div><div class="buttons"><button class="quiet">Search</button></div></form>
    !${
      people.length === 0
        ? html`<p>${search ? 'Nobody matches. Try a part of the name.' : 'Nobody is here yet.'} People come from a CSV file:
            <code>npm run okr -- people import people.csv</code></p>`
        : html`<div class="scroll"><table><thead><tr><th scope="col">Name</th><th scope="col">Department</th><th scope="col">Manager</th><th scope="col">Role</th><th scope="col">Where</th></tr></thead>
      <tbody>!${people.map(personRow).join('')}</tbody></table></div>`
    }
    <p>!${offset > 0 ? html`<a href="${at(Math.max(0, offset - limit))}">Previous</a>` : ''}
      !${offset + limit < total ? html`<a href="${at(offset + limit)}">Next</a>` : ''}</p>`;
}

function personRow(person: PersonRow): string {
  const state = person.state === 'active' ? '' : html` <span class="tag">${person.state}</span>`;
  return html`<tr><th scope="row">${person.name}!${state}<br><span class="soft">${person.email ?? `no address, ${person.employeeId}`}</span></th>
    <td>${person.department}</td><td>${person.manager ?? ''}</td><td>${person.role.replace('_', ' ')}</td>
    <td>${person.timeZone}</td></tr>`;
}
