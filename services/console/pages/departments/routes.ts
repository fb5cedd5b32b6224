import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { MERGED_GOALS } from '#domain/departments/merger.ts';
import { DomainError } from '#domain/errors.ts';
import { type MergerRequest, mergeDepartments } from '#storage/departments/merge.ts';
import {
  listReorganisations,
  planReorganisation,
  takeBackReorganisation,
} from '#storage/departments/plans.ts';
import { listDepartments } from '#storage/repositories/people.ts';
import { visitorOf } from '../../visitor.ts';
import { readForm } from '../form.ts';
import type { PagesDeps } from '../install.ts';
import { consolePage, saidBefore, sayNext, sendPage } from '../layout.ts';
import { refusalOf } from '../refusal.ts';
import { departmentsBody, type MergerForm, mergerBody } from './pages.ts';
import { momentOf, undoMinutesOf } from './plans.ts';

const NOTHING: MergerForm = { from: '', into: '', goals: '' };

/** The departments, and two that become one: first what it comes to, then the press. */
export const departmentPages: FastifyPluginAsync<PagesDeps> = async (app, deps) => {
  const minutes = undoMinutesOf(deps);
  const list = async (
    request: FastifyRequest,
    more: { asked?: MergerForm; said?: string; problem?: { field: string; text: string } },
  ) => {
    const departments = await listDepartments(deps.db);
    const plans = await listReorganisations(deps.db, deps.clock.now());
    const body = departmentsBody({ departments, plans, asked: NOTHING, ...more, request });
    return consolePage({ title: 'Departments', body, request, links: deps.links, width: 'letter' });
  };

  app.get('/people/departments', async (request, reply) =>
    sendPage(reply, await list(request, { said: saidBefore(request, reply) })),
  );

  app.post('/people/departments', async (request, reply) => {
    const form = readForm(request.body);
    const asked = { from: form.one('from'), into: form.one('into'), goals: form.one('goals') };
    try {
      return await answer(request, reply, {
        asked,
        seen: form.one('seen'),
        merge: form.one('merge') === 'yes',
      });
    } catch (error) {
      const problem = refusalOf(error);
      return sendPage(reply, await list(request, { asked, problem }), problem.status);
    }
  });

  app.post('/people/departments/take-back', async (request, reply) => {
    const id = readForm(request.body).one('id');
    try {
      const { from, into } = await takeBackReorganisation(deps, { id, actor: visitorOf(request).actor });
      sayNext(reply, `Taken back: ${from} and ${into} stay as they are.`);
      return reply.redirect('/people/departments', 303);
    } catch (error) {
      const problem = refusalOf(error);
      return sendPage(reply, await list(request, { problem }), problem.status);
    }
  });

  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    { asked, seen, merge }: { asked: MergerForm; seen: string; merge: boolean },
  ) {
    const input = { request: readMerger(asked), actor: visitorOf(request).actor };
    const show = async (problem?: { status: number; text: string }) => {
      const merger = await mergeDepartments(deps, { ...input, dryRun: true });
      const body = mergerBody({ merger, asked, request, minutes, problem: problem?.text });
      const title = `${merger.effects.from} becomes part of ${merger.effects.into}?`;
      const page = consolePage({ title, body, request, links: deps.links, width: 'letter' });
      return sendPage(reply, page, problem?.status ?? 200);
    };
    if (readForm(request.body).one('step') !== 'merge') return show();
    if (!merge) return show({ status: 422, text: 'Tick that they become one. Nothing has changed so far.' });
    try {
      const plan = { kind: 'merge' as const, request: input.request };
      const { from, into, finalAt, done } = await planReorganisation(deps, {
        plan,
        seen,
        minutes,
        actor: input.actor,
      });
      sayNext(
        reply,
        done
          ? `${from} is part of ${into} now.`
          : `${from} becomes part of ${into} at ${momentOf(finalAt)}. Until then you can take it back below.`,
      );
      return reply.redirect('/people/departments', 303);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'people-changed') return show(refusalOf(error));
      throw error;
    }
  }
};

function readMerger({ from, into, goals }: MergerForm): MergerRequest {
  const chosen = MERGED_GOALS.find((each) => each === goals);
  if (chosen) return { from, into, goals: chosen };
  throw new DomainError({
    code: 'goals-not-chosen',
    message: 'What becomes of its goals is not chosen.',
    field: 'goals',
    remedy: 'Choose whether they run on or end.',
  });
}
