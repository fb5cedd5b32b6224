import { sql } from 'kysely';
import { localDate } from '#domain/calendar.ts';
import { DomainError } from '#domain/errors.ts';
import {
  defaultCycleName,
  findDepartments,
  type LaunchRequest,
  readLeaderNote,
  scopeKey,
} from '#domain/launch.ts';
import { type Period, parseDay, parsePeriod } from '#domain/period.ts';
import { announcementDay, type Place, type PlannedPhase, planCohort, planCycle } from '#domain/plan.ts';
import type { CycleSettings } from '#domain/settings.ts';
import type { Trx } from './database.ts';
import type { StoreDeps } from './deps.ts';
import { writePlan } from './launch-plan.ts';
import { type LaunchPolicies, writeCyclePolicies } from './launch-policies.ts';
import {
  type CohortDraft,
  cohortDrafts,
  findSponsor,
  listSharedPeople,
  type Scope,
  writeMembers,
} from './launch-scope.ts';
import { changedForAudit, readLaunchTerms } from './launch-terms.ts';
import { writeCharterIn } from './pilots/charter.ts';
import { type GatedLaunch, type PlannedRecord, passGate, readGate } from './privacy/sign-off-gate.ts';
import { auditActor, recordAudit } from './repositories/audit.ts';
import { listLiveDepartments } from './repositories/live-departments.ts';
import { tellLaunched } from './webhooks/tell.ts';

/** Launches are rare and read who is already in a cycle: one at a time. */
const LAUNCH_LOCK = 7_310_002;

export interface LaunchResult {
  cycleId: string;
  name: string;
  /** False when the very same cycle was already there. */
  created: boolean;
  cohorts: number;
  participants: number;
  /** People of the scope who stay in the cycle they are already in. */
  shared: Array<{ name: string; email: string | null; cycle: string }>;
}

export interface LaunchPreview extends Omit<LaunchResult, 'cycleId'> {
  cycleId: string | undefined;
  period: Period;
  announceOn: string;
  sponsor: { name: string; email: string | null } | undefined;
  phases: Array<Pick<PlannedPhase, 'phase' | 'opensAt' | 'closesAt'>>;
  details: LaunchDetails;
}

/** What somebody wants to look at before they launch. */
export interface LaunchDetails {
  /** Where most people are. */
  place: Place;
  phases: PlannedPhase[];
  settings: CycleSettings;
  policies: LaunchPolicies;
}

/**
 * Launches a cycle: its cohorts, members and plan become rows, and its workflows are put into the outbox, all in one
 * transaction. Asking for the same period and scope again returns the cycle that is there.
 *
 * @throws DomainError for a period, department, day, sponsor, note or policy that does not fit; nothing is written then.
 */
