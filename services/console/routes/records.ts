import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { localDate } from '#domain/calendar.ts';
import type { LaunchRequest } from '#domain/launch.ts';
import { type PolicyChanges, readPolicyChanges } from '#domain/launch-policies/changes.ts';
import { changesOf } from '#domain/launch-policies/rows.ts';
import { readOwnTexts } from '#domain/own-texts.ts';
import { SIGN_OFF_STATES } from '#domain/privacy/sign-off.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { askBeforeLaunch } from '#storage/privacy/ask-before-launch.ts';
import { readCycleRecord } from '#storage/privacy/record.ts';
import { holdRetention, readRetentions } from '#storage/privacy/retention.ts';
import { findSignOffOf, listSignOffs } from '#storage/privacy/sign-offs.ts';
import { readLaunchLike } from '#storage/repositories/launch-like.ts';
import { requireCycle, unknownCycle } from '../cycle-param.ts';
import { launchObject } from '../launch-object.ts';
import { ownTextFields } from '../pages/launch/own-text-fields.ts';
import { standingSentence } from '../pages/record/record-page.ts';
import { erasureWords } from '../pages/record/retention-page.ts';
import { recordMarkdown } from '../pages/record/sections.ts';
import { plain } from '../plain.ts';
import { type LaunchBody, LaunchSchema, PROBLEMS } from '../schemas.ts';
import { type SignOffMailDeps, signOffMail } from '../sign-off-mail.ts';
import { demand, visitorOf, within } from '../visitor.ts';
import { toLaunchRequest } from './cycles.ts';

const Moment = Type.String({ format: 'date-time' });
const SignOff = Type.Object({
  id: Type.String(),
  name: Type.String(),
  period: Type.String(),
  departments: Type.Array(Type.String(), { description: 'None means everyone.' }),
  state: Type.Enum([...SIGN_OFF_STATES]),
  askedAt: Moment,
  decidedAt: Type.Union([Moment, Type.Null()]),
  reason: Type.String({ description: 'Why it was returned.' }),
  cycleId: Type.Union([Type.String({ description: 'The cycle that was launched under it.' }), Type.Null()]),
});

const Retention = Type.Object({
  months: Type.Integer({ description: 'How long contents are kept after the end.' }),
  eraseAt: Type.Union([Moment, Type.Null()], { description: 'Null while the cycle goes on.' }),
  heldUntil: Type.Union([Moment, Type.Null()]),
  holdReason: Type.String(),
  heldBy: Type.Union([Type.String(), Type.Null()]),
  erasedAt: Type.Union([Moment, Type.Null()]),
  people: Type.Integer({ description: 'How many people were taken out of it.' }),
  rows: Type.Integer(),
  summary: Type.String({ description: 'How it stands, in a sentence.' }),
});

/** What cycles do with data, and the works council's word on it. It is signed on its page, by people. */
export const recordRoutes: FastifyPluginAsyncTypebox<
  StoreDeps & { urls: SignOffMailDeps; undoMinutes: number | null }
