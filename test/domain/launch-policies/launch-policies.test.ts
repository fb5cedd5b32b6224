import { describe, expect, it } from 'vitest';
import { DomainError } from '#domain/errors.ts';
import { readPolicyChanges } from '#domain/launch-policies/changes.ts';
import { LAUNCH_POLICY_KEYS } from '#domain/launch-policies/keys.ts';
import { type PolicyRow, rowsWith, settingsWith, valueAt } from '#domain/launch-policies/rows.ts';
import { sharesWords, takesWords } from '#domain/launch-policies/words.ts';
import { DEFAULT_SETTINGS } from '#domain/settings.ts';

const general = (key: PolicyRow['key'], value: unknown): PolicyRow => ({
  ...{ key, departmentId: null, country: null, value },
});

describe('what a launch changes', () => {
  it('is read the same from a form, JSON and the command line', () => {
    const form = readPolicyChanges({
      'named-lists': ['no'],
      'success-aspirational': ['0,6'],
      reviewers: [''],
    });
    const json = readPolicyChanges({ 'named-lists': false, 'success-aspirational': 0.6 });
    const line = readPolicyChanges({ 'named-lists': 'NO', 'success-aspirational': '.6', reviewers: 'own' });
    expect(form).toEqual({ 'named-lists': 'no', 'success-aspirational': '0.6' });
    expect([json, line]).toEqual([form, form]);
  });

  it('names departments with commas, in a list, or one alone', () => {
    const read = (value: unknown) => readPolicyChanges({ 'individual-okrs': value })['individual-okrs'];
    expect(read('Sales, Company / Web')).toEqual(['Sales', 'Company / Web']);
    expect(read(['Research, old and new'])).toEqual(['Research, old and new']);
    expect(read(['A', 'B'])).toEqual(['A', 'B']);
    expect(read(true)).toBe('yes');
  });

  it('goes on from a cycle before, and gives back what is said to be the organisation’s own', () => {
    const before = { visibility: 'department', reviewers: 'both' };
    expect(readPolicyChanges({ reviewers: 'own', reminders: 'once' }, before)).toEqual({
      visibility: 'department',
      reminders: 'once',
    });
  });

  it.each([
    ['check-in-rhythm', 'daily', 'Choose one of: weekly, fortnightly, monthly.'],
    ['key-results', '0', 'Write a number from 1 to 5.'],
    ['key-results', '2.5', 'Write a number from 1 to 5.'],
    ['success-committed', '1.2', 'Write a number from 0.1 to 1.'],
    ['retention-months', '1e2', 'Write a number from 1 to 120.'],
    ['declared-use', 'pay', 'Write 10 to 500 characters.'],
    ['visibility', 'toString', 'Choose one of: everyone, department.'],
    ['visibility', ['everyone', 'department'], 'Choose one of: everyone, department.'],
    ['reviewers', { a: 1 }, 'Choose one of: manager, department-lead, both.'],
  ])('%s refuses %j and says what it takes', (key, value, remedy) => {
    const read = () => readPolicyChanges({ [key]: value });
    expect(read).toThrow(DomainError);
    expect(read).toThrow(expect.objectContaining({ field: `policies.${key}` }));
    expect(read).toThrow(expect.objectContaining({ remedy: expect.stringContaining(remedy) }));
  });

  it('refuses a policy that is none, with the list of them', () => {
    const read = () => readPolicyChanges({ constructor: 'x' });
    expect(read).toThrow(expect.objectContaining({ code: 'unknown-policy' }));
    expect(read).toThrow(expect.objectContaining({ remedy: expect.stringContaining('visibility') }));
  });

  it('each of them says what it takes', () => {
    expect(LAUNCH_POLICY_KEYS.map(takesWords).filter((words) => words.length < 5)).toEqual([]);
  });
});

describe('what a cycle keeps', () => {
  const own: PolicyRow[] = [
    general('visibility', 'everyone'),
    { key: 'visibility', departmentId: null, country: 'FR', value: 'department' },
    general('reviewers', 'manager'),
    { key: 'reviewers', departmentId: 'web', country: null, value: 'both' },
  ];
  const at = (rows: PolicyRow[], key: PolicyRow['key'], country = 'DE', departments = ['web', 'all']) =>
    valueAt(rows, key, { departments, country });

  it('is the organisation’s own, the nearest department before the country, and says so where nothing is said', () => {
    const rows = rowsWith(own, {});
    expect([at(rows, 'reviewers'), at(rows, 'reviewers', 'DE', ['shop', 'all'])]).toEqual([
      'both',
      'manager',
    ]);
    expect([at(rows, 'visibility'), at(rows, 'visibility', 'FR')]).toEqual(['everyone', 'department']);
    expect(rows).toContainEqual(general('check-in-rhythm', null));
  });

  it('a change counts for everybody', () => {
    const rows = rowsWith(own, { reviewers: 'department-lead' });
    expect(rows.filter(({ key }) => key === 'reviewers')).toEqual([general('reviewers', 'department-lead')]);
  });

  it('tightens what a country protects for itself, and never loosens it', () => {
    const opened = rowsWith([general('visibility', 'department'), ...own.slice(1)], {
      visibility: 'everyone',
    });
    expect([at(opened, 'visibility', 'DE'), at(opened, 'visibility', 'FR')]).toEqual([
      'everyone',
      'department',
    ]);
    const closed = rowsWith(own, { visibility: 'department' });
    expect([at(closed, 'visibility', 'DE'), at(closed, 'visibility', 'FR')]).toEqual([
      'department',
      'department',
    ]);
    const short: PolicyRow = { key: 'retention-months', departmentId: null, country: 'DE', value: 12 };
    const kept = rowsWith([general('retention-months', 36), short], { 'retention-months': '24' });
    expect([at(kept, 'retention-months'), at(kept, 'retention-months', 'US')]).toEqual([12, 24]);
    const named: PolicyRow = { key: 'named-lists', departmentId: 'web', country: null, value: false };
    expect(at(rowsWith([named], { 'named-lists': 'yes' }), 'named-lists')).toBe(false);
  });

  it('individual goals in some departments are those of the departments alone elsewhere', () => {
    const rows = rowsWith([general('individual-okrs', true)], { 'individual-okrs': ['Web'] }, ['web']);
    expect([at(rows, 'individual-okrs'), at(rows, 'individual-okrs', 'DE', ['shop'])]).toEqual([true, false]);
  });

  it('one limit changes and the others stay', () => {
    const rows = rowsWith([general('objective-limits', { company: 4, department: 3, individual: 2 })], {
      'objectives-department': '1',
    });
    expect(at(rows, 'objective-limits')).toEqual({ company: 4, department: 1, individual: 2 });
  });

  it('settings change and remember it', () => {
    const changes = { 'success-aspirational': '0.6', reminders: 'none', 'concern-days': '3' };
    expect(settingsWith(DEFAULT_SETTINGS, changes)).toEqual({
      ...DEFAULT_SETTINGS,
      successFrom: { committed: 1, aspirational: 0.6 },
      ...{ reminders: 'none', concernDays: 3, changed: changes },
    });
    expect(settingsWith(DEFAULT_SETTINGS, {}).changed).toBeUndefined();
  });

  it('is said in words, with several values for how many people each', () => {
    expect(sharesWords('key-results', [{ value: '1', people: 3 }])).toBe('1 key result');
    const mixed = [
      { value: 'weekly', people: 12 },
      { value: 'monthly', people: 1 },
    ];
    expect(sharesWords('check-in-rhythm', mixed)).toBe('Every week (12 people); Every four weeks (1 person)');
  });
});
