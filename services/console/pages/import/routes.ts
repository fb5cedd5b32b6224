import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { outcomeSentence } from '#domain/people-file/report.ts';
import { forgetPeopleFiles, keepPeopleFile, readKeptFile } from '#storage/kept-people-files.ts';
import { listOwnColumns, sayColumns } from '#storage/people-columns.ts';
import { type ImportProgress, importPeople } from '#storage/people-import.ts';
import { type ImportPreview, previewImport } from '#storage/people-import-preview.ts';
import { acceptFiles, fileIn } from '../../multipart.ts';
import { visitorOf } from '../../visitor.ts';
import { readForm } from '../form.ts';
import type { PagesDeps } from '../install.ts';
import { consolePage, sayNext, sendPage } from '../layout.ts';
import { refusalOf } from '../refusal.ts';
import { readSaidForm } from './columns-section.ts';
import { createJudging, isPreview, type Judging } from './judging.ts';
import { judgingBody, judgingPulse } from './judging-page.ts';
import { watchJudging } from './live.ts';
import { LISTED } from './preview-lists.ts';
import { type ImportChoices, previewBody } from './preview-page.ts';
import { uploadBody } from './upload-page.ts';

/** 100,000 people have about 15 MB; what is larger goes by the command line, which takes 64. */
const MOST_BYTES = 24 * 1024 * 1024;
const NAME_SHOWN = 100;
/** From here on, some 5,000 people, a page says how far the preview is. */
const LARGE_BYTES = 512 * 1024;
/** Who need not wait longer sees no bar. */
const PATIENCE_MS = 400;
/** Without scripts the page asks again so often. */
const REFRESH_SECONDS = 2;
const NOTHING_TICKED: ImportChoices = { skipBadRows: false, removeMissing: false };

interface ById {
  Params: { id: string };
}

/** Choose a people file, look at what it would do, import just that. */
export const importPages: FastifyPluginAsync<PagesDeps> = async (app, deps) => {
  acceptFiles(app, { mostBytes: MOST_BYTES });
  const judging = createJudging();
  watchJudging(app, deps, judging);

  app.get('/people/import', async (request, reply) => sendUpload(deps, request, reply));

  app.post('/people/import', { bodyLimit: MOST_BYTES }, async (request, reply) => {
    const file = fileIn(request.body, 'file');
    if (!file) {
      const text = 'No file was chosen. Choose the people file, then press the button again.';
      return sendUpload(deps, request, reply, { status: 422, text });
    }
    const name = file.name.slice(-NAME_SHOWN) || 'The file';
    return reply.redirect(`/people/import/${await keepPeopleFile(deps, { name, bytes: file.bytes })}`, 303);
  });

  app.get<ById>('/people/import/:id', async (request, reply) => {
    try {
      const { name, bytes } = await readKeptFile(deps, request.params.id);
      if (bytes.length < LARGE_BYTES) return await sendPreview(deps, request, reply, NOTHING_TICKED);
      return await sendJudged(deps, request, reply, { name, bytes, judging });
    } catch (error) {
      return sendUpload(deps, request, reply, refusalOf(error));
    }
  });

  app.post<ById>('/people/import/:id', async (request, reply) => {
    const { id } = request.params;
    const form = readForm(request.body);
    if (form.one('step') === 'columns') return sayWhichIsWhich(deps, request, reply);
    const choices = { skipBadRows: form.one('skip') === 'yes', removeMissing: form.one('leave') === 'yes' };
    const { actor } = visitorOf(request);
    try {
      const { bytes } = await readKeptFile(deps, id);
      const seen = { changes: form.one('changes'), missing: form.one('missing') };
      const report = await importPeople(deps, { bytes, actor, ...choices, seen });
      if (!report.written) {
        const text =
          'Tick that the rows with a problem are left out, or correct the file. Nothing has changed so far.';
        return await sendPreview(deps, request, reply, choices, { status: 422, text });
      }
      await forgetPeopleFiles(deps, id);
      sayNext(reply, importedSentence(outcomeSentence(report), choices, report.missing.length));
      return reply.redirect('/people', 303);
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal.status === 404) return sendUpload(deps, request, reply, refusal);
      return sendPreview(deps, request, reply, choices, refusal);
    }
  });
};

