import type { FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { formTokenField } from '../layout.ts';

/** @returns the page on which a people file is chosen; nothing happens before its preview. */
export function uploadBody({
  request,
  problem,
}: {
  request: FastifyRequest;
  problem?: string | undefined;
}): string {
  return html`<p class="eyebrow"><a href="/people">People</a></p>
    <h1>Import people</h1>
    <p class="lead">Choose the file that your HR system exports. You see who is new, what changes and what is wrong with it before
      anything is written.</p>
    !${problem ? html`<div class="note alert" role="alert"><p>${problem}</p></div>` : ''}
    <form method="post" action="/people/import" enctype="multipart/form-data">!${formTokenField(request)}
      <div class="field"><label for="file">People file</label><span class="hint" id="file-hint">CSV, with commas, semicolons or tabs</span>
        <input type="file" id="file" name="file" accept=".csv,.txt,.tsv,text/csv,text/plain" required aria-describedby="file-hint" !${problem ? 'aria-invalid="true"' : ''}></div>
      <div class="buttons"><button>Show what it would do</button></div></form>
    <h2>What the file needs</h2>
    <p>The first line names the columns, in any order: <code>name</code>, <code>department</code>, and <code>employee_id</code> or
      <code>email</code>. These help: <code>manager_email</code>, <code>manager_id</code>, <code>title</code>, <code>time_zone</code>,
      <code>locale</code>, <code>country</code>, <code>role</code>, <code>away_from</code>, <code>away_to</code>,
      <code>delegate_email</code>. Other columns are left alone.</p>
    <p>A department within another is written as a path: <code>Engineering / Platform</code>.</p>`;
}
