import { createHash } from 'node:crypto';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { localDate } from '#domain/calendar.ts';
import type { Actor, LaunchRequest } from '#domain/launch.ts';
import { termsOf } from '#domain/launch-policies/rows.ts';
import { firstQuarterOf, LAUNCH_TEMPLATES, nextQuarter, templateOf } from '#domain/launch-templates.ts';
import { liesWithin } from '#domain/visibility.ts';
import { MAIL_LANGUAGES } from '#mails/texts/registry.ts';
import { type LaunchPreview, launchCycle, previewLaunch, readLaunchGate } from '#storage/launch.ts';
import { sendTestMail } from '#storage/launch-test-mail.ts';
import { readWave } from '#storage/pilots/decision.ts';
import { askBeforeLaunch } from '#storage/privacy/ask-before-launch.ts';
import { readSignOff } from '#storage/privacy/sign-offs.ts';
import { listRehearsals } from '#storage/rehearsals/store.ts';
import { departmentsOfCycle } from '#storage/repositories/access-objects.ts';
import { readLaunchLike } from '#storage/repositories/launch-like.ts';
import { listDepartments } from '#storage/repositories/people.ts';
import { unknownCycle } from '../cycle-param.ts';
import { launchObject } from '../launch-object.ts';
import { signOffMail } from '../sign-off-mail.ts';
import { demand, visitorOf, within } from '../visitor.ts';
import { readForm } from './form.ts';
import type { PagesDeps } from './install.ts';
import { firstMail } from './launch/first-mail-section.ts';
import {
  type LaunchForm,
  policiesOfForm,
  readLaunchForm,
  scopeOf,
  toRequest,
  writtenForm,
} from './launch/form-state.ts';
import { ownTextFields } from './launch/own-text-fields.ts';
import { ownTextsBody } from './launch/own-texts-page.ts';
import { policiesBody } from './launch/policies-page.ts';
import { launchBody, previewBody } from './launch-page.ts';
import { consolePage, saidBefore, sayNext, sendPage } from './layout.ts';
import { refusalOf } from './refusal.ts';

/** Plan a cycle, look at the plan, launch it. */
export const launchPages: FastifyPluginAsync<PagesDeps> = async (app, deps) => {
  const { db, links, undoMinutes } = deps;

  app.get('/launch', async (request, reply) => {
    const form = await firstForm(deps, request);
    const body = html`!${saidBefore(request, reply)}!${launchBody({
      form,
      departments: await listDepartments(db, within(request, 'cycle.launch')),
      request,
    })}`;
    return sendPage(reply, consolePage({ title: 'Plan a cycle', body, request, links, width: 'letter' }));
  });

  app.post('/launch', async (request, reply) => {
    const posted = readForm(request.body);
    const form = readLaunchForm(posted);
    const again = async (problem?: { field: string; text: string }, status = 200) => {
      const body = launchBody({
        form,
        departments: await listDepartments(db, within(request, 'cycle.launch')),
        request,
        problem,
      });
      return sendPage(
        reply,
        consolePage({ title: 'Plan a cycle', body, request, links, width: 'letter' }),
        status,
      );
    };
    const policies = async (problem?: { field: string; text: string }, status = 200) => {
      // Asked without any change: what is wrong with one must not keep the page from being shown.
      const asked = {
        ...toRequest({ ...form, policies: {}, texts: {} }, visitorOf(request).actor),
      };
      const { details } = await previewLaunch(deps, asked);
      const all = await listDepartments(db, within(request, 'cycle.launch'));
      const body = policiesBody({
        ...{ form, request, problem, own: details.policies.own },
        inScope: all.map(({ path }) => path).filter((path) => inScope(path, form)),
      });
      const title = 'What holds in this cycle';
      return sendPage(reply, consolePage({ title, body, request, links, width: 'letter' }), status);
    };
    const texts = (problem?: { field: string; text: string }, status = 200) => {
      const body = ownTextsBody({ form, problem, request });
      return sendPage(
        reply,
        consolePage({ title: 'In your words', body, request, links, width: 'letter' }),
        status,
      );
    };
    const step = posted.one('step');
    if (step === 'edit') return again();
    if (step === 'texts') return texts();
    try {
      const { departments } = scopeOf(form);
      demand(request, 'cycle.launch', await launchObject(db, departments));
      const { actor } = visitorOf(request);
      const back = /^own(?: (.+))?$/.exec(step);
      if (back) form.policies = withoutPolicy(form.policies, back[1]);
      if (back || step === 'policies') return await policies();
      const launch = { ...toRequest(form, actor), undoMinutes: undoMinutes ?? undefined };
      if (step === 'launch') {
        const cycle = await launchCycle(deps, launch);
        sayNext(
          reply,
          cycle.created
            ? `Launched. The first mails are on their way when preparation opens.${form.template === 'year' ? ' Next comes its first quarter, filled in below.' : ''}`
            : 'This cycle was already there.',
        );
        return reply.redirect(nextPage(form, cycle.cycleId), 303);
      }
      if (step === 'ask') {
        const mail = signOffMail(deps.urls);
        const { id, name, asked } = await askBeforeLaunch(deps, {
          request: launch,
          launch: writtenForm(form),
          mail,
        });
        sayNext(
          reply,
          asked > 0
            ? `The works council has been asked about “${name}”. You get a mail with its answer.`
            : 'The works council has had this very record already.',
        );
        return reply.redirect(`/record/${id}`, 303);
      }
      const preview = await previewLaunch(deps, launch);
      const digest = digestOf(launch);
      if (step === 'rehearse' && deps.stage) {
        const { actor: _, ...asked } = launch;
        const { changed } = preview.details.settings;
        const id = await deps.stage.begin({
          ...{ name: preview.name, form: writtenForm(form), digest, actor },
          departments: [...asked.departments],
          request: { ...asked, policies: { ...termsOf(preview.details.settings), ...changed } },
        });
        return reply.redirect(`/rehearsals/${id}`, 303);
      }
      const { gate } = await readLaunchGate(deps, launch);
      const mailsUrl = deps.cards?.taskPagesUrl ?? 'https://quarterdeck.example';
      const body = previewBody({
        ...{ form, preview, mailsUrl, request, gate },
        toMe: actor.personId !== undefined,
        rehearsal: {
          ...{ digest, possible: deps.stage !== null },
          earlier: await listRehearsals(db, preview.name),
        },
        said: await mailToMe(deps, { step, actor, preview, mailsUrl }),
      });
      return sendPage(reply, consolePage({ title: 'The plan', body, request, links }));
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal.field.startsWith('texts.')) return texts(refusal, refusal.status);
      if (refusal.field.startsWith('policies.')) return policies(refusal, refusal.status);
      return again(refusal, refusal.status);
    }
  });
};

