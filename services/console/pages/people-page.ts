import { html } from 'ghtml';
import type { PersonRow } from '#storage/repositories/people.ts';
import { dataTable, text } from './data-table.ts';
import { plural } from './words.ts';

/** @returns the people, some at a time, with a search. */
export function peopleBody(options: {
  people: readonly PersonRow[];
  total: number;
  search: string;
  offset: number;
  limit: number;
  /** What has just been done, as safe HTML. */
  said: string;
  /** Whether the reader may import people and make printed cards. */
  everybody: boolean;
}): string {
  const { people, total, search, offset, limit, said, everybody } = options;
  const at = (from: number) => `/people?search=${encodeURIComponent(search)}&offset=${from}`;
  return html`!${said}<h1>${plural(total, 'person', 'people')}${search ? ` match “${search}”` : ''}</h1>
    <form method="get" action="/people" role="search"><div class="field"><label for="search">Name, email or employee id</label>
      <input type="search" id="search" name="search" value="${search}"></div><div class="buttons"><button class="quiet">Search</button> !${everybody ? html`<a href="/people/import">Import people</a> <a href="/people/departments">Departments</a> <a href="/people/cards">Cards for people without mail</a>` : ''}</div></form>
    !${
      people.length === 0
        ? html`<p>${search ? 'Nobody matches. Try a part of the name.' : 'Nobody is here yet.'} People come from a CSV file that your HR system exports.</p>`
        : dataTable({
            label: 'People',
            columns: [
              { label: 'Name' },
              { label: 'Department' },
              { label: 'Manager' },
              { label: 'Role' },
              { label: 'Time zone' },
            ],
            rows: people.map(personRow),
          })
    }
    <p>!${offset > 0 ? html`<a href="${at(Math.max(0, offset - limit))}">Previous</a>` : ''}
      !${offset + limit < total ? html`<a href="${at(offset + limit)}">Next</a>` : ''}</p>`;
}

function personRow(person: PersonRow): string[] {
  const state = person.state === 'active' ? '' : html` <span class="tag">${person.state}</span>`;
  return [
    html`<a href="/people/${person.id}">${person.name}</a>!${state}<br><span class="soft">${person.email ?? `no address, ${person.employeeId}`}</span>`,
    text(person.department),
    text(person.manager ?? '–'),
    text(person.role.replace('_', ' ')),
    text(person.timeZone),
  ];
}
