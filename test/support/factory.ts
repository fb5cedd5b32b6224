import type { Insertable } from 'kysely';
import type { ObjectiveKind, Phase, TaskKind } from '#domain/kinds.ts';
import { type CycleSettings, DEFAULT_SETTINGS } from '#domain/settings.ts';
import type { Db } from '#storage/database.ts';
import type { NoticeTable, OkrSetTable, PersonTable, TaskTable } from '#storage/schema.ts';

/** Rows written directly, so that a test of one part needs no other part. Each function returns the new row's id. */

let serial = 0;

const DAY_MS = 24 * 60 * 60 * 1000;

/** What `buildWorld` made: one department below the company, in one running cycle whose phases are all open. */
export interface World {
  companyId: string;
  departmentId: string;
  sponsorId: string;
  leadId: string;
  /** Two members of the department; their manager is the lead. */
  personId: string;
  otherId: string;
  cycleId: string;
  cohortId: string;
  phaseRunIds: Record<Phase, string>;
}

/** A sponsor, a lead, two people, a cycle 2027-Q1 in Berlin time and one cohort. */
export async function buildWorld(
  db: Db,
  now: Date,
  options: { settings?: Partial<CycleSettings>; timeZone?: string; country?: string; locale?: string } = {},
): Promise<World> {
  const { timeZone = 'Europe/Berlin', country = 'DE', locale = 'en-GB' } = options;
  const place = { timeZone, country, locale };
  const companyId = await insertDepartment(db, now, { name: 'Company' });
  const departmentId = await insertDepartment(db, now, { name: 'Sales', parentId: companyId });
  const sponsorId = await insertPerson(db, now, {
    name: 'Sarah Sponsor',
    departmentId: companyId,
    role: 'executive',
    ...place,
  });
  const leadId = await insertPerson(db, now, {
    name: 'Lena Lead',
    departmentId,
    role: 'lead',
    managerId: sponsorId,
    ...place,
  });
  const personId = await insertPerson(db, now, {
    name: 'Pia Person',
    departmentId,
    managerId: leadId,
    ...place,
  });
  const otherId = await insertPerson(db, now, {
    name: 'Otto Other',
    departmentId,
    managerId: leadId,
    ...place,
  });
  await db.updateTable('department').set({ leadId }).where('id', '=', departmentId).execute();
  await db.updateTable('department').set({ leadId: sponsorId }).where('id', '=', companyId).execute();
  const cycle = await insertCycle(db, now, {
    sponsorId,
    timeZone,
    country,
    settings: options.settings ?? {},
  });
  const cohort = await db
    .insertInto('cohort')
    .values({ cycleId: cycle, departmentId, timeZone, country })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.insertInto('cycleDepartment').values({ cycleId: cycle, departmentId, isRoot: true }).execute();
  await db
    .insertInto('member')
    .values([
      { cycleId: cycle, personId: sponsorId, cohortId: null, part: 'sponsor' },
      ...[leadId, personId, otherId].map((id) => ({
        cycleId: cycle,
        personId: id,
        cohortId: cohort.id,
        part: 'participant' as const,
      })),
    ])
    .execute();
  const phaseRun = (phase: Phase, cohortId: string | null) =>
    insertPhaseRun(db, now, { cycleId: cycle, cohortId, phase });
  return {
    companyId,
    departmentId,
    sponsorId,
    leadId,
    personId,
    otherId,
    cycleId: cycle,
    cohortId: cohort.id,
    phaseRunIds: {
      preparation: await phaseRun('preparation', cohort.id),
      strategy: await phaseRun('strategy', null),
      cascade: await phaseRun('cascade', cohort.id),
      approval: await phaseRun('approval', cohort.id),
      'check-ins': await phaseRun('check-ins', cohort.id),
      scoring: await phaseRun('scoring', cohort.id),
      celebration: await phaseRun('celebration', null),
    },
  };
}