function importedSentence(outcome: string, { removeMissing }: ImportChoices, missing: number): string {
  if (!removeMissing || missing === 0) return outcome;
  return `${outcome} ${missing === 1 ? 'One who was not in the file has' : `${missing} who were not in the file have`} left.`;
}

/** Remembers what the columns are; the preview then reads the file like this. */
async function sayWhichIsWhich(
  deps: PagesDeps,
  request: FastifyRequest<ById>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { id } = request.params;
  try {
    const { bytes } = await readKeptFile(deps, id);
    await sayColumns(deps, bytes, readSaidForm(readForm(request.body)));
  } catch (error) {
    return sendUpload(deps, request, reply, refusalOf(error));
  }
  return reply.redirect(`/people/import/${id}`, 303);
}

interface Refusal {
  status: number;
  text: string;
}

async function sendUpload(
  { links }: PagesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  refusal?: Refusal,
): Promise<FastifyReply> {
  const body = uploadBody({ request, problem: refusal?.text });
  const page = consolePage({ title: 'Import people', body, request, links, width: 'letter' });
  return sendPage(reply, page, refusal?.status);
}

/** A large file's preview, or how far it is: by a script that listens, and without one by a page that looks again. */
async function sendJudged(
  deps: PagesDeps,
  request: FastifyRequest<ById>,
  reply: FastifyReply,
  { name, bytes, judging }: { name: string; bytes: Buffer; judging: Judging },
): Promise<FastifyReply> {
  const { id } = request.params;
  const { actor } = visitorOf(request);
  const judge = (onProgress: (progress: ImportProgress) => void) =>
    previewImport(deps, { bytes, actor, listed: LISTED, onProgress });
  const found = await judging.ask(id, judge, PATIENCE_MS);
  const body = isPreview(found)
    ? await previewOf(deps, request, { name, bytes, preview: found, choices: NOTHING_TICKED })
    : judgingBody(name, found);
  // What the page was made from stands in the part that changes: the script waits until the stream says something else.
  const pulse = judgingPulse(isPreview(found) ? undefined : found);
  const live = html`<div id="judging" data-live><div data-pulse="${pulse}">!${body}</div></div>`;
  const head = isPreview(found)
    ? ''
    : html`<script type="module" src="/cycle-live.js"></script><noscript><meta http-equiv="refresh" content="${REFRESH_SECONDS}"></noscript>`;
  const title = 'What the import would do';
  return sendPage(reply, consolePage({ title, body: live, head, request, links: deps.links }));
}

async function sendPreview(
  deps: PagesDeps,
  request: FastifyRequest<ById>,
  reply: FastifyReply,
  choices: ImportChoices,
  refusal?: Refusal,
): Promise<FastifyReply> {
  const { id } = request.params;
  const { name, bytes } = await readKeptFile(deps, id);
  const preview = await previewImport(deps, { bytes, actor: visitorOf(request).actor, listed: LISTED });
  const body = await previewOf(deps, request, { name, bytes, preview, choices, problem: refusal?.text });
  const page = consolePage({ title: 'What the import would do', body, request, links: deps.links });
  return sendPage(reply, page, refusal?.status);
}

async function previewOf(
  { db }: PagesDeps,
  request: FastifyRequest<ById>,
  of: {
    name: string;
    bytes: Buffer;
    preview: ImportPreview;
    choices: ImportChoices;
    problem?: string | undefined;
  },
): Promise<string> {
  const { name, bytes, ...rest } = of;
  const columns = await listOwnColumns(db, bytes);
  return previewBody({ ...rest, id: request.params.id, fileName: name, columns, request });
}
