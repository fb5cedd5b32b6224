import type { FastifyInstance } from 'fastify';
import { parse } from 'node-html-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import type { TaskKind } from '#domain/kinds.ts';
import { sealDue } from '#services/mailer/sealer.ts';
import { createTaskPages } from '#services/task-pages/create-task-pages.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { insertEveryTask } from '../../support/every-task.ts';
import { buildWorld } from '../../support/factory.ts';
import { fieldsIn, lastChoicesIn, textBoxesIn } from '../../support/forms.ts';
import { BASE_URL, LINK_KEYS, linkPath, quietLogger } from '../../support/mailing.ts';
import { startReviewStage } from '../../support/reviewing.ts';

const NOW = new Date('2027-02-15T09:00:00Z');

/** What people paste, and what people try. */
const HOSTILE = {
  script: `"><script>alert(1)</script><img src=x onerror=alert(1)>'`,
  'right to left': 'שלום עולם \u202Eeciovni\u202C مرحبا',
  emoji: '👩🏽‍🚀🎉🇪🇸 x\u0301\u0302',
  'ten thousand characters': `${'Ein Wort '.repeat(1111)}x`,
  'a header': 'Hello\r\nBcc: everyone@example.org\r\n\r\nGone',
  'what no text may hold': 'a\u0000b\u001bc\ud800d',
};

describe('every text box', () => {
  let database: TestDatabase;
  let app: FastifyInstance;

  beforeAll(async () => {
    database = await createTestDatabase();
    const { db } = database;
    const deps = { db, clock: settableClock(NOW), linkKeys: LINK_KEYS, baseUrl: BASE_URL };
    app = await createTaskPages({ ...deps, logger: quietLogger, limit: null });
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });
  const accept = 'text/html';
  const get = async (url: string) => (await app.inject({ url, headers: { accept } })).body;
  const post = (url: string, fields: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url,
      headers: { accept, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });

  /** What a form needs besides to be taken, by kind of task. */
  const WANTED: Partial<Record<TaskKind, Record<string, string>>> = {
    draft: {
      'objectives[0][title]': 'Orders leave the house without a mistake',
      'objectives[0][kind]': 'committed',
      'objectives[0][keyResults][0][title]': 'Orders that arrive complete',
      'objectives[0][keyResults][0][baseline]': '80',
      'objectives[0][keyResults][0][target]': '95',
      ready: 'yes',
      action: 'submit',
    },
    review: { decision: 'request-change', comment: 'For whom?' },
    answer: { reply: 'counter', words: 'A week later' },
    'check-in': {},
    score: { confirm: 'yes', action: 'confirm' },
    reflect: { learned: 'We asked too late' },
    change: { say: 'decline', words: 'It is known by now' },
    feedback: { words: 'Clear, and a little fast' },
    pace: { pace: 'stay' },
  };

  it.each(Object.keys(WANTED))(
    'of a page that asks for a %s takes anything, or says what to do',
    async (name) => {
      const kind = (Object.keys(WANTED) as TaskKind[]).find((each) => each === name) ?? 'draft';
      // A world of its own: what is taken back here must not be missing there.
      const tasks = new Map(await insertEveryTask(database.db, NOW, await buildWorld(database.db, NOW)));
      const path = await linkPath(database.db, NOW, tasks.get(kind) ?? '');
      const first = await get(path);
      const boxes = textBoxesIn(first);
      expect(boxes.length).toBeGreaterThan(0);
      const chosen = kind === 'check-in' ? lastChoicesIn(first) : {};
      // Less than a whole commitment wants a word of why.
      const reasons = boxes.filter((box) => box.includes('reason')).map((box) => [box, 'It began late']);
      const wanted = { ...fieldsIn(first), ...chosen, ...Object.fromEntries(reasons), ...WANTED[kind] };
      let taken = 0;
      for (const box of boxes)
        for (const text of Object.values(HOSTILE)) {
          const fields = { ...wanted, [box]: text };
          const answer = await post(path, fields);
          expect([box, text.slice(0, 20), [303, 422].includes(answer.statusCode)]).toEqual([
            box,
            text.slice(0, 20),
            true,
          ]);
          if (answer.statusCode === 303) taken += 1;
          else expect(parse(answer.body).querySelector('.problem')?.text).toBeTruthy();
          expectInert(answer.body);
          expectInert(await get(path));
          // So that the next text finds the task open again.
          await post(`${path}/undo`, { undo: 'yes' });
        }
      expect(taken).toBeGreaterThan(0);
    },
  );
});

describe('a hostile draft', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it.each([
    ['script', '"><script>alert(1)</script>'],
    ['right to left', 'שלום עולם'],
    ['emoji', '👩🏽‍🚀🎉🇪🇸'],
    ['a header', 'Hello Bcc: everyone@example.org Gone'],
  ] as const)(
    'reaches its reviewer as words and nothing else, on the page and by mail: %s',
    async (which, words) => {
      const stage = await startReviewStage(database.db);
      const { db, clock, world } = stage;
      const set = await stage.submitted({ title: HOSTILE[which] });
      const page = (await stage.get(await stage.pageOf('review', world.leadId, set.id))).body;
      expectInert(page);
      expect(parse(page).querySelector('.okr h3')?.text).toContain(words);
      await sealDue({ db, clock, pacing: 'immediate', baseUrl: BASE_URL });
      const mail = await db
        .selectFrom('mail')
        .select(['subject', 'text', 'html', 'headers'])
        .where('personId', '=', world.leadId)
        .executeTakeFirstOrThrow();
      expect(mail.text).toContain(words);
      expect(parse(mail.html).structuredText).toContain(words);
      expect(parse(mail.html).querySelectorAll('script, img, [onerror]')).toEqual([]);
      expect(mail.subject).not.toMatch(/[\r\n]/);
      expect(Object.keys(mail.headers)).not.toContain('Bcc');
      await stage.stop();
    },
  );
});

/** Nothing of what was written may have become markup. */
function expectInert(body: string): void {
  const root = parse(body);
  const scripts = root.querySelectorAll('script').map((script) => script.getAttribute('src'));
  expect(scripts.filter((src) => src !== '/draft-coach.js')).toEqual([]);
  expect(root.querySelectorAll('img, [onerror]')).toEqual([]);
}