> = async (app, { urls, undoMinutes, ...deps }) => {
  app.get(
    '/cycles/:id/record',
    {
      schema: {
        tags: ['Records'],
        summary: 'Read what a cycle does with data',
        params: Type.Object({ id: Type.String() }),
        response: {
          200: Type.Object({
            record: Type.Unknown({ description: 'The facts, as they are signed.' }),
            standing: Type.String({ description: 'Whether it was signed, in a sentence.' }),
            markdown: Type.String({ description: 'All of it in words, as a file.' }),
          }),
          ...PROBLEMS,
        },
      },
    },
    async ({ params }) => {
      const { id } = await requireCycle(deps.db, params.id);
      const record = await readCycleRecord(deps.db, id);
      if (!record) throw unknownCycle(id);
      const row = await findSignOffOf(deps.db, id);
      const standing = standingSentence(row);
      return { record, standing, markdown: recordMarkdown(record, standing) };
    },
  );

  app.get(
    '/cycles/:id/retention',
    {
      schema: {
        tags: ['Records'],
        summary: 'See when the personal contents of a cycle are erased',
        params: Type.Object({ id: Type.String() }),
        response: { 200: Retention, ...PROBLEMS },
      },
    },
    async ({ params }) => {
      const { id } = await requireCycle(deps.db, params.id);
      return retentionOf(id);
    },
  );

  app.post(
    '/cycles/:id/retention',
    {
      schema: {
        tags: ['Records'],
        summary: 'Postpone that, with a reason',
        description: 'A legal hold. A later call may bring the day back, but not before the planned one.',
        params: Type.Object({ id: Type.String() }),
        body: Type.Object({
          until: Type.String({ description: 'A day.', examples: ['2030-06-30'] }),
          reason: Type.String({ description: 'What the contents are needed for.' }),
        }),
        response: { 200: Retention, ...PROBLEMS },
      },
    },
    async (request) => {
      const { id } = await requireCycle(deps.db, request.params.id);
      await holdRetention(deps, { cycleId: id, ...request.body, actor: visitorOf(request).actor });
      return retentionOf(id);
    },
  );

  async function retentionOf(id: string) {
    const retention = (await readRetentions(deps.db, [id])).get(id);
    if (!retention) throw unknownCycle(id);
    return plain({ ...retention, summary: `${erasureWords(retention, retention.eraseAt !== null)}.` });
  }

  app.get(
    '/records',
    {
      schema: {
        tags: ['Records'],
        summary: 'List what works councils were asked to sign',
        response: { 200: Type.Object({ records: Type.Array(SignOff) }), ...PROBLEMS },
      },
    },
    async (request) => {
      const rows = await listSignOffs(deps.db, within(request, 'record.read'));
      return plain({
        records: rows.map(
          ({ id, name, period, departments, state, askedAt, decidedAt, reason, cycleId }) => ({
            ...{ id, name, period, departments, state, askedAt, decidedAt, reason, cycleId },
          }),
        ),
      });
    },
  );

  app.post(
    '/records',
    {
      schema: {
        tags: ['Records'],
        summary: 'Ask the works council to sign the record of a launch',
        description: 'Nothing is launched. The same question again asks nobody twice.',
        body: LaunchSchema,
        response: {
          200: Type.Object({
            id: Type.String(),
            asked: Type.Integer({ minimum: 0, description: 'How many people were sent a mail.' }),
            summary: Type.String({ description: 'What has happened, in a sentence.' }),
          }),
          ...PROBLEMS,
        },
      },
    },
    async (request) => {
      const { body } = request;
      demand(request, 'cycle.launch', await launchObject(deps.db, body.departments ?? []));
      const asked = {
        ...toLaunchRequest(body, visitorOf(request).actor),
        undoMinutes: undoMinutes ?? undefined,
      };
      // Whoever opens the plan finds what a cycle before hands on filled in, as if it had been planned on the pages.
      const today = localDate(deps.clock.now(), 'UTC');
      const before = body.settingsFrom ? await readLaunchLike(deps.db, body.settingsFrom, today) : undefined;
      const result = await askBeforeLaunch(deps, {
        request: asked,
        launch: {
          quarter: body.quarter,
          ...scopeAsFields(body),
          start: body.start ?? '',
          sponsor: body.sponsor ?? '',
          note: body.note ?? '',
          settingsFrom: body.settingsFrom ?? '',
          name: body.name ?? '',
          includeShared: body.includeShared ? 'yes' : '',
          charter: body.charter ? JSON.stringify(body.charter) : '',
          ...ownTextFields(body.texts ? readOwnTexts(body.texts) : before?.ownTexts),
          ...policiesAsFields(asked.policies, before?.changed),
        },
        mail: signOffMail(urls),
      });
      const { id, name } = result;
      const summary =
        result.asked > 0
          ? `The works council has been asked about "${name}". Launch it once it has signed.`
          : `The works council has had this very record of "${name}" already.`;
      return { id, asked: result.asked, summary };
    },
  );
};

function scopeAsFields({ departments = [], except = [] }: LaunchBody): Record<string, string | string[]> {
  return departments.length === 0 && except.length > 0
    ? { scope: 'everyone-but', departments: except }
    : { departments };
}

/** What the launch decides for itself, as the form of the plan holds it. */
function policiesAsFields(
  given: LaunchRequest['policies'],
  before: PolicyChanges | undefined,
): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(readPolicyChanges(given ?? {}, changesOf(before))).map(([key, value]) => [
      `policies.${key}`,
      typeof value === 'string' ? value : [...value],
    ]),
  );
}
