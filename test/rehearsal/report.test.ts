import { parse } from 'node-html-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ReportData, readReport } from '#rehearsal/report/data.ts';
import { duration, percent } from '#rehearsal/report/dates.ts';
import { reportPage } from '#rehearsal/report/page.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { buildQuarter, SUMMARY } from './report-rows.ts';

let test: TestDatabase;
let data: ReportData;

beforeAll(async () => {
  test = await createTestDatabase();
  const { cycleId } = await buildQuarter(test.db);
  data = await readReport(test.db, { cycleId, seed: 3, summary: SUMMARY, faults: [] });
});
afterAll(() => test?.drop());

describe('the figures', () => {
  it('count mails by day, week and person', () => {
    expect(data.mails.days).toEqual([
      { date: '2026-12-15', mails: 2 },
      { date: '2026-12-17', mails: 1 },
      { date: '2026-12-24', mails: 1 },
    ]);
    expect(data.mails.weeks).toEqual([
      { monday: '2026-12-14', mails: 3, readers: 2, mostForOne: 2 },
      { monday: '2026-12-21', mails: 1, readers: 1, mostForOne: 1 },
    ]);
    expect(data.mails).toMatchObject({ total: 4, readers: 2, most: { inADay: 1, inAWeek: 2 } });
  });

  it('predict what reviewers are asked', () => {
    expect(data.reviewers).toMatchObject([
      { name: 'Lena Lead', reviews: 3, reviewMinutes: 15, minutes: 15, busiestDay: '2026-12-15' },
    ]);
  });

  it('tell agreed goals from those that stand without an agreement, also after scoring', () => {
    expect(data.okrs).toMatchObject({
      proposals: 1,
      proposalsTaken: 1,
      conversations: 1,
      agreedInConversation: 0,
      sets: 3,
      agreed: 1,
      notAgreed: 1,
      objectives: 3,
      objectivesNotAgreed: 2,
      lapsed: 1,
      sentBack: 1,
    });
    expect(data.okrs.rounds).toEqual([
      { round: 1, sets: 1 },
      { round: 2, sets: 1 },
    ]);
    expect(data.okrs.departmentsWithout).toHaveLength(1);
  });

  it('find deadlines on a day off', () => {
    // The world's phases close ten days later: on Christmas Day.
    expect(data.plan.onDaysOff.map(({ date }) => date)).toContain('2026-12-25');
    expect(data.plan.holidays).toContainEqual({
      country: 'DE',
      date: '2026-12-25',
      name: '1. Weihnachtstag',
    });
  });

  it('count tasks by department and kind', () => {
    expect(data.tasks).toMatchObject([
      { kind: 'review', asked: 3, done: 2, missed: 1, open: 0, withdrawn: 0 },
    ]);
  });
});

describe('the page', () => {
  it('needs nothing beside it and runs nothing', () => {
    const page = reportPage(data);
    const root = parse(page);
    expect(root.querySelectorAll('script, link[rel=stylesheet], img')).toEqual([]);
    expect(page).not.toMatch(/url\(|https?:/);
  });

  it('gives every drawing a title, a description and a table', () => {
    const figures = parse(reportPage(data)).querySelectorAll('figure');
    expect(figures).toHaveLength(4);
    for (const figure of figures) {
      expect(figure.querySelector('svg > title')?.text).toBeTruthy();
      expect(figure.querySelector('svg > desc')?.text).toBeTruthy();
      expect(figure.querySelectorAll('table tbody tr').length).toBeGreaterThan(0);
      expect(figure.querySelector('svg')?.innerHTML).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  it('says first whether the cycle closed, and what to change before launching', () => {
    const main = parse(reportPage(data)).querySelector('main');
    expect(main?.querySelector('.lead')?.text).toContain('closes by itself');
    expect(main?.text).toContain('A deadline falls on Fri 25 Dec, a day off in DE');
    expect(main?.querySelector('.alert')).toBeNull();
  });

  it('shows faults as text, whatever they hold', () => {
    const root = parse(reportPage({ ...data, faults: ['<b>500</b> page'] }));
    expect(root.querySelector('.alert li')?.text).toBe('<b>500</b> page');
  });

  it('bears a quarter in which nothing happened', () => {
    const empty = reportPage({
      ...data,
      summary: { ...SUMMARY, checkInParticipationByWeek: [], meanScore: null, finalPhase: 'strategy' },
      mails: { ...data.mails, total: 0, readers: 0, days: [], weeks: [] },
      reviewers: [],
      tasks: [],
      leavers: [],
      presence: { absent: [], joined: [], moved: [], byCard: [] },
    });
    expect(empty).toContain('it stopped in “strategy”');
    expect(empty).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe('words for figures', () => {
  it('round no share up to all or down to none', () => {
    expect([0, 0.001, 0.5, 0.999, 1].map(percent)).toEqual(['0 %', 'under 1 %', '50 %', '99 %', '100 %']);
  });
  it('say minutes as people do', () => {
    expect([0, 5, 60, 125].map(duration)).toEqual(['0 min', '5 min', '1 h', '2 h 5 min']);
  });
});
