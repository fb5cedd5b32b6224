import { sql } from 'kysely';
import { readLinkKeys, signToken } from '#domain/action-token.ts';
import { answer, questionOf } from '#rehearsal/people/answers.ts';
import { createBrowser } from '#rehearsal/people/browser.ts';
import { createChance } from '#rehearsal/people/chance.ts';
import { issueLinks } from '#storage/repositories/action-links.ts';
import { startChild } from './child.ts';
import { measure } from './cpu.ts';
import { percentile } from './percentile.ts';
import { type BenchResult, figure } from './result.ts';
import { generateRunningCycle, LOOKED_AT_AT } from './running-cycle.ts';
import { type Scratch, startScratch } from './scratch.ts';
import { type Press, pressAtOnce, pressAtRate } from './storm.ts';

const PEOPLE = 10_000;
/** Check-ins of each of the two ways, and of those that come at a steady rate. */
const PRESSES = 800;
const WARM_UP = 400;
const PARALLEL = 10;
const PER_SECOND = 100;
const P99_MS = 200;
const GOAL = 0.7;
const WEEK = 10;
const LINK_KEYS = `b:${Buffer.alloc(32, 5).toString('base64url')}`;
const ANSWERER = { address: 'bench', sendsBack: 0, talked: false, chance: createChance(1) };

/** Somebody who is asked how it goes on the Monday of the tenth week. */
interface Asked {
  taskId: string;
  personId: string;
  cycleId: string;
  keyResultIds: string[];
  values: number[];
}

/** B2: a Monday's check-ins through the task page, against a bare handler that writes the same rows. */
export async function benchCheckIns(temporalBinary: string): Promise<BenchResult> {
  const scratch = await startScratch(temporalBinary);
  const { databaseUrl } = scratch;
  const options = { databaseUrl, linkKeys: LINK_KEYS, now: LOOKED_AT_AT.toISOString() };
  const pages = startChild<object, { url: string }>('children/task-pages', options);
  const bare = startChild<object, { url: string }>('baselines/bare-check-in', { databaseUrl });
  try {
    const [pagesAt, bareAt] = await Promise.all([pages.next(() => true), bare.next(() => true)]);
    const { cycleId } = await generateRunningCycle(scratch.db, PEOPLE);
    const asked = await askOnMonday(scratch, cycleId);
    const wanted = 2 * (WARM_UP + PRESSES) + PRESSES;
    if (asked.length < wanted) throw new Error(`${asked.length} people are asked instead of ${wanted}`);
    const lane = (from: number, count: number) => asked.slice(from, from + count);

    const written = await writeOnPages(scratch, pagesAt.url, lane(0, WARM_UP + 2 * PRESSES));
    const simple = lane(WARM_UP + 2 * PRESSES, WARM_UP + PRESSES).map((each) =>
      simplePress(bareAt.url, each),
    );
    await pressAtOnce(written.slice(0, WARM_UP), PARALLEL);
    await pressAtOnce(simple.slice(0, WARM_UP), PARALLEL);
    const baseline = await measure(() => pressAtOnce(simple.slice(WARM_UP), PARALLEL));
    const ours = await measure(() => pressAtOnce(written.slice(WARM_UP, WARM_UP + PRESSES), PARALLEL));
    const steady = await pressAtRate(written.slice(WARM_UP + PRESSES), PER_SECOND);

    const [value, simply] = [PRESSES / ours.value.seconds, PRESSES / baseline.value.seconds];
    const p99 = percentile(steady, 0.99);
    return {
      value,
      baseline: simply,
      ratio: value / simply,
      goal: `≥ ${GOAL} × a bare handler, p99 < ${P99_MS} ms at ${PER_SECOND}/s`,
      met: value / simply >= GOAL && p99 < P99_MS,
      unit: 'check-ins/s',
      notes: {
        'key results a check-in':
          asked.reduce((sum, each) => sum + each.keyResultIds.length, 0) / asked.length,
        [`at ${PER_SECOND} a second: median, p99 and longest in ms`]: [0.5, 0.99, 1]
          .map((share) => figure(percentile(steady, share)))
          .join(', '),
        'as fast as they go: median and p99 in ms': `${figure(percentile(ours.value.took, 0.5))}, ${figure(percentile(ours.value.took, 0.99))}`,
        'CPU seconds': ours.cost.byPart,
        'CPU seconds of the baseline': baseline.cost.byPart,
      },
    };
  } finally {
    await pages.stop();
    await bare.stop();
    await scratch.stop();
  }
}

async function askOnMonday({ db }: Scratch, cycleId: string): Promise<Asked[]> {
  await sql`
    insert into task (cycle_id, cohort_id, phase_run_id, kind, person_id, subject_id, ordinal, state, opened_at, due_at)
    select t.cycle_id, t.cohort_id, t.phase_run_id, 'check-in', t.person_id, t.person_id, ${WEEK}, 'open', ${LOOKED_AT_AT}, ${LOOKED_AT_AT}::timestamptz + interval '4 days'
      from task t where t.cycle_id = ${cycleId} and t.kind = 'check-in' and t.ordinal = 1
    on conflict do nothing`.execute(db);
  await sql`analyze task`.execute(db);
  const { rows } = await sql<Asked>`
    select t.id as task_id, t.person_id, t.cycle_id, array_agg(k.id) as key_result_ids, array_agg(k.current_value + 1) as values
      from task t join key_result k on k.owner_id = t.person_id
     where t.cycle_id = ${cycleId} and t.kind = 'check-in' and t.ordinal = ${WEEK}
     group by t.id order by md5(t.id::text)`.execute(db);
  return rows;
}

/** What people would send off after they have looked at their page: not measured, everybody has to look. */
async function writeOnPages({ db }: Scratch, url: string, asked: readonly Asked[]): Promise<Press[]> {
  const expiresAt = new Date(LOOKED_AT_AT.getTime() + 7 * 86_400_000);
  const links = await db.transaction().execute((trx) =>
    issueLinks(
      trx,
      asked.map(({ taskId, personId }) => ({ taskId, personId, expiresAt })),
    ),
  );
  const keys = readLinkKeys(LINK_KEYS);
  const browser = createBrowser();
  const presses: Press[] = [];
  for (const { id: linkId, personId, version } of links) {
    const page = await browser.open(`${url}/t/${signToken(keys, { linkId, personId, version })}`);
    const question = questionOf(page);
    if (question?.question !== 'check-in')
      throw new Error(`a page asks for no check-in: ${page.status} ${page.title}`);
    const values = answer({ ...question, page }, ANSWERER, 1);
    values.set('changed', 'some');
    presses.push({ url: question.form.action, body: new URLSearchParams([...values]).toString() });
  }
  return presses;
}

function simplePress(url: string, { keyResultIds, values, ...ids }: Asked): Press {
  const said = {
    ...ids,
    week: `${WEEK}`,
    keyResultIds: keyResultIds.join(' '),
    values: values.join(' '),
    confidence: '8',
  };
  return { url: `${url}/check-in`, body: new URLSearchParams(said).toString() };
}
