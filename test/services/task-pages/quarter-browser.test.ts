import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { celebrateNow, openLookBack } from '../../support/celebrating.ts';
import { insertNotice, insertOkrSet, insertTask } from '../../support/factory.ts';
import { type LivedWorld, lookAt, startRealQuarter } from '../../support/real-quarter.ts';

const DAY_MS = 86_400_000;
/** A Monday of the quarter. */
const START = new Date('2027-02-01T08:00:00Z');

// @sparticuz/chromium is built for Linux; elsewhere nothing is skipped but this.
describe.runIf(process.platform === 'linux')(
  'a quarter is lived by mails and a browser',
  { timeout: 60_000 },
  () => {
    let quarter: Awaited<ReturnType<typeof startRealQuarter>>;
    let world: LivedWorld;
    let page: Page;

    beforeAll(async () => {
      quarter = await startRealQuarter(START);
    }, 120_000);
    afterAll(() => quarter?.stop());
    beforeEach(async () => {
      world = await quarter.newWorld();
      page = await quarter.newPage();
    });

    const field = (place: number, part: string) =>
      `[name="keyResults[${world.keyResultIds[place]}][${part}]"]`;
    const submit = () => page.locator('main form button[type=submit]').first().click();
    const heading = () => page.textContent('h1');
    const main = async () => (await page.textContent('main')) ?? '';
    const figures = async (place: number) =>
      await quarter.db
        .selectFrom('keyResult')
        .select(['currentValue', 'target'])
        .where('id', '=', world.keyResultIds[place] ?? '')
        .executeTakeFirstOrThrow();

    /** Tells the week in the browser, with something in the way. */
    async function tellTheWeek(): Promise<void> {
      await page.check('[name=changed][value=some]');
      await page.fill(field(0, 'value'), '16');
      await page.check(`${field(0, 'confidence')}[value="8"]`);
      await page.check(`${field(1, 'confidence')}[value="2"]`);
      await page.locator('details summary').nth(1).click();
      await page.fill(field(1, 'blocker'), 'The licence is missing');
      await submit();
    }

    it('check-ins: one mail, a page with last time’s figures, one press, and the way back', async () => {
      await quarter.openWeek(world, 1);
      const mail = (await quarter.post())(world.emails.person);
      expect(mail.subject).toBe('Check-in, week 1');
      await quarter.follow(page, mail);
      expect(await page.inputValue(field(0, 'value'))).toBe('18');
      expect(await page.locator('input[type=radio]:checked').count()).toBe(0);
      await lookAt(page);
      await submit();
      expect(await main()).toContain('Choose whether something changed or nothing did.');
      await tellTheWeek();
      expect(await heading()).toMatch(/thank you/i);
      await lookAt(page);
      expect((await figures(0)).currentValue).toBe(16);
      await page.check('[name=undo]');
      await submit();
      expect((await figures(0)).currentValue).toBeNull();
    });

    it('replies: a mail written back checks in, and the answer leads to the page where it can be taken back', async () => {
      await quarter.openWeek(world, 6);
      const { emails } = world;
      const mail = (await quarter.post())(emails.person);
      await quarter.office.reply({
        to: mail.replyTo,
        from: emails.person,
        text: `A 16 7/10 keep, B same blocked by legal\n\nThanks\nPia\n\n${mail.text.replace(/^/gm, '> ')}`,
      });
      const answer = (await quarter.post())(emails.person);
      expect(answer.text).toContain('Churn: 16\u00a0%, 7/10, goal kept');
      expect(answer.text).toContain('was not said for: B');
      await quarter.follow(page, answer);
      expect(await heading()).toMatch(/thank you/i);
      await lookAt(page);
      await page.check('[name=undo]');
      await submit();
      expect(await page.locator(field(0, 'value')).count()).toBe(1);
    });

    it('feedback: the lead’s three lines, a word in place, and the person reads it next week', async () => {
      const { emails, personId } = world;
      await quarter.openWeek(world, 1);
      await quarter.follow(page, (await quarter.post())(emails.person));
      await tellTheWeek();
      await quarter.settle();
      quarter.wait(7 * DAY_MS);
      await quarter.openWeek(world, 2);
      const agenda = (await quarter.post())(emails.lead);
      expect(agenda.text).toContain(
        'What is blocked: Answers within a day (Pia Person): The licence is missing',
      );
      await quarter.follow(page, agenda);
      await lookAt(page);
      await page.check(`[name="people[${personId}][kind]"][value=thanks]`);
      await page.fill(`[name="people[${personId}][words]"]`, 'Thank you for naming it early.');
      await submit();
      expect(await heading()).toMatch(/thank you/i);
      await quarter.settle();
      quarter.wait(7 * DAY_MS);
      await quarter.openWeek(world, 3);
      const next = (await quarter.post())(emails.person);
      expect(next.text).toContain('Lena Lead gave you feedback');
      await quarter.follow(page, next);
      expect(await main()).toContain('Thank you for naming it early.');
      await lookAt(page);
    });

    it('changes: asked for with a reason, agreed by the same reviewer, and heard of by mail', async () => {
      const { emails } = world;
      await quarter.openWeek(world, 1);
      await quarter.follow(page, (await quarter.post())(emails.person));
      await page.locator('a[href$="/change"]').click();
      await lookAt(page);
      await page.locator('a[href$="/change/target"]').click();
      await page.selectOption('[name=keyResult]', world.keyResultIds[0] ?? '');
      await page.fill('[name=target]', '12');
      await page.fill('[name=reason]', 'A third of the team was lent out.');
      await lookAt(page);
      await submit();
      await quarter.settle();
      await quarter.follow(page, (await quarter.post())(emails.lead));
      expect(await main()).toContain('Target 12\u00a0% in place of 10\u00a0%');
      await lookAt(page);
      await page.check('[name=say][value=approve]');
      await submit();
      await quarter.settle();
      expect((await figures(0)).target).toBe(12);
      expect((await quarter.post())(emails.person).subject).toContain('it is agreed');
    });

    /** Signs in by the mail that the page asks for. */
    async function signIn(address: string): Promise<void> {
      await page.goto(`${quarter.url}/sign-in`);
      await page.fill('[name=email]', address);
      await submit();
      await quarter.follow(page, (await quarter.post())(address), /\/sign-in\//);
      await submit();
      await page.waitForURL('**/okrs');
    }

    it('presence: the manager says when somebody is away, and no mail comes until they are back', async () => {
      const { emails, personId } = world;
      await signIn(emails.lead);
      await page.goto(`${quarter.url}/team/${personId}`);
      const today = quarter.clock.now().toISOString().slice(0, 10);
      const until = new Date(quarter.clock.now().getTime() + 10 * DAY_MS).toISOString().slice(0, 10);
      await page.fill('[name=from]', today);
      await page.fill('[name=to]', until);
      await page.fill('[name=delegate]', 'Otto Other');
      await lookAt(page);
      await submit();
      expect(await main()).toContain('The absence is on record.');
      await lookAt(page);
      await quarter.openWeek(world, 1);
      const week = await quarter.post();
      expect(() => week(emails.person)).toThrow('no mail came');
      expect(week(emails.other).text).toContain('Churn');
      quarter.wait(11 * DAY_MS + 12 * 3_600_000);
      await quarter.settle();
      expect((await quarter.post())(emails.person).text).toContain('Otto Other');
    });

    it('concerns: raised from a page, answered by whoever leads them, and the raiser sees what happened', async () => {
      const { emails } = world;
      await quarter.openWeek(world, 1);
      await quarter.follow(page, (await quarter.post())(emails.person));
      await page.locator('a[href$="/concern"]').click();
      await page.check('[name=audience][value=manager]');
      await page.fill('[name=words]', 'Two teams wait for each other.');
      await lookAt(page);
      await submit();
      expect(await main()).toContain('Lena Lead');
      const asked = (await quarter.post())(emails.lead);
      expect(asked.text).not.toContain('Two teams wait');
      await quarter.follow(page, asked);
      expect(await main()).toContain('Two teams wait for each other.');
      await lookAt(page);
      await page.locator('input[type=radio]').first().check();
      await page.fill('textarea', 'I talk to the other team tomorrow.');
      await submit();
      await quarter.settle();
      await quarter.follow(page, (await quarter.post())(emails.person), /\/concern/);
      expect(await main()).toContain('I talk to the other team tomorrow.');
      await lookAt(page);
    });

    it('transparency: a link by mail opens everybody’s goals; the weekly mail of the department ends by a press', async () => {
      const { emails, leadId } = world;
      const goals = await insertOkrSet(quarter.db, world, {
        level: 'department',
        ownerId: leadId,
        state: 'agreed',
        objectives: [{ title: 'Nobody waits', keyResults: [{ title: 'Hours', baseline: 9, target: 3 }] }],
      });
      await quarter.db
        .updateTable('keyResult')
        .set({ lastWeek: 1, currentValue: 5 })
        .where('id', 'in', goals.keyResultIds)
        .execute();
      await signIn(emails.other);
      await page.goto(`${quarter.url}/okrs?cycle=${world.cycleId}&q=waits`);
      expect(await main()).toContain('Nobody waits');
      await lookAt(page);
      await page.goto(`${quarter.url}/okrs/department/${world.departmentId}?cycle=${world.cycleId}`);
      expect(await main()).toContain('Nobody waits');
      await lookAt(page);
      await page.goto(`${quarter.url}/okrs/picture?cycle=${world.cycleId}`);
      await lookAt(page);
      await quarter.openWeek(world, 2);
      const mail = (await quarter.post())(emails.other);
      expect(mail.subject).toBe('The week in Sales');
      await quarter.follow(page, mail, /\/reminders\//);
      await lookAt(page);
      await page.check('[name=reminders][value=off]');
      await submit();
      await quarter.db
        .updateTable('keyResult')
        .set({ lastWeek: 2 })
        .where('id', 'in', goals.keyResultIds)
        .execute();
      quarter.wait(7 * DAY_MS);
      await quarter.openWeek(world, 3);
      const next = await quarter.post();
      expect(() => next(emails.other)).toThrow('no mail came');
    });

    it('scores: worked out and shown before they count, a missed commitment asks why, a tick confirms', async () => {
      const { emails } = world;
      const taskId = await insertTask(quarter.db, quarter.clock.now(), world, {
        kind: 'score',
        phase: 'scoring',
      });
      await insertNotice(quarter.db, quarter.clock.now(), world, { kind: 'score', phase: 'scoring', taskId });
      await quarter.follow(page, (await quarter.post())(emails.person));
      await page.fill(field(0, 'value'), '15');
      await page.check(field(1, 'pending'));
      await submit();
      expect(await main()).toContain('Score 0.5');
      await lookAt(page);
      await page.check('[name=confirm]');
      await submit();
      expect(await page.textContent('[role=alert]')).toContain('kept this commitment from being full');
      await lookAt(page);
      await page.fill(field(0, 'reason'), 'Two people left.');
      await page.check('[name=confirm]');
      await submit();
      expect(await page.locator('[name=undo]').count()).toBe(1);
      await lookAt(page);
      const scores = await quarter.db
        .selectFrom('score')
        .select(['score', 'reason'])
        .where('taskId', '=', taskId)
        .execute();
      expect(scores).toEqual([{ score: 0.5, reason: 'Two people left.' }]);
    });

    it('the celebration: the leader’s own words and thanks come by mail, and on a page for everybody', async () => {
      const { db, clock } = quarter;
      const { emails } = world;
      const phase = await openLookBack(db, clock, world);
      const asked = await quarter.post();
      await quarter.follow(page, asked(emails.lead));
      await lookAt(page);
      await page.fill('textarea', 'You stayed calm when it counted.');
      await submit();
      await quarter.follow(page, asked(emails.other));
      await lookAt(page);
      await page.fill('[name=kudosTo]', 'Pia');
      await page.fill('[name=kudosText]', 'Her patience in the last week');
      await submit();
      await celebrateNow(db, clock, phase);
      const mail = (await quarter.post())(emails.person);
      expect(mail.text).toContain('You stayed calm when it counted.');
      await signIn(emails.person);
      await quarter.follow(page, mail, /\/celebration\//);
      expect(await main()).toContain('Her patience in the last week');
      await lookAt(page);
    });
  },
);
