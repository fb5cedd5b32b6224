import type { FastifyPluginAsync } from 'fastify';
import { findPerson } from '#storage/presence/find-person.ts';
import { erasePerson, previewErasure } from '#storage/privacy/erase-person.ts';
import { noteExport } from '#storage/privacy/note-export.ts';
import { readPersonData } from '#storage/privacy/person-data.ts';
import { personFileName, personJson } from '../../../shared/privacy/person-file.ts';
import { visitorOf } from '../../visitor.ts';
import { readForm } from '../form.ts';
import type { PagesDeps } from '../install.ts';
import { consolePage, sayNext, sendPage } from '../layout.ts';
import { refusalOf } from '../refusal.ts';
import { plural } from '../words.ts';
import { askDataBody, dataBody, eraseBody } from './person-pages.ts';

interface ById {
  Params: { id: string };
}

/** What is kept about one person: taken out for them, and erased once they have left. */
export const personDataPages: FastifyPluginAsync<PagesDeps> = async (app, deps) => {
  const { db, links, clock } = deps;

  app.get<ById>('/people/:id/data', async (request, reply) => {
    const person = await findPerson(db, request.params.id);
    const title = `Everything about ${person.name}`;
    const body = askDataBody(person, request);
    return sendPage(reply, consolePage({ title, body, request, links, width: 'letter' }));
  });

  app.post<ById>('/people/:id/data', async (request, reply) => {
    const { id, name } = await findPerson(db, request.params.id);
    const as = readForm(request.body).one('as') === 'file' ? 'file' : 'page';
    const data = await readPersonData(db, { personId: id, now: clock.now(), reader: 'hr-ops' });
    if (!data) throw new Error(`no person ${id}`);
    await noteExport(deps, { what: 'person', personId: id, actor: visitorOf(request).actor });
    if (as === 'file')
      return reply
        .type('application/json; charset=utf-8')
        .header('content-disposition', `attachment; filename="${personFileName(data)}"`)
        .send(personJson(data));
    const title = `Everything about ${name}`;
    return sendPage(reply, consolePage({ title, body: dataBody(data), request, links }));
  });

  app.get<ById>('/people/:id/erase', async (request, reply) => {
    const person = await findPerson(db, request.params.id);
    const parts = await previewErasure(db, person.id);
    const body = eraseBody({ person, parts, request });
    return sendPage(reply, consolePage({ title: `Erase ${person.name}?`, body, request, links }));
  });

  app.post<ById>('/people/:id/erase', async (request, reply) => {
    const person = await findPerson(db, request.params.id);
    const typed = readForm(request.body).one('name');
    try {
      const { actor } = visitorOf(request);
      const { rows } = await erasePerson(deps, { personId: person.id, name: typed, actor });
      sayNext(reply, `Erased: ${plural(rows, 'row')} went or lost what was personal in them.`);
    } catch (error) {
      const problem = refusalOf(error);
      const parts = await previewErasure(db, person.id);
      const body = eraseBody({ person, parts, request, typed, problem });
      const page = consolePage({ title: `Erase ${person.name}?`, body, request, links });
      return sendPage(reply, page, problem.status);
    }
    return reply.redirect('/people', 303);
  });
};