/** What two plans have in common that would be launched alike. */
function digestOf({ actor: _, ...asked }: LaunchRequest): string {
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex');
}

/** After a year comes its first quarter, filled in; after anything else the cycle itself. */
function nextPage({ template, quarter }: LaunchForm, cycleId: string): string {
  return template === 'year'
    ? `/launch?template=quarter&in=${encodeURIComponent(quarter)}`
    : `/cycles/${cycleId}`;
}

/** @returns the policies but one, or none where no key is named. */
function withoutPolicy(policies: LaunchForm['policies'], key: string | undefined): LaunchForm['policies'] {
  if (key === undefined) return {};
  return Object.fromEntries(Object.entries(policies).filter(([each]) => each !== key));
}

function inScope(path: string, { scope, departments }: LaunchForm): boolean {
  const ticked = departments.some((root) => liesWithin(path, root));
  if (scope === 'everyone') return true;
  return scope === 'everyone-but' ? !ticked : ticked;
}

/** Sends the first mail to whoever looks at the plan, if that was asked. @returns what came of it. */
async function mailToMe(
  deps: PagesDeps,
  asked: { step: string; actor: Actor; preview: LaunchPreview; mailsUrl: string },
): Promise<string | undefined> {
  const { step, actor, preview, mailsUrl } = asked;
  const language = /^mail ([a-z]{2})$/.exec(step)?.[1];
  if (!language || !MAIL_LANGUAGES.all.has(language) || !actor.personId) return undefined;
  const mail = firstMail(preview, { baseUrl: mailsUrl, language });
  const { hostname } = new URL(mailsUrl);
  const address = await sendTestMail(deps, { personId: actor.personId, mail, domain: hostname });
  return address
    ? `That mail is on its way to ${address}. Nobody else gets one.`
    : 'No mail was sent: there is no address of yours that takes mail.';
}

/** Empty, or filled in from a cycle before (`?like=`) or a wave that a pilot's decision prepared (`?after=…&wave=`). */
async function firstForm({ db, clock }: PagesDeps, request: FastifyRequest): Promise<LaunchForm> {
  const asked = readForm(request.query);
  const today = localDate(clock.now(), 'UTC');
  const empty: LaunchForm = {
    ...{ quarter: nextQuarter(today), scope: '', departments: [], start: '' },
    ...{ sponsor: '', note: '', settingsFrom: '', template: '', policies: {}, texts: {} },
    ...{ name: '', includeShared: '', charter: '' },
  };
  const template = templateOf(asked.one('template'));
  if (template) {
    const { scope, policies, period } = LAUNCH_TEMPLATES[template];
    const year = asked.one('in');
    const quarter = year ? firstQuarterOf(year, today) : period(today);
    return { ...empty, template, scope, quarter, policies: policiesOfForm(policies) };
  }
  const like = asked.one('like');
  if (like) {
    const departments = await departmentsOfCycle(db, like);
    const filled = departments && (await readLaunchLike(db, like, today));
    if (!filled) throw unknownCycle(like);
    demand(request, 'cycle.launch', { departments });
    const { period, sponsorEmail } = filled;
    return {
      ...empty,
      quarter: period,
      ...(filled.except.length > 0 && filled.departments.length === 0
        ? { scope: 'everyone-but', departments: filled.except }
        : {
            scope: filled.departments.length > 0 ? 'departments' : 'everyone',
            departments: filled.departments,
          }),
      sponsor: sponsorEmail ?? '',
      settingsFrom: like,
      policies: policiesOfForm(filled.changed),
      texts: ownTextFields(filled.ownTexts),
    };
  }
  const prepared = asked.one('prepared');
  if (prepared) {
    const { launch, departments } = await readSignOff(db, prepared);
    demand(request, 'cycle.launch', departments.length > 0 ? { departments } : 'organisation');
    return readLaunchForm(readForm(launch));
  }
  const wave = await readWave(db, asked.one('after'), Number(asked.one('wave')) || 0);
  if (!wave) return empty;
  demand(request, 'cycle.launch', await launchObject(db, wave.departments));
  const settingsFrom = asked.one('after');
  const before = await readLaunchLike(db, settingsFrom, today);
  const policies = policiesOfForm(before?.changed);
  const texts = ownTextFields(before?.ownTexts);
  const { period: quarter, departments } = wave;
  return {
    ...empty,
    quarter,
    scope: departments.length > 0 ? 'departments' : 'everyone',
    departments,
    settingsFrom,
    policies,
    texts,
  };
}
