import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { insertOkrSet, insertPerson, insertTask } from '../../support/factory.ts';
import { linkPath } from '../../support/mailing.ts';
import { draftFields, type ReviewStage, startReviewStage } from '../../support/reviewing.ts';

let database: TestDatabase;
let stage: ReviewStage;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  stage = await startReviewStage(database.db);
  return () => stage.stop();
});

/** A set that Pia submitted and Lena is asked to agree. */
async function underReview() {
  const set = await stage.submitted();
  const { leadId, personId } = stage.world;
  return { ...set, leadId, personId, path: await stage.pageOf('review', leadId, set.id) };
}
const agreedVersions = (okrSetId: string) =>
  stage.db
    .selectFrom('okrVersion')
    .select(['reason', 'round'])
    .where('okrSetId', '=', okrSetId)
    .orderBy('version')
    .execute();
const noticesOf = (kind: 'agreed' | 'talk' | 'draft', personId: string) =>
  stage.db
    .selectFrom('notice')
    .select('subjectId')
    .where('kind', '=', kind)
    .where('personId', '=', personId)
    .where('mootAt', 'is', null)
    .execute();

describe('the review page', () => {
  it('begins with what deserves a look, and marks it at its spot', async () => {
    const set = await insertOkrSet(stage.db, stage.world, {
      state: 'submitted',
      objectives: [
        { title: 'Be better', keyResults: [{ title: 'Hold 5 workshops', baseline: 0, target: 5 }] },
      ],
    });
    const taskId = await insertTask(stage.db, stage.clock.now(), stage.world, {
      kind: 'review',
      phase: 'approval',
      personId: stage.world.leadId,
      subjectId: set.id,
      ordinal: 1,
    });
    const { body } = await stage.get(await linkPath(stage.db, stage.clock.now(), taskId));
    expect(body).toMatch(/class="attention">\d things deserve your attention: \d hints from the coaching\./);
    expect(body.indexOf('deserve your attention')).toBeLessThan(body.indexOf('Hold 5 workshops'));
    expect(body).toContain('Would anyone care if it came fully true?');
    expect(body).not.toMatch(/<script| checked|<details[^>]* open/);
  });

  it('stays under 50 kB with five objectives of five key results each', async () => {
    const keyResults = Array.from({ length: 5 }, (_, n) => ({
      title: `Share of questions answered within an hour, in region ${n}`,
      baseline: 40,
      target: 60,
      unit: '%',
    }));
    const objectives = Array.from({ length: 5 }, (_, n) => ({
      title: `People who call us are helped the first time, whoever they reach, part ${n}`,
      keyResults,
    }));
    const set = await insertOkrSet(stage.db, stage.world, { state: 'submitted', objectives });
    const taskId = await insertTask(stage.db, stage.clock.now(), stage.world, {
      kind: 'review',
      phase: 'approval',
      personId: stage.world.leadId,
      subjectId: set.id,
      ordinal: 1,
    });
    const path = await linkPath(stage.db, stage.clock.now(), taskId);
    const { body } = await stage.get(path);
    expect(Buffer.byteLength(body)).toBeLessThan(50_000);
    // So many goals have their proposals' fields on request.
    expect(body).not.toContain('name="points[1][title]"');
    const asked = await stage.post(path, { 'points[1][verdict]': 'propose' });
    expect(asked.statusCode).toBe(422);
    expect(asked.body).toMatch(/name="points\[1\]\[title\]" value="Share of questions/);
  });

  it('takes nothing for an answer that was not chosen', async () => {
    const { id, path } = await underReview();
    for (const fields of [
      {},
      { comment: 'Good' },
      { decision: 'agree-in-conversation' },
      { 'points[0][verdict]': 'agree' },
      { decision: 'agree', 'points[1][verdict]': 'request-change', 'points[1][comment]': 'Why 60?' },
      { 'points[0][comment]': 'Typed and nothing chosen' },
      { 'points[1][verdict]': 'request-change' },
      { 'points[1][verdict]': 'propose', 'points[1][title]': '', 'points[1][target]': 'much' },
    ])
      expect((await stage.post(path, fields)).statusCode, JSON.stringify(fields)).toBe(422);
    expect(await stage.openTasks('review', id)).toHaveLength(1);
    expect(await stage.db.selectFrom('reviewPoint').selectAll().where('okrSetId', '=', id).execute()).toEqual(
      [],
    );
  });

  it('refuses a proposal that changes nothing, and keeps what was typed', async () => {
    const { path } = await underReview();
    const proposal = {
      'points[1][verdict]': 'propose',
      'points[1][title]': 'Answered within an hour',
      'points[1][baseline]': '40',
      'points[1][target]': '60',
      'points[1][unit]': '%',
    };
    const same = await stage.post(path, proposal);
    expect(same.statusCode).toBe(422);
    expect(same.body).toContain('reads as it is now');
    const equal = await stage.post(path, { ...proposal, 'points[1][target]': '40' });
    expect(equal.body).toContain('Give a target that differs');
    expect(equal.body).toMatch(/value="propose"\s+checked/);
  });

  it('agrees when every single spot is agreed', async () => {
    const { id, path } = await underReview();
    const each = { 'points[0][verdict]': 'agree', 'points[1][verdict]': 'agree' };
    expect((await stage.post(path, each)).statusCode).toBe(303);
    await stage.finalise();
    expect(await stage.setOf(id)).toEqual({ state: 'agreed', round: 1 });
  });
});

describe('a round', () => {
  const wishes = {
    'points[0][verdict]': 'request-change',
    'points[0][comment]': 'For whom? <b>Say it.</b>',
    'points[1][verdict]': 'propose',
    'points[1][title]': 'Answered within an hour',
    'points[1][baseline]': '40',
    'points[1][target]': '75.5',
    'points[1][unit]': '%',
    'points[1][comment]': 'We did 58 last time.',
  };

  it('goes back with comments at their spots, and a proposal is taken by one choice', async () => {
    const { id, personId, leadId, objectiveId, keyResultId, path } = await underReview();
    expect((await stage.post(path, wishes)).statusCode).toBe(303);
    await stage.finalise();
    expect(await stage.setOf(id)).toEqual({ state: 'changes-requested', round: 2 });
    expect(await noticesOf('draft', personId)).toEqual([{ subjectId: id }]);

    const draft = await stage.pageOf('draft', personId, id);
    const page = (await stage.get(draft)).body;
    expect(page).toContain('What Lena Lead said');
    expect(page).toContain('For whom? &#60;b&#62;Say it.');
    expect(page).toContain('40\u00a0% → 75.5\u00a0%');
    const points = await stage.db
      .selectFrom('reviewPoint')
      .select(['id', 'verdict'])
      .where('okrSetId', '=', id)
      .orderBy('place')
      .execute();
    const [asked, proposed] = points.map((point) => `answers[${point.id}]`);
    expect(
      (
        await stage.post(draft, {
          ...draftFields({ objectiveId, keyResultId }),
          action: 'save',
          [`${proposed}[choice]`]: 'taken',
          [`${asked}[text]`]: 'For whoever calls.',
        })
      ).statusCode,
    ).toBe(303);
    const kept = (await stage.get(draft)).body;
    expect(kept).toContain('value="75.5"');
    expect(kept).toContain('Taken: it is in your draft.');

    const sent = draftFields(
      { objectiveId, keyResultId, title: 'Customers who call are helped at once' },
      { 'objectives[0][keyResults][0][target]': '75.5' },
    );
    expect((await stage.post(draft, sent)).statusCode).toBe(303);
    await stage.finalise();
    const target = await stage.db
      .selectFrom('keyResult')
      .select('target')
      .where('id', '=', keyResultId)
      .executeTakeFirstOrThrow();
    expect(target.target).toBe(75.5);

    const second = (await stage.get(await stage.pageOf('review', leadId, id))).body;
    expect(second).toContain('What changed since the last round');
    expect(second).toMatch(/Customers <ins>.*who call.*<\/ins>\s*are helped at once/);
    expect(second).toMatch(/<del>.*60.*<\/del>\s*<ins>.*75\.5/);
    expect(second).toContain('It was taken.');
    expect(second).toContain('Pia Person answered: For whoever calls.');
    expect(second).toContain('We talked and agreed');
  });

  it('keeps a taken proposal also when the draft cannot be submitted yet', async () => {
    const { id, personId, objectiveId, keyResultId, path } = await underReview();
    await stage.post(path, wishes);
    await stage.finalise();
    const draft = await stage.pageOf('draft', personId, id);
    const point = await stage.db
      .selectFrom('reviewPoint')
      .select('id')
      .where('okrSetId', '=', id)
      .where('verdict', '=', 'propose')
      .executeTakeFirstOrThrow();
    const unready = draftFields({ objectiveId, keyResultId }, { ready: '' });
    const answer = await stage.post(draft, { ...unready, [`answers[${point.id}][choice]`]: 'taken' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('value="75.5"');
    expect((await stage.get(draft)).body).toContain('value="75.5"');
  });

  it('shows what is still seen differently as the first thing to look at', async () => {
    const { id, personId, leadId, objectiveId, keyResultId, path } = await underReview();
    await stage.post(path, wishes);
    await stage.finalise();
    await stage.post(await stage.pageOf('draft', personId, id), draftFields({ objectiveId, keyResultId }));
    await stage.finalise();
    const { body } = await stage.get(await stage.pageOf('review', leadId, id));
    expect(body).toContain('2 points you saw differently last time');
    expect(body).toContain('Nothing changed since the last round.');
  });

  it('keeps each round’s content and locks what was agreed', async () => {
    const { id, personId, leadId, objectiveId, keyResultId, path } = await underReview();
    await stage.post(path, { decision: 'request-change', comment: 'Which hour?' });
    await stage.finalise();
    const draft = await stage.pageOf('draft', personId, id);
    await stage.post(draft, draftFields({ objectiveId, keyResultId, title: 'Second' }));
    await stage.finalise();
    await stage.post(await stage.pageOf('review', leadId, id), { decision: 'agree' });
    await stage.finalise();
    expect(await agreedVersions(id)).toEqual([
      { reason: 'submitted', round: 1 },
      { reason: 'submitted', round: 2 },
      { reason: 'agreed', round: 2 },
    ]);
    await stage.post(draft, draftFields({ objectiveId, keyResultId, title: 'Third' }));
    await stage.post(`${draft}/undo`, { undo: 'yes' });
    const { title } = await stage.db
      .selectFrom('objective')
      .select('title')
      .where('id', '=', objectiveId)
      .executeTakeFirstOrThrow();
    expect(title).toBe('Second');
    expect(await noticesOf('agreed', personId)).toEqual([{ subjectId: id }]);
  });
});

describe('a conversation', () => {
  /** Round two: Lena sent it back and would like to talk. */
  async function inRoundTwo() {
    const set = await underReview();
    expect((await stage.get(set.path)).body).not.toContain('Shall we talk?');
    await stage.post(set.path, { decision: 'request-change', comment: 'Which hour?' });
    await stage.finalise();
    const draft = await stage.pageOf('draft', set.personId, set.id);
    const submit = (change: Record<string, string> = {}) => stage.post(draft, draftFields(set, change));
    return { ...set, draft, submit };
  }

  it('is offered from round two on, to both', async () => {
    const { draft, id, leadId, submit } = await inRoundTwo();
    expect((await stage.get(draft)).body).toContain('Shall we talk?');
    await submit({ talk: 'yes' });
    await stage.finalise();
    expect(await noticesOf('talk', leadId)).toEqual([{ subjectId: id }]);
    const { body } = await stage.get(await stage.pageOf('review', leadId, id));
    expect(body).toContain('Shall we talk?');
    expect(body).toContain('Pia Person would like to talk about it.');
  });

  it('agrees when the author says so with the draft and the reviewer with the answer', async () => {
    const { id, leadId, submit } = await inRoundTwo();
    await submit({ agreedInConversation: 'yes' });
    await stage.finalise();
    expect(await stage.setOf(id)).toEqual({ state: 'submitted', round: 2 });
    const path = await stage.pageOf('review', leadId, id);
    expect((await stage.get(path)).body).toContain('Pia Person says that you agreed when you talked.');
    await stage.post(path, { decision: 'agree-in-conversation' });
    await stage.finalise();
    expect(await stage.setOf(id)).toEqual({ state: 'agreed', round: 2 });
    expect((await agreedVersions(id)).at(-1)).toEqual({ reason: 'agreed-in-conversation', round: 2 });
    const audit = await stage.db
      .selectFrom('auditEvent')
      .select('detail')
      .where('action', '=', 'okr.agreed')
      .where('entityId', '=', id)
      .execute();
    expect(audit).toEqual([{ detail: { how: 'conversation' } }]);
  });

  it('agrees nothing when the reviewer alone says so; the author is asked, and one press makes it two', async () => {
    const { id, leadId, personId, submit, objectiveId, keyResultId } = await inRoundTwo();
    await submit();
    await stage.finalise();
    await stage.post(await stage.pageOf('review', leadId, id), { decision: 'agree-in-conversation' });
    await stage.finalise();
    expect(await stage.setOf(id)).toEqual({ state: 'changes-requested', round: 3 });
    const draft = await stage.pageOf('draft', personId, id);
    expect((await stage.get(draft)).body).toContain('Lena Lead says that you agreed when you talked.');
    await stage.post(draft, draftFields({ objectiveId, keyResultId }, { agreedInConversation: 'yes' }));
    await stage.post(`${draft}/undo`, { undo: 'yes' });
    await stage.post(draft, draftFields({ objectiveId, keyResultId }, { agreedInConversation: 'yes' }));
    await stage.finalise();
    expect(await stage.setOf(id)).toEqual({ state: 'agreed', round: 3 });
    expect(await stage.openTasks('review', id)).toEqual([]);
  });

  it('counts for the content both have seen: what changed after a press is read again', async () => {
    const { id, leadId, personId, submit, objectiveId, keyResultId } = await inRoundTwo();
    await submit();
    await stage.finalise();
    await stage.post(await stage.pageOf('review', leadId, id), { decision: 'agree-in-conversation' });
    await stage.finalise();
    const change = { agreedInConversation: 'yes', 'objectives[0][keyResults][0][target]': '45' };
    await stage.post(
      await stage.pageOf('draft', personId, id),
      draftFields({ objectiveId, keyResultId }, change),
    );
    await stage.finalise();
    expect(await stage.setOf(id)).toEqual({ state: 'submitted', round: 3 });
    expect(await stage.openTasks('review', id)).toMatchObject([{ personId: leadId, ordinal: 3 }]);
  });

  it('is taken back with what it was said by', async () => {
    const { id, draft, submit } = await inRoundTwo();
    await submit({ agreedInConversation: 'yes' });
    await stage.post(`${draft}/undo`, { undo: 'yes' });
    const said = await stage.db.selectFrom('conversation').selectAll().where('okrSetId', '=', id).execute();
    expect(said).toEqual([]);
  });
});

describe('several reviewers', () => {
  async function withPolicy(value: string) {
    await stage.db
      .insertInto('policy')
      .values({ key: 'reviewers', departmentId: stage.world.departmentId, value: JSON.stringify(value) })
      .execute();
    // Pia reports to Otto here, so that manager and department lead are two people.
    await stage.db
      .updateTable('person')
      .set({ managerId: stage.world.otherId })
      .where('id', '=', stage.world.personId)
      .execute();
    return stage.submitted();
  }

  it.each([
    ['manager', ['otherId']],
    ['department-lead', ['leadId']],
    ['both', ['leadId', 'otherId']],
  ] as const)('follow from the policy: %s', async (policy, who) => {
    const { id } = await withPolicy(policy);
    const asked = (await stage.openTasks('review', id)).map(({ personId }) => personId);
    expect(asked).toEqual(who.map((name) => stage.world[name]).sort());
  });

  it('must all agree, also when the last two do so at the same moment', async () => {
    const { id } = await withPolicy('both');
    const { leadId, otherId } = stage.world;
    const [first, second] = await Promise.all([
      stage.pageOf('review', leadId, id),
      stage.pageOf('review', otherId, id),
    ]);
    expect((await stage.get(first)).body).toContain('Otto Other is asked as well');
    await stage.post(first, { decision: 'agree' });
    await stage.finalise();
    expect(await stage.setOf(id)).toMatchObject({ state: 'submitted' });
    await stage.post(second, { decision: 'agree' });
    await stage.finalise();
    expect(await stage.setOf(id)).toMatchObject({ state: 'agreed' });
  });

  it('are asked again together when one of them wants a change', async () => {
    const { id, objectiveId, keyResultId } = await withPolicy('both');
    const { leadId, otherId, personId } = stage.world;
    await stage.post(await stage.pageOf('review', leadId, id), {
      decision: 'request-change',
      comment: 'Why?',
    });
    await stage.finalise();
    expect(await stage.openTasks('review', id)).toEqual([]);
    await stage.post(await stage.pageOf('draft', personId, id), draftFields({ objectiveId, keyResultId }));
    await stage.finalise();
    expect((await stage.openTasks('review', id)).map((task) => [task.personId, task.ordinal]).sort()).toEqual(
      [
        [leadId, 2],
        [otherId, 2],
      ].sort(),
    );
  });
});

describe('a reviewer who is away', () => {
  const away = (change: { delegateId?: string }) =>
    stage.db
      .updateTable('person')
      .set({ state: 'away', ...change })
      .where('id', '=', stage.world.leadId)
      .execute();

  it('is stood in for by their delegate', async () => {
    const now = stage.clock.now();
    const delegateId = await insertPerson(stage.db, now, { departmentId: stage.world.departmentId });
    await away({ delegateId });
    const { id } = await stage.submitted();
    expect(await stage.openTasks('review', id)).toMatchObject([{ personId: delegateId }]);
  });

  it('or by their manager, where the delegate is none, away or the author', async () => {
    await away({});
    const { id } = await stage.submitted();
    expect(await stage.openTasks('review', id)).toMatchObject([{ personId: stage.world.sponsorId }]);
    await away({ delegateId: stage.world.otherId });
    const other = await stage.submitted({ ownerId: stage.world.otherId });
    expect(await stage.openTasks('review', other.id)).toMatchObject([{ personId: stage.world.sponsorId }]);
  });
});
