import { describe, expect, it } from 'vitest';
import { decisionNudges } from '#domain/pilot/chasing.ts';

const place = { timeZone: 'Europe/Berlin', country: 'DE' };
const due = new Date('2027-04-28T15:00:00Z');
const iso = (nudges: ReturnType<typeof decisionNudges>) => nudges.map(({ at }) => at.toISOString());

describe('reminders of a decision about a pilot', () => {
  it('come two working days before it is due and, escalated, from the morning after on, each week for a month', () => {
    const nudges = decisionNudges(due, place);
    expect(iso(nudges)).toEqual([
      '2027-04-26T07:00:00.000Z',
      '2027-04-29T07:00:00.000Z',
      // The sixth of May is a public holiday.
      '2027-05-07T07:00:00.000Z',
      '2027-05-14T07:00:00.000Z',
      // Whit Monday.
      '2027-05-24T07:00:00.000Z',
    ]);
    expect(nudges.map(({ escalates }) => escalates)).toEqual([false, true, true, true, true]);
  });

  it('are as many as the pilot was launched with', () => {
    expect(iso(decisionNudges(due, place, 'once'))).toEqual(['2027-04-26T07:00:00.000Z']);
    expect(decisionNudges(due, place, 'none')).toEqual([]);
  });
});