export async function launchCycle(
  deps: StoreDeps,
  request: LaunchRequest & { undoMinutes?: number | undefined },
): Promise<LaunchResult> {
  return deps.db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${LAUNCH_LOCK})`.execute(trx);
    const draft = await draftLaunch(trx, deps.clock.now(), request);
    if (draft.existing) return { ...draft.existing, created: false, shared: [] };
    const signOffId = await passGate(trx, await plannedRecord(trx, request, draft));
    const result = await writeCycle(trx, deps.clock.now(), request, draft);
    if (signOffId)
      await trx.updateTable('signOff').set({ cycleId: result.cycleId }).where('id', '=', signOffId).execute();
    return result;
  });
}

/** What a launch would do, with nothing written. @throws as `launchCycle`. */
export async function previewLaunch(
  deps: StoreDeps,
  request: LaunchRequest & { undoMinutes?: number | undefined },
): Promise<LaunchPreview> {
  return deps.db.transaction().execute(async (trx) => {
    const now = deps.clock.now();
    const draft = await draftLaunch(trx, now, request);
    const { scope, place, announceOn, opensAt } = draft;
    const { settings, policies } = await readLaunchTerms(trx, request, draft);
    const { reminders } = settings;
    const phases = planCohort({ period: scope.period, place, announceOn, opensAt, reminders });
    return {
      cycleId: draft.existing?.cycleId,
      name: draft.existing?.name ?? draft.name,
      created: !draft.existing,
      cohorts: draft.cohorts.length,
      participants: draft.cohorts.reduce((sum, cohort) => sum + cohort.people, 0),
      shared: draft.existing ? [] : await listSharedPeople(trx, scope),
      period: scope.period,
      announceOn,
      sponsor: draft.sponsor && { name: draft.sponsor.name, email: draft.sponsor.email },
      phases: phases.map(({ phase, opensAt, closesAt }) => ({ phase, opensAt, closesAt })),
      details: {
        place,
        phases,
        settings,
        policies,
      },
    };
  });
}

/** What a works council would be asked about this launch, and what it has said. @throws as `launchCycle`. */
export async function readLaunchGate(
  deps: StoreDeps,
  request: LaunchInput,
): Promise<{ gate: GatedLaunch; planned: PlannedRecord }> {
  return deps.db.transaction().execute(async (trx) => {
    const draft = await draftLaunch(trx, deps.clock.now(), request);
    const planned = await plannedRecord(trx, request, draft);
    // One that is there already waits for nobody.
    const gate: GatedLaunch = draft.existing ? { needed: false } : await readGate(trx, planned);
    return { gate, planned };
  });
}

async function plannedRecord(trx: Trx, request: LaunchInput, draft: Draft): Promise<PlannedRecord> {
  const { settings, policies } = await readLaunchTerms(trx, request, draft);
  return {
    name: draft.name,
    period: draft.scope.period.name,
    scopeKey: scopeKey(draft.roots, draft.except),
    departments: draft.roots.map(({ path }) => path),
    except: draft.except.map(({ path }) => path).sort(),
    settings,
    shares: policies.shares,
    places: draft.cohorts,
  };
}

type LaunchInput = LaunchRequest & { undoMinutes?: number | undefined };
type Draft = Awaited<ReturnType<typeof draftLaunch>>;

async function draftLaunch(trx: Trx, now: Date, request: LaunchRequest) {
  const period = parsePeriod(request.period);
  const start =
    request.start === undefined || request.start === 'now' ? request.start : parseDay('start', request.start);
  const all = await listLiveDepartments(trx);
  const roots = findDepartments(request.departments, all);
  const except = findDepartments(request.except ?? [], all, 'except');
  const scope: Scope = {
    period,
    rootIds: roots.map((root) => root.id),
    exceptIds: except.map(({ id }) => id),
    includeShared: request.includeShared ?? false,
  };
  const existing = await findExisting(trx, period, scopeKey(roots, except));
  const cohorts = await cohortDrafts(trx, scope);
  const place = mainPlace(cohorts);
  const announceOn = announcementDay({ period, place, now, start });
  if (cohorts.length === 0 && !existing) throw nobodyInScope(all.length, request);
  const sponsor = await findSponsor(trx, scope, request.sponsorEmail);
  return {
    existing,
    scope,
    roots,
    except,
    departments: all,
    cohorts,
    place,
    announceOn,
    opensAt: announceOn === localDate(now, place.timeZone) ? now : undefined,
    sponsor,
    leaderNote: readLeaderNote(request.note, sponsor),
    name: request.name?.trim() || defaultCycleName(period, roots, except),
  };
}

async function writeCycle(
  trx: Trx,
  now: Date,
  request: LaunchRequest & { undoMinutes?: number | undefined },
  draft: Draft,
): Promise<LaunchResult> {
  const { scope, place } = draft;
  const { settings, policies } = await readLaunchTerms(trx, request, draft);
  const shared = await listSharedPeople(trx, scope);
  const cycle = await trx
    .insertInto('cycle')
    .values({
      name: draft.name,
      kind: scope.rootIds.length > 0 ? 'pilot' : 'company',
      periodKind: scope.period.kind,
      period: scope.period.name,
      startsOn: scope.period.startsOn,
      endsOn: scope.period.endsOn,
      scopeKey: scopeKey(draft.roots, draft.except),
      timeZone: place.timeZone,
      country: place.country,
      sponsorId: draft.sponsor?.id ?? null,
      followsId: request.settingsFrom || null,
      settings: JSON.stringify(settings),
      launchedBy: request.actor.label,
      launchedAt: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const participants = await writeMembers(trx, { ...scope, cycleId: cycle.id, sponsorId: draft.sponsor?.id });
  await writeCyclePolicies(trx, cycle.id, policies.rows);
  const changes = Object.keys(settings.changed ?? {});
  const { reminders } = settings;
  const input = { period: scope.period, announceOn: draft.announceOn, opensAt: draft.opensAt, reminders };
  await writePlan(trx, {
    cycleId: cycle.id,
    now,
    settings,
    cyclePlan: planCycle({ ...input, place }),
    planFor: ({ meeting, ...cohortPlace }) => planCohort({ ...input, place: cohortPlace, meeting }),
    places: draft.cohorts,
  });
  await recordAudit(trx, [
    {
      at: now,
      ...auditActor(request.actor),
      action: 'cycle.launched',
      cycleId: cycle.id,
      phase: 'preparation',
      entityKind: 'cycle',
      entityId: cycle.id,
      detail: {
        period: scope.period.name,
        participants,
        cohorts: draft.cohorts.length,
        shared: shared.length,
        ...(changes.length > 0 ? { policies: changedForAudit(settings.changed ?? {}) } : {}),
      },
    },
  ]);
  await tellLaunched(trx, { cycleId: cycle.id, now });
  if (request.charter)
    await writeCharterIn(trx, { cycleId: cycle.id, wish: request.charter, actor: request.actor, now });
  return {
    cycleId: cycle.id,
    name: draft.name,
    created: true,
    cohorts: draft.cohorts.length,
    participants,
    shared,
  };
}

async function findExisting(trx: Trx, period: Period, key: string) {
  const { rows } = await sql<{ cycleId: string; name: string; cohorts: number; participants: number }>`
    select c.id as cycle_id, c.name,
           (select count(*)::int from cohort where cycle_id = c.id) as cohorts,
           (select count(*)::int from member where cycle_id = c.id and part = 'participant') as participants
      from cycle c where c.period = ${period.name} and c.scope_key = ${key} and c.state <> 'cancelled'`.execute(
    trx,
  );
  return rows[0];
}

/** The cycle's own clock is that of most of its people. */
function mainPlace(cohorts: readonly CohortDraft[]) {
  const people = new Map<string, number>();
  for (const cohort of cohorts) {
    people.set(cohort.timeZone, (people.get(cohort.timeZone) ?? 0) + cohort.people);
  }
  const largest = [...people].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
  const cohort = cohorts.find((each) => each.timeZone === largest);
  return { timeZone: cohort?.timeZone ?? 'UTC', country: cohort?.country ?? 'US' };
}

function nobodyInScope(departments: number, request: LaunchRequest): DomainError {
  if (departments === 0) {
    return new DomainError({
      code: 'no-people',
      message: 'There are no people yet.',
      field: 'departments',
      remedy: 'Import them first: okr people import FILE.',
      kind: 'conflict',
    });
  }
  return new DomainError({
    code: 'nobody-in-scope',
    message:
      'Everyone of this scope is already in a running cycle of the same period, or the scope is empty.',
    field: 'departments',
    value: request.departments.join(', ') || 'everyone',
    remedy: 'Choose other departments, or include shared people.',
    kind: 'conflict',
  });
}
