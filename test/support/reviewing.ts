import type { FastifyInstance } from 'fastify';
import { type SettableClock, settableClock } from '#domain/clock.ts';
import { createTaskPages } from '#services/task-pages/create-task-pages.ts';
import type { Db } from '#storage/database.ts';
import { sweep } from '#storage/sweep.ts';
import { draftOf } from './acting.ts';
import { buildWorld, insertOkrSet, insertTask, type World } from './factory.ts';
import { BASE_URL, LINK_KEYS, linkPath, quietLogger } from './mailing.ts';

export const REVIEW_NOW = new Date('2026-12-14T09:00:00Z');

/** Beyond the undo window of whatever was done before. */
const PAST_UNDO_MS = 11 * 60_000;

/** Pages, a clock and one department whose people agree their goals, driven by forms as people would. */
export interface ReviewStage {
  db: Db;
  clock: SettableClock;
  app: FastifyInstance;
  world: World;
  get(path: string): Promise<{ statusCode: number; body: string; headers: Record<string, unknown> }>;
  post(path: string, fields?: Record<string, string>): Promise<{ statusCode: number; body: string }>;
  /** Lets what was done become final, with all that follows. */
  finalise(): Promise<void>;
  /** @returns the page of the one open task of this kind that the person has about the set. */
  pageOf(kind: 'draft' | 'review', personId: string, okrSetId: string): Promise<string>;
  openTasks(
    kind: 'draft' | 'review',
    okrSetId: string,
  ): Promise<Array<{ id: string; personId: string; ordinal: number }>>;
  setOf(okrSetId: string): Promise<{ state: string; round: number }>;
  /** A draft of the person that was submitted and whose review is open. */
  submitted(options?: {
    ownerId?: string;
    title?: string;
    aligned?: string;
  }): Promise<{ id: string; objectiveId: string; keyResultId: string }>;
  stop(): Promise<void>;
}

/** @param database a migrated database of one's own; each stage has its own world in it. */
export async function startReviewStage(db: Db): Promise<ReviewStage> {
  const clock = settableClock(REVIEW_NOW);
  const world = await buildWorld(db, REVIEW_NOW);
  const app = await createTaskPages({
    db,
    clock,
    linkKeys: LINK_KEYS,
    baseUrl: BASE_URL,
    logger: quietLogger,
    limit: null,
  });
  const html = { accept: 'text/html' };
  const stage: ReviewStage = {
    db,
    clock,
    app,
    world,
    get: async (url) => app.inject({ url, headers: html }),
    post: async (url, fields = {}) =>
      app.inject({
        method: 'POST',
        url,
        headers: { ...html, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams(fields).toString(),
      }),
    async finalise() {
      clock.set(new Date(clock.now().getTime() + PAST_UNDO_MS));
      await sweep({ db, clock });
    },
    async pageOf(kind, personId, okrSetId) {
      const tasks = (await stage.openTasks(kind, okrSetId)).filter((task) => task.personId === personId);
      const [task] = tasks;
      if (!task || tasks.length > 1) throw new Error(`${tasks.length} open ${kind} tasks`);
      return linkPath(db, clock.now(), task.id);
    },
    openTasks: (kind, okrSetId) =>
      db
        .selectFrom('task')
        .select(['id', 'personId', 'ordinal'])
        .where('kind', '=', kind)
        .where('subjectId', '=', okrSetId)
        .where('state', '=', 'open')
        .orderBy('personId')
        .execute(),
    setOf: (okrSetId) =>
      db.selectFrom('okrSet').select(['state', 'round']).where('id', '=', okrSetId).executeTakeFirstOrThrow(),
    async submitted({ ownerId = world.personId, title = 'Customers are helped at once', aligned = '' } = {}) {
      const set = await insertOkrSet(db, world, {
        ownerId,
        objectives: [
          { title, keyResults: [{ title: 'Answered within an hour', baseline: 40, target: 60, unit: '%' }] },
        ],
      });
      await insertTask(db, clock.now(), world, {
        kind: 'draft',
        phase: 'cascade',
        personId: ownerId,
        subjectId: set.id,
      });
      const [objectiveId = '', keyResultId = ''] = [set.objectiveIds[0], set.keyResultIds[0]];
      const fields = draftFields({ objectiveId, keyResultId, title }, { 'objectives[0][aligned]': aligned });
      const answer = await stage.post(await stage.pageOf('draft', ownerId, set.id), fields);
      if (answer.statusCode !== 303) throw new Error(`the draft was not submitted: ${answer.body}`);
      await stage.finalise();
      return { id: set.id, objectiveId, keyResultId };
    },
    stop: () => app.close(),
  };
  return stage;
}

/** @returns a draft's form as it is filled in for submission, with these changes. */
export function draftFields(
  of: { objectiveId: string; keyResultId: string; title?: string },
  change: Record<string, string> = {},
): Record<string, string> {
  const [objective] = draftOf(of.title ?? 'Customers are helped at once').objectives;
  return {
    'objectives[0][id]': of.objectiveId,
    'objectives[0][title]': objective?.title ?? '',
    'objectives[0][kind]': 'committed',
    'objectives[0][keyResults][0][id]': of.keyResultId,
    'objectives[0][keyResults][0][title]': 'Answered within an hour',
    'objectives[0][keyResults][0][baseline]': '40',
    'objectives[0][keyResults][0][target]': '60',
    'objectives[0][keyResults][0][unit]': '%',
    ready: 'yes',
    action: 'submit',
    ...change,
  };
}
