import { sql } from 'kysely';
import { CONCERN_DAYS } from '#domain/concerns.ts';
import { DomainError } from '#domain/errors.ts';
import type { LaunchRequest } from '#domain/launch.ts';
import { type PolicyChanges, readPolicyChanges } from '#domain/launch-policies/changes.ts';
import { type LaunchPolicyKey, REMINDERS } from '#domain/launch-policies/keys.ts';
import { changesOf, settingsWith } from '#domain/launch-policies/rows.ts';
import { readOwnTexts } from '#domain/own-texts.ts';
import { readSuccessFrom } from '#domain/scoring.ts';
import { type CycleSettings, DEFAULT_SETTINGS, type LeaderNote } from '#domain/settings.ts';
import { isUuid } from '#domain/uuid.ts';
import type { Trx } from './database.ts';
import { type DepartmentNode, type LaunchPolicies, readLaunchPolicies } from './launch-policies.ts';
import type { CohortDraft } from './launch-scope.ts';
import type { Json } from './schema.ts';

/** What of a launch its terms depend on. */
interface TermsDraft {
  cohorts: readonly CohortDraft[];
  departments: readonly DepartmentNode[];
  place: { country: string };
  leaderNote: LeaderNote | undefined;
}

/** What a cycle before it was launched with, without what was said for that one alone. */
async function settingsOf(trx: Trx, cycleId: string | undefined): Promise<Partial<CycleSettings>> {
  if (!cycleId) return {};
  const cycle = isUuid(cycleId)
    ? await trx.selectFrom('cycle').select('settings').where('id', '=', cycleId).executeTakeFirst()
    : undefined;
  if (!cycle)
    throw new DomainError({
      code: 'unknown-cycle',
      message: `There is no cycle "${cycleId.slice(0, 80)}" to take settings from.`,
      field: 'settingsFrom',
      value: cycleId.slice(0, 80),
      remedy: 'Leave it out, or name the id of a cycle: okr status.',
      kind: 'not-found',
    });
  const { onDeadline, extension, successFrom, declaredUse, concernDays, reminders, changed, ownTexts } =
    cycle.settings;
  // What that cycle changed is handed on as a change: whoever takes it back gets the organisation's own.
  const itsOwn = changesOf(changed);
  const kept = (setting: Partial<CycleSettings>, ...decidedBy: LaunchPolicyKey[]) =>
    decidedBy.some((key) => key in itsOwn) || Object.values(setting).includes(undefined) ? {} : setting;
  return {
    onDeadline,
    extension,
    changed,
    ownTexts,
    ...kept({ successFrom }, 'success-committed', 'success-aspirational'),
    ...kept({ declaredUse }, 'declared-use'),
    ...kept({ concernDays }, 'concern-days'),
    ...kept({ reminders }, 'reminders'),
  };
}

/** What counts as a success is a policy; the cycle keeps what it says at its launch. */
async function readBands(trx: Trx, country: string): Promise<unknown> {
  const { rows } = await sql<{
    value: unknown;
  }>`select policy_value('success-from', null, ${country}) as value`.execute(trx);
  return rows[0]?.value;
}

/** @returns on what terms a cycle is launched: the organisation's own, with what this launch changes. @throws DomainError */
export async function readLaunchTerms(
  trx: Trx,
  request: LaunchRequest & { undoMinutes?: number | undefined },
  draft: TermsDraft,
): Promise<{ settings: CycleSettings; policies: LaunchPolicies }> {
  const own = await settingsFor(trx, request, draft);
  const changes = readPolicyChanges(request.policies ?? {}, changesOf(own.changed));
  const ownTexts = request.texts === undefined ? own.ownTexts : readOwnTexts(request.texts);
  const settings = { ...settingsWith(own, changes), ownTexts };
  const { cohorts, departments } = draft;
  const asked = { cohorts, departments, changes, settings: { own, changed: settings } };
  return { settings, policies: await readLaunchPolicies(trx, asked) };
}

/** What a cycle is launched with: the defaults, what the organisation has decided, and what another cycle hands on. */
async function settingsFor(
  trx: Trx,
  request: LaunchRequest & { undoMinutes?: number | undefined },
  { place, leaderNote }: TermsDraft,
): Promise<CycleSettings> {
  return {
    ...DEFAULT_SETTINGS,
    undoMinutes: request.undoMinutes ?? DEFAULT_SETTINGS.undoMinutes,
    leaderNote,
    ...(await organisationWords(trx)),
    concernDays: await promisedConcernDays(trx),
    successFrom: readSuccessFrom(await readBands(trx, place.country), DEFAULT_SETTINGS.successFrom),
    ...(await settingsOf(trx, request.settingsFrom)),
    // Never taken over from a cycle before: it was promised to other people.
    individualScoresLeave: await mayScoresLeave(trx, place.country),
  };
}

/** The policy `individual-scores-leave`, as it is when the cycle is launched; what people were promised then stays so. */
async function mayScoresLeave(trx: Trx, country: string): Promise<boolean> {
  const { rows } = await sql<{ leave: boolean }>`
    select coalesce(policy_value('individual-scores-leave', null, ${country}) = 'true', false) as leave`.execute(
    trx,
  );
  return rows[0]?.leave ?? false;
}

/** What the organisation says its data may be used for and how much it reminds, where it has decided that. */
async function organisationWords(trx: Trx): Promise<Pick<CycleSettings, 'declaredUse' | 'reminders'>> {
  const rows = await trx
    .selectFrom('policy')
    .select(['key', 'value'])
    .where('key', 'in', ['declared-use', 'reminders'])
    .where('departmentId', 'is', null)
    .where('country', 'is', null)
    .execute();
  const said = (key: string) => rows.find((row) => row.key === key)?.value;
  const use = said('declared-use');
  const reminders = REMINDERS.find((each) => each === said('reminders'));
  return {
    declaredUse: typeof use === 'string' ? use : DEFAULT_SETTINGS.declaredUse,
    ...(reminders ? { reminders } : {}),
  };
}

/** The organisation's own promise, where it has one: the policy `concern-days`. */
async function promisedConcernDays(trx: Trx): Promise<number> {
  const { rows } = await sql<{ days: number }>`
    select value::text::int as days from policy
     where key = 'concern-days' and department_id is null and country is null and value::text ~ '^[1-9][0-9]?$'`.execute(
    trx,
  );
  return rows[0]?.days ?? CONCERN_DAYS;
}

/** @returns what was changed, as the audit trail keeps it. */
export function changedForAudit(changed: PolicyChanges): { [key: string]: Json } {
  return Object.fromEntries(
    Object.entries(changed).map(([key, value]) => [key, typeof value === 'string' ? value : [...value]]),
  );
}
