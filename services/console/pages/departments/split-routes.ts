import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { SPLIT_PLACES } from '#domain/departments/split.ts';
import { DomainError } from '#domain/errors.ts';
import { planReorganisation } from '#storage/departments/plans.ts';
import { type SplitRequest, splitDepartment } from '#storage/departments/split.ts';
import { readSplitChoices } from '#storage/departments/split-choices.ts';
import { visitorOf } from '../../visitor.ts';
import { type PostedForm, readForm } from '../form.ts';
import type { PagesDeps } from '../install.ts';
import { consolePage, sayNext, sendPage } from '../layout.ts';
import { refusalOf } from '../refusal.ts';
import { momentOf, undoMinutesOf } from './plans.ts';
import { type SplitForm, splitBody, splitPreviewBody } from './split-pages.ts';

/** People taken out of a department into a new one: who goes, what it comes to, then the press. */
export const splitPages: FastifyPluginAsync<PagesDeps> = async (app, deps) => {
  const minutes = undoMinutesOf(deps);
  const ask = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { asked, problem }: { asked: SplitForm; problem?: ReturnType<typeof refusalOf> },
  ) => {
    const choices = await readSplitChoices(deps.db, asked.from);
    const body = splitBody({ choices, asked, request, problem });
    const title = `Take people out of ${choices.from}`;
    const page = consolePage({ title, body, request, links: deps.links, width: 'letter' });
    return sendPage(reply, page, problem?.status ?? 200);
  };

  app.get('/people/departments/split', async (request, reply) =>
    ask(request, reply, { asked: readSplitForm(readForm(request.query)) }),
  );

  app.post('/people/departments/split', async (request, reply) => {
    const form = readForm(request.body);
    const asked = readSplitForm(form);
    if (form.one('step') === 'edit') return ask(request, reply, { asked });
    try {
      return await answer(request, reply, { asked, form });
    } catch (error) {
      const problem = refusalOf(error);
      // Without its department there is nothing to choose from.
      if (problem.field === 'from') throw error;
      return ask(request, reply, { asked, problem });
    }
  });

  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    { asked, form }: { asked: SplitForm; form: PostedForm },
  ) {
    const input = { request: toSplit(asked), actor: visitorOf(request).actor };
    const show = async (problem?: { status: number; text: string }) => {
      const split = await splitDepartment(deps, { ...input, dryRun: true });
      const body = splitPreviewBody({ split, asked, request, minutes, problem: problem?.text });
      const title = `A new department: ${split.effects.into}?`;
      const page = consolePage({ title, body, request, links: deps.links, width: 'letter' });
      return sendPage(reply, page, problem?.status ?? 200);
    };
    if (form.one('step') !== 'split') return show();
    if (form.one('split') !== 'yes')
      return show({ status: 422, text: 'Tick that it becomes a department. Nothing has changed so far.' });
    try {
      const plan = { kind: 'split' as const, request: input.request };
      const asking = { plan, seen: form.one('seen'), minutes, actor: input.actor };
      const { into, finalAt, done } = await planReorganisation(deps, asking);
      sayNext(
        reply,
        done
          ? `${into} is a department now.`
          : `${into} becomes a department at ${momentOf(finalAt)}. Until then you can take it back below.`,
      );
      return reply.redirect('/people/departments', 303);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'people-changed') return show(refusalOf(error));
      throw error;
    }
  }
};

function readSplitForm(form: PostedForm): SplitForm {
  const { one, all } = form;
  return {
    ...{
      from: one('from'),
      name: one('name'),
      place: one('place'),
      lead: one('lead'),
      elsewhere: one('elsewhere'),
    },
    ...{ more: one('more'), people: all('people'), keyResults: all('keyResults') },
  };
}

function toSplit({ place: asked, more, people, lead, elsewhere, ...rest }: SplitForm): SplitRequest {
  if (lead !== '' && elsewhere !== '')
    throw new DomainError({
      code: 'two-leads',
      message: 'Two people are named to lead the new department.',
      field: 'lead',
      value: elsewhere,
      remedy: 'Choose one of the people who go, or name somebody from elsewhere.',
    });
  const place = SPLIT_PLACES.find((each) => each === asked);
  if (!place)
    throw new DomainError({
      code: 'place-not-chosen',
      message: 'Where the new department stands is not chosen.',
      field: 'place',
      remedy: 'Choose whether it stands beside or below the other one.',
    });
  return { ...rest, place, lead: lead || elsewhere, people: [...people, ...more.split(/[\r\n,;]+/)] };
}
