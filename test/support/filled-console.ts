import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { SettableClock } from '#domain/clock.ts';
import { ORGANISATION_POLICY_KEYS, policyInfo } from '#domain/organisation-policies/keys.ts';
import { DEMO_PILOT } from '#infra/demo/company.ts';
import { loadDemoCompany } from '#infra/demo/load.ts';
import type { Db } from '#storage/database.ts';
import { keepPeopleFile } from '#storage/kept-people-files.ts';
import { launchCycle } from '#storage/launch.ts';
import { writeCharter } from '#storage/pilots/charter.ts';
import { enterAbsence } from '#storage/presence/absences.ts';
import { beginRehearsal, endRehearsal } from '#storage/rehearsals/store.ts';
import { liveThrough } from './a-life.ts';
import { buildWorld, insertTask } from './factory.ts';
import { CONSOLE_TOKEN } from './signed-in-browser.ts';

export const NOW = new Date('2026-11-23T09:00:00Z');
/** One policy for each control, in each reach that it can have: the other pages are made of the same. */
const POLICIES = [
  ...new Map(
    ORGANISATION_POLICY_KEYS.map((key) => {
      const { takes, reach } = policyInfo(key);
      return [`${takes.kind} ${reach}`, key] as const;
    }),
  ).values(),
];
const HR = { kind: 'hr-ops', label: 'test' } as const;
/** Longer than a phone is wide, and without a place to break. */
const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänspatentprüfungskommission';

export interface FilledConsole {
  /** @returns where the pages of a route are that have something on them. */
  addresses(route: string): string[];
}

/**
 * Fills a database so that each page of the console has something on it: the demo company with a pilot that has just begun,
 * and a second one that was lived through and decided, with names and titles that do not break.
 */
export async function fillConsole({
  db,
  clock,
  app,
}: {
  db: Db;
  clock: SettableClock;
  app: FastifyInstance;
}): Promise<FilledConsole> {
  const deps = { db, clock };
  await loadDemoCompany(deps);
  const { cycleId: begun } = await launchCycle(deps, {
    ...{ period: '2027-Q1', departments: [...DEMO_PILOT], start: 'now', actor: HR },
  });
  const world = await buildWorld(db, NOW);
  await liveThrough(db, NOW, world);
  const { cycleId: lived, personId } = world;
  await writeCharter(deps, { cycleId: lived, actor: HR, wish: CHARTER });
  await decideOn(db, lived, world.sponsorId);
  await db
    .updateTable('person')
    .set({ name: LONG, email: `${LONG.toLowerCase()}@example.org`.replace('ä', 'ae').replace('ü', 'ue') })
    .where('id', '=', personId)
    .execute();
  await sql`update department set name = ${LONG}, path = ${LONG} where id = ${world.departmentId}`.execute(
    db,
  );
  await sql`update objective set title = ${LONG}`.execute(db);
  await sql`update key_result set title = ${LONG}, confidence = 2`.execute(db);
  await db
    .insertInto('mailSuppression')
    .values({ address: `${LONG.toLowerCase()}@example.org`, personId, status: '5.1.1', since: NOW })
    .execute();
  const late = new Date(NOW.getTime() - 86_400_000);
  const taskId = await insertTask(db, NOW, world, { kind: 'draft', phase: 'cascade', dueAt: late });
  await insertTask(db, NOW, world, { kind: 'champion', phase: 'celebration', subjectId: lived });
  const absence = await enterAbsence(deps, { personId, from: '2026-11-23', to: '2026-12-04', actor: HR });
  const [rehearsal, rehearsed] = [await rehearse(deps, 'done'), await rehearse(deps, 'running')];
  const [file, broken] = await keepFiles(deps);
  // The works council is asked for its word, as an organisation may decide.
  await db.insertInto('policy').values({ key: 'works-council-sign-off', value: 'true' }).execute();
  await sql`update person set role = 'works_council' where id = ${world.otherId}`.execute(db);
  const record = await post(app, '/v1/records', { quarter: '2027-Q2', departments: [DEMO_PILOT[0]] });
  const webhook = await post(app, '/v1/webhooks', {
    ...{ url: 'https://hooks.example.org/quarterdeck', events: ['cycle.launched'] },
  });
  await post(app, '/v1/keys', { name: LONG, scopes: ['people.read'] });
  await sql`insert into reorganisation (kind, from_path, into_path, actor_kind, actor_label, asked_at, final_at, refused)
    values ('merge', ${LONG}, ${DEMO_PILOT[0]}, 'token', 'test', ${NOW}, ${new Date(NOW.getTime() + 1_800_000)}, null),
           ('split', ${LONG}, ${LONG}, 'token', 'test', ${NOW}, ${NOW}, ${`There is no department "${LONG}".`})`.execute(
    db,
  );
  const split = `/people/departments/split?from=${encodeURIComponent(DEMO_PILOT[0])}`;
  const found: Readonly<Record<string, string[]>> = {
    '/launch': ['/launch', `/launch?like=${begun}`, `/launch?after=${lived}&wave=1`],
    '/rehearsals/:id': [`/rehearsals/${rehearsal}`, `/rehearsals/${rehearsed}`],
    '/cycles/:id': [`/cycles/${begun}`, `/cycles/${lived}`],
    '/cycles/:id/charter': [`/cycles/${begun}/charter`, `/cycles/${lived}/charter`],
    '/cycles/:id/tasks/:taskId/reassign': [`/cycles/${lived}/tasks/${taskId}/reassign`],
    '/people/departments/split': [split],
    '/people/import/:id': [`/people/import/${file}`, `/people/import/${broken}`],
    '/people/:id/absences/:absence': [`/people/${personId}/absences/${absence}`],
    '/policies/:key': POLICIES.map((key) => `/policies/${key}`),
    '/record/:id': [`/record/${record.id}`],
    '/webhooks/:id': [`/webhooks/${webhook.id}`],
  };
  return {
    addresses(route) {
      const own = found[route];
      if (own) return own;
      const address = route
        .replace('/cycles/:id', `/cycles/${lived}`)
        .replace('/people/:id', `/people/${personId}`);
      if (address.includes(':')) throw new Error(`nothing is filled in for ${route}`);
      return [address];
    },
  };
}

