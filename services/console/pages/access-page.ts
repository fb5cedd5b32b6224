import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { calendarDay } from '#domain/format.ts';
import { ROLE_NAMES } from '#domain/permissions.ts';
import { isUuid } from '#domain/uuid.ts';
import { endRole, type GrantRow, giveRole, listGrants, listRoleHolders } from '#storage/access.ts';
import { listDepartments } from '#storage/repositories/people.ts';
import { type AskedRole, GIVEN_ROLES, readRole } from '../read-role.ts';
import { can, visitorOf } from '../visitor.ts';
import { dataTable, text } from './data-table.ts';
import { readForm } from './form.ts';
import type { PagesDeps } from './install.ts';
import { consolePage, formTokenField, saidBefore, sayNext, sendPage } from './layout.ts';
import { refusalOf } from './refusal.ts';
import { plural } from './words.ts';

const EMPTY: AskedRole = { person: '', role: '', department: '', until: '' };

/** Who has which role in the console, and giving and ending roles. */
export const accessPages: FastifyPluginAsync<PagesDeps> = async (app, deps) => {
  app.get('/access', async (request, reply) =>
    sendPage(reply, await accessPage(request, { said: saidBefore(request, reply) })),
  );

  app.post('/access', async (request, reply) => {
    const form = readForm(request.body);
    const asked: AskedRole = {
      person: form.one('person'),
      role: form.one('role'),
      department: form.one('department'),
      until: form.one('until'),
    };
    try {
      const { name, ...given } = await readRole(deps.db, asked);
      await giveRole(deps, { ...given, actor: visitorOf(request).actor });
      sayNext(reply, `${name} has the role ${ROLE_NAMES[given.role]} from now on.`);
      return reply.redirect('/access', 303);
    } catch (error) {
      const problem = refusalOf(error);
      return sendPage(reply, await accessPage(request, { problem, asked }), problem.status);
    }
  });

  app.post('/access/end', async (request, reply) => {
    const grantId = readForm(request.body).one('grant');
    if (isUuid(grantId)) await endRole(deps, { grantId, actor: visitorOf(request).actor });
    sayNext(reply, 'That role has ended, and the console sessions of its person with it.');
    return reply.redirect('/access', 303);
  });

  async function accessPage(
    request: FastifyRequest,
    more: { said?: string; problem?: { field: string; text: string }; asked?: AskedRole },
  ): Promise<string> {
    const [grants, holders, departments] = await Promise.all([
      listGrants(deps),
      listRoleHolders(deps.db),
      listDepartments(deps.db),
    ]);
    const { said = '', problem, asked = EMPTY } = more;
    const manages = can(request, 'access.manage', 'organisation');
    const body = html`!${said}<h1>Who may do what</h1>
      <p class="lead">${plural(holders.length + grants.length, 'role is', 'roles are')} in force beside those of leads, who see what they lead.</p>
      <h2>For a part, or for a time</h2>
      !${
        grants.length === 0
          ? html`<p>None are given. Coaches and HR ops of one department get theirs here.</p>`
          : dataTable({
              label: 'Roles given beside the people file',
              columns: [
                { label: 'Who' },
                { label: 'Role' },
                { label: 'Where' },
                { label: 'Until' },
                { label: 'Given by' },
                ...(manages ? [{ label: 'End' }] : []),
              ],
              rows: grants.map((grant) => grantRow(grant, manages ? request : undefined)),
            })
      }
      !${manages ? giveForm(request, { problem, asked, paths: departments.map(({ path }) => path) }) : ''}
      <h2>By the people file</h2>
      !${
        holders.length === 0
          ? html`<p>Nobody yet: the column <code>role</code> of the people file says who is HR ops, executive, auditor or works council.</p>`
          : dataTable({
              label: 'Roles of the people file, for the whole organisation',
              columns: [{ label: 'Who' }, { label: 'Role' }],
              rows: holders.map(({ name, role }) => [text(name), text(ROLE_NAMES[role])]),
            })
      }`;
    return consolePage({ title: 'Access', body, request, links: deps.links });
  }
};

const date = (at: Date) => calendarDay(at.toISOString().slice(0, 10), 'en-GB');

function grantRow(grant: GrantRow, request: FastifyRequest | undefined): string[] {
  const { id, name, role, department, expiresAt, grantedAt, grantedBy } = grant;
  return [
    text(name),
    text(ROLE_NAMES[role]),
    text(department ?? 'Everywhere'),
    // The grant lasts to the end of that day in the last time zone.
    text(expiresAt ? date(new Date(expiresAt.getTime() - 36 * 3_600_000)) : 'it is ended'),
    text(`${grantedBy ?? 'the printed token'}, ${date(grantedAt)}`),
    ...(request
      ? [
          html`<form method="post" action="/access/end">!${formTokenField(request)}<button class="quiet" name="grant" value="${id}"
            aria-label="End: ${name}, ${ROLE_NAMES[role]}">End</button></form>`,
        ]
      : []),
  ];
}

function giveForm(
  request: FastifyRequest,
  model: { problem: { field: string; text: string } | undefined; asked: AskedRole; paths: readonly string[] },
): string {
  const { problem, asked, paths } = model;
  const wrong = (field: string) => (problem?.field === field ? 'aria-invalid="true"' : '');
  const options = (values: ReadonlyArray<readonly [value: string, label: string]>, chosen: string) =>
    values
      .map(
        ([value, label]) =>
          html`<option value="${value}" !${value === chosen ? 'selected' : ''}>${label}</option>`,
      )
      .join('');
  return html`<h2>Give a role</h2>
    !${problem ? html`<div class="note alert" role="alert"><p>${problem.text}</p></div>` : ''}
    <form method="post" action="/access">!${formTokenField(request)}
      <div class="field"><label for="person">Who</label><span class="hint" id="person-hint">Email address or employee id</span>
        <input type="text" id="person" name="person" value="${asked.person}" autocomplete="off" required aria-describedby="person-hint" !${wrong('person')}></div>
      <div class="row"><div class="field"><label for="role">Role</label>
        <select id="role" name="role" required !${wrong('role')}><option value="">Choose</option>!${options(
          GIVEN_ROLES.map((role) => [role, ROLE_NAMES[role]] as const),
          asked.role,
        )}</select></div>
      <div class="field"><label for="department">Where</label>
        <select id="department" name="department" !${wrong('department')}><option value="">Everywhere</option>!${options(
          paths.map((path) => [path, path] as const),
          asked.department,
        )}</select></div>
      <div class="field"><label for="until">Last day, if any</label>
        <input type="date" id="until" name="until" value="${asked.until}" !${wrong('until')}></div></div>
      <div class="buttons"><button>Give the role</button></div></form>`;
}