export async function insertDepartment(
  db: Db,
  now: Date,
  { name, parentId = null, path }: { name: string; parentId?: string | null; path?: string },
): Promise<string> {
  serial += 1;
  const row = { name, parentId, path: path ?? `${name}/${serial}`, leadId: null, createdAt: now };
  return (await db.insertInto('department').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

export async function insertPerson(
  db: Db,
  now: Date,
  person: Partial<Insertable<PersonTable>> & { departmentId: string },
): Promise<string> {
  serial += 1;
  const row = {
    employeeId: `E${serial}`,
    email: `person${serial}@example.org`,
    name: `Person ${serial}`,
    title: null,
    managerId: null,
    timeZone: 'Europe/Berlin',
    locale: 'en-GB',
    country: 'DE',
    role: 'employee' as const,
    createdAt: now,
    updatedAt: now,
    ...person,
  };
  return (await db.insertInto('person').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

export async function insertCycle(
  db: Db,
  now: Date,
  cycle: {
    sponsorId?: string | null;
    timeZone?: string;
    country?: string;
    name?: string;
    settings?: Partial<CycleSettings>;
  } = {},
): Promise<string> {
  serial += 1;
  const row = {
    name: cycle.name ?? `Sales pilot ${serial}`,
    kind: 'pilot' as const,
    periodKind: 'quarter' as const,
    period: '2027-Q1',
    startsOn: '2027-01-01',
    endsOn: '2027-03-31',
    scopeKey: `scope-${serial}`,
    timeZone: cycle.timeZone ?? 'Europe/Berlin',
    country: cycle.country ?? 'DE',
    sponsorId: cycle.sponsorId ?? null,
    strategyCycleId: null,
    settings: JSON.stringify({ ...DEFAULT_SETTINGS, ...cycle.settings }),
    launchedBy: 'test',
    launchedAt: now,
    pausedAt: null,
    closedAt: null,
  };
  return (await db.insertInto('cycle').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

/** An open phase that closes in ten days. */
export async function insertPhaseRun(
  db: Db,
  now: Date,
  { cycleId, cohortId, phase }: { cycleId: string; cohortId: string | null; phase: Phase },
): Promise<string> {
  const row = {
    cycleId,
    cohortId,
    phase,
    state: 'open' as const,
    opensAt: now,
    closesAt: new Date(now.getTime() + 10 * DAY_MS),
    onDeadline: 'close' as const,
    openedAt: now,
    closedAt: null,
  };
  return (await db.insertInto('phaseRun').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

/** An open task of a world's cohort, due in three days. */
export async function insertTask(
  db: Db,
  now: Date,
  world: World,
  task: Partial<Insertable<TaskTable>> & { kind: TaskKind; phase: Phase },
): Promise<string> {
  const { phase, ...own } = task;
  const personId = own.personId ?? world.personId;
  const row = {
    cycleId: world.cycleId,
    cohortId: phase === 'strategy' || phase === 'celebration' ? null : world.cohortId,
    phaseRunId: world.phaseRunIds[phase],
    personId,
    subjectId: personId,
    openedAt: now,
    dueAt: new Date(now.getTime() + 3 * DAY_MS),
    settledAt: null,
    finalAt: null,
    finalisedAt: null,
    ...own,
  };
  return (await db.insertInto('task').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

/** A routine notice that is due now. */
export async function insertNotice(
  db: Db,
  now: Date,
  world: World,
  notice: Partial<Insertable<NoticeTable>> & Pick<Insertable<NoticeTable>, 'kind' | 'phase'>,
): Promise<string> {
  serial += 1;
  const row = {
    key: `notice-${serial}`,
    cycleId: world.cycleId,
    cohortId: world.cohortId,
    personId: world.personId,
    taskId: null,
    subjectId: null,
    dueAt: now,
    mootAt: null,
    mailId: null,
    ...notice,
  };
  return (await db.insertInto('notice').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

export interface ObjectiveSeed {
  title: string;
  kind?: ObjectiveKind;
  keyResults: Array<{
    title: string;
    baseline: number | null;
    target: number;
    unit?: string;
    currentValue?: number;
  }>;
}

/** A set of objectives with its key results, owned by one person. */
export async function insertOkrSet(
  db: Db,
  world: Pick<World, 'cycleId' | 'cohortId' | 'departmentId' | 'personId'>,
  set: Partial<Insertable<OkrSetTable>> & { objectives?: ObjectiveSeed[] },
): Promise<{ id: string; objectiveIds: string[]; keyResultIds: string[] }> {
  const { objectives = [], ...own } = set;
  const row = {
    cycleId: world.cycleId,
    cohortId: world.cohortId,
    level: 'individual' as const,
    departmentId: world.departmentId,
    ownerId: world.personId,
    submittedAt: null,
    publishedAt: null,
    agreedAt: null,
    ...own,
  };
  const { id } = await db.insertInto('okrSet').values(row).returning('id').executeTakeFirstOrThrow();
  const objectiveIds: string[] = [];
  const keyResultIds: string[] = [];
  for (const [position, objective] of objectives.entries()) {
    const inserted = await db
      .insertInto('objective')
      .values({ okrSetId: id, position, title: objective.title, kind: objective.kind ?? 'committed' })
      .returning('id')
      .executeTakeFirstOrThrow();
    objectiveIds.push(inserted.id);
    for (const [place, keyResult] of objective.keyResults.entries()) {
      const { baseline, target, title, unit = '', currentValue = null } = keyResult;
      const values = {
        objectiveId: inserted.id,
        position: place,
        title,
        baseline,
        target,
        unit,
        direction: baseline !== null && target < baseline ? ('decrease' as const) : ('increase' as const),
        ownerId: row.ownerId,
        currentValue,
        confidence: null,
        startingConfidence: null,
      };
      const added = await db.insertInto('keyResult').values(values).returning('id').executeTakeFirstOrThrow();
      keyResultIds.push(added.id);
    }
  }
  return { id, objectiveIds, keyResultIds };
}