const CHARTER = {
  ...{ hypothesis: `${LONG} saves meetings`, decisionOn: '2027-04-21' },
  measures: [
    { text: LONG, figure: 'check-ins', target: 60 },
    { text: 'Agreeing is quick', figure: 'days-to-agree', target: 5 },
    { text: 'We would miss it', figure: 'own', target: null },
  ],
};

/** Rolled out in two waves, with everyone of the pilot a champion. */
async function decideOn(db: Db, cycleId: string, sponsorId: string): Promise<void> {
  for (const statement of [
    sql`insert into pilot_decision (cycle_id, task_id, choice, waves, reason, by_person_id, at, effective_at)
        select ${cycleId}, id, 'roll-out', 2, ${`It worked: ${LONG}`}, ${sponsorId}, ${NOW}, ${NOW}
          from task where cycle_id = ${cycleId} limit 1`,
    sql`insert into follow_up (cycle_id, created_at) values (${cycleId}, ${NOW})`,
    sql`insert into follow_up_wave (follow_up_id, ordinal, period, departments)
        select id, n, '2027-Q' || n + 1, case n when 1 then ${[...DEMO_PILOT]}::text[] else '{}' end
          from follow_up, generate_series(1, 2) n`,
    sql`insert into champion (follow_up_id, person_id, answer, answered_at)
        select f.id, m.person_id, 'accept', ${NOW} from follow_up f join member m using (cycle_id)`,
  ])
    await statement.execute(db);
}

async function rehearse(deps: { db: Db; clock: SettableClock }, state: 'done' | 'running'): Promise<string> {
  const plan = { name: `${LONG} ${state}`, departments: [...DEMO_PILOT], form: {}, digest: state, actor: HR };
  const id = await beginRehearsal(deps, plan);
  const figures = { people: 20, mails: 400, faults: [LONG] };
  if (state === 'done') await endRehearsal(deps, id, { state, figures, report: '<p>all</p>' });
  return id;
}

/** One that can be imported, with a bad row, and one of which nobody has said what its columns are. */
async function keepFiles(deps: { db: Db; clock: SettableClock }): Promise<string[]> {
  const good = [
    'employee_id,email,name,department,role,time_zone,country',
    `N1,nora.new@example.org,${LONG},${DEMO_PILOT[0]},,Europe/Berlin,DE`,
    `N2,broken,Bea Bad,${DEMO_PILOT[0]},,Europe/Berlin,DE`,
  ];
  const own = [`Kürzel;${LONG};Bereich`, `K1;Kim Kurz;${DEMO_PILOT[0]}`];
  const files = [good, own].map((rows) => ({ name: `${LONG}.csv`, bytes: Buffer.from(rows.join('\n')) }));
  return Promise.all(files.map((file) => keepPeopleFile(deps, file)));
}

async function post(app: FastifyInstance, url: string, payload: object): Promise<{ id: string }> {
  const headers = { authorization: `Bearer ${CONSOLE_TOKEN}` };
  const answer = await app.inject({ method: 'POST', url, headers, payload });
  if (answer.statusCode >= 300) throw new Error(`${url} answers ${answer.statusCode}: ${answer.body}`);
  return answer.json();
}
