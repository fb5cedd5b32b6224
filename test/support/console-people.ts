import { createHash, randomBytes } from 'node:crypto';
import type { Role } from '#domain/kinds.ts';
import type { Db } from '#storage/database.ts';
import { insertCycle, insertDepartment, insertPerson, insertPhaseRun } from './factory.ts';

/** One part of the company: a department below, with a person who is late, a cycle and agreed goals. */
export interface Part {
  cycleId: string;
  personId: string;
  employeeId: string;
  department: string;
  taskId: string;
}

/** Everybody who may knock at the console's door, in the department Sales, and a part of the company that is not theirs. */
export interface ConsolePeople {
  own: Part;
  other: Part;
  /** A cycle in which both take part. */
  both: Part;
  ids: Record<Knocker, string>;
}

export const KNOCKERS = [
  'employee',
  'lead',
  'executive',
  'coach',
  'coach without a grant',
  'auditor',
  'works_council',
  // What they may do changes things, so they come last.
  'hr_ops in Sales',
  'hr_ops',
] as const;
export type Knocker = (typeof KNOCKERS)[number];

/** What belongs to the other part bears one of these words, so that a page that shows any of it gives itself away. */
export const FOREIGN = /Zelda|Zoology|Feed the zebras/;

/** Two departments with a person, a cycle and agreed goals each; people of every role, who belong to the first. */
export async function peopleAtTheDoor(db: Db, now: Date): Promise<ConsolePeople> {
  const company = await insertDepartment(db, now, { name: 'Company', path: 'Company' });
  const sales = await insertDepartment(db, now, { name: 'Sales', path: 'Sales', parentId: company });
  const field = await insertDepartment(db, now, { name: 'Field', path: 'Sales / Field', parentId: sales });
  const zoo = await insertDepartment(db, now, { name: 'Zoology', path: 'Zoology', parentId: company });
  const person = (name: string, departmentId: string, role: Role = 'employee') =>
    insertPerson(db, now, { name, departmentId, role, employeeId: name.replaceAll(' ', '-') });
  const ids: Record<Knocker, string> = {
    employee: await person('Emma Employee', sales),
    lead: await person('Lena Lead', sales, 'lead'),
    executive: await person('Xenia Executive', company, 'executive'),
    hr_ops: await person('Hanna Ops', company, 'hr_ops'),
    'hr_ops in Sales': await person('Hugo Ops', sales),
    coach: await person('Cora Coach', company, 'coach'),
    'coach without a grant': await person('Carl Coach', company, 'coach'),
    auditor: await person('Anna Auditor', company, 'auditor'),
    works_council: await person('Wanda Works', company, 'works_council'),
  };
  await db.updateTable('department').set({ leadId: ids.lead }).where('id', '=', sales).execute();
  const grant = { grantedAt: now, grantedBy: ids.hr_ops, endedAt: null, departmentId: sales };
  await db
    .insertInto('accessGrant')
    .values([
      { ...grant, personId: ids['hr_ops in Sales'], role: 'hr_ops', expiresAt: null },
      { ...grant, personId: ids.coach, role: 'coach', expiresAt: new Date(now.getTime() + 30 * 86_400_000) },
    ])
    .execute();
  const whole = await insertCycle(db, now, { name: 'Company quarter', sponsorId: null });
  const [own, other] = [
    { departmentId: field, person: 'Olga Own', department: 'Sales / Field' },
    { departmentId: zoo, person: 'Zelda Zebra', department: 'Zoology' },
  ];
  const parts = {
    own: await part(db, now, own),
    other: await part(db, now, other),
  };
  const inWhole = await takesPart(db, now, { ...own, cycleId: whole, personId: parts.own.personId });
  await takesPart(db, now, { ...other, cycleId: whole, personId: parts.other.personId });
  // The whole rolls out what the other part tried, whose person said that others may ask them.
  const followUp = await db
    .insertInto('followUp')
    .values({ cycleId: parts.other.cycleId, createdAt: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('champion')
    .values({ followUpId: followUp.id, personId: parts.other.personId, answer: 'accept', answeredAt: now })
    .execute();
  await db
    .insertInto('cycleDepartment')
    .values([field, zoo].map((departmentId) => ({ cycleId: whole, departmentId, isRoot: false })))
    .execute();
  await db.updateTable('cycle').set({ followsId: parts.other.cycleId }).where('id', '=', whole).execute();
  return { ...parts, both: { ...parts.own, cycleId: whole, taskId: inWhole }, ids };
}

async function part(
  db: Db,
  now: Date,
  { departmentId, person, department }: { departmentId: string; person: string; department: string },
): Promise<Part> {
  const employeeId = person.replaceAll(' ', '-');
  const email = `${employeeId}@example.org`.toLowerCase();
  const personId = await insertPerson(db, now, { name: person, departmentId, employeeId, email });
  await db
    .insertInto('mailSuppression')
    .values({ address: email, personId, status: '5.1.1', since: now })
    .execute();
  const cycleId = await insertCycle(db, now, { name: `${department} pilot`, sponsorId: null });
  const taskId = await takesPart(db, now, { departmentId, department, cycleId, personId });
  return { cycleId, personId, employeeId, department, taskId };
}

/** Goals and a late task of a department's person in a cycle. @returns the task. */
async function takesPart(
  db: Db,
  now: Date,
  of: { departmentId: string; department: string; cycleId: string; personId: string },
): Promise<string> {
  const { departmentId, department, cycleId, personId } = of;
  const foreign = department === 'Zoology';
  const cohort = await db
    .insertInto('cohort')
    .values({ cycleId, departmentId, timeZone: 'Europe/Berlin', country: 'DE' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('member')
    .values({ cycleId, personId, cohortId: cohort.id, part: 'participant' })
    .execute();
  const set = await db
    .insertInto('okrSet')
    .values({
      cycleId,
      cohortId: cohort.id,
      departmentId,
      ownerId: personId,
      level: 'department',
      state: 'agreed',
      submittedAt: now,
      publishedAt: now,
      agreedAt: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const objective = await db
    .insertInto('objective')
    .values({
      okrSetId: set.id,
      title: foreign ? 'Feed the zebras well' : 'Sell well',
      position: 1,
      kind: 'committed',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('keyResult')
    .values({
      objectiveId: objective.id,
      ownerId: personId,
      title: foreign ? 'Feed the zebras twice' : 'Sell twice',
      unit: 'times',
      baseline: 1,
      target: 2,
      position: 1,
      direction: 'increase',
      currentValue: 1,
      confidence: 2,
      startingConfidence: null,
      rhythm: null,
      quietWeek: null,
      lastWeek: 1,
      pausedUntil: null,
      droppedAt: null,
    })
    .execute();
  const phaseRunId = await insertPhaseRun(db, now, { cycleId, cohortId: cohort.id, phase: 'cascade' });
  const yesterday = new Date(now.getTime() - 86_400_000);
  const task = await db
    .insertInto('task')
    .values({
      cycleId,
      cohortId: cohort.id,
      phaseRunId,
      personId,
      kind: 'draft',
      subjectId: set.id,
      openedAt: yesterday,
      dueAt: yesterday,
      settledAt: null,
      finalAt: null,
      finalisedAt: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return task.id;
}

/** Opens a console session as signing in does. @returns the headers of a browser with it, form token included. */
export async function consoleSession(db: Db, now: Date, personId: string): Promise<Record<string, string>> {
  const secret = randomBytes(32).toString('base64url');
  const digest = (text: string) => createHash('sha256').update(text).digest();
  await db
    .insertInto('session')
    .values({
      personId,
      place: 'console',
      secret: digest(secret),
      openedAt: now,
      seenAt: now,
      expiresAt: new Date(now.getTime() + 12 * 3_600_000),
    })
    .execute();
  return {
    cookie: `console-session=${secret}`,
    'x-csrf-token': digest(`form ${secret}`).toString('base64url'),
  };
}
