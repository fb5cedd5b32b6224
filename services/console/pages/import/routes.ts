import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { outcomeSentence } from '#domain/people-file/report.ts';
import { forgetPeopleFiles, keepPeopleFile, readKeptFile } from '#storage/kept-people-files.ts';
import { listOwnColumns, sayColumns } from '#storage/people-columns.ts';
import { importPeople } from '#storage/people-import.ts';
import { previewImport } from '#storage/people-import-preview.ts';
import { acceptFiles, fileIn } from '../../multipart.ts';
import { visitorOf } from '../../visitor.ts';
import { readForm } from '../form.ts';
import type { PagesDeps } from '../install.ts';
import { consolePage, sayNext, sendPage } from '../layout.ts';
import { refusalOf } from '../refusal.ts';
import { readSaidForm } from './columns-section.ts';
import { LISTED } from './preview-lists.ts';
import { type ImportChoices, previewBody } from './preview-page.ts';
import { uploadBody } from './upload-page.ts';

/** 100,000 people have about 15 MB; what is larger goes by the command line, which takes 64. */
const MOST_BYTES = 24 * 1024 * 1024;
const NAME_SHOWN = 100;

interface ById {
  Params: { id: string };
}

/** Choose a people file, look at what it would do, import just that. */
export const importPages: FastifyPluginAsync<PagesDeps> = async (app, deps) => {
  acceptFiles(app, { mostBytes: MOST_BYTES });

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
      return await sendPreview(deps, request, reply, { skipBadRows: false, removeMissing: false });
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
  const columns = await listOwnColumns(deps.db, bytes);
  const body = previewBody({
    id,
    columns,
    fileName: name,
    preview,
    choices,
    request,
    problem: refusal?.text,
  });
  const page = consolePage({ title: 'What the import would do', body, request, links: deps.links });
  return sendPage(reply, page, refusal?.status);
}
