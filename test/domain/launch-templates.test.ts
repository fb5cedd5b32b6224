import { describe, expect, it } from 'vitest';
import { readPolicyChanges } from '#domain/launch-policies/changes.ts';
import {
  firstQuarterOf,
  LAUNCH_TEMPLATES,
  nextQuarter,
  TEMPLATE_KEYS,
  templateOf,
} from '#domain/launch-templates.ts';
import { parsePeriod } from '#domain/period.ts';

describe('templates of a launch', () => {
  it.each(TEMPLATE_KEYS)('%s decides only what a launch may decide, for a period to come', (key) => {
    const { policies, period } = LAUNCH_TEMPLATES[key];
    expect(readPolicyChanges(policies)).toEqual(policies);
    for (const today of ['2026-11-23', '2027-01-01', '2027-12-31'])
      expect(parsePeriod(period(today)).endsOn > today).toBe(true);
    expect(templateOf(key)).toBe(key);
  });

  it('a year goes on with its first quarter that is still to come', () => {
    expect(firstQuarterOf('2027', '2026-11-23')).toBe('2027-Q1');
    expect(firstQuarterOf('2027', '2027-02-10')).toBe('2027-Q2');
    expect(firstQuarterOf('anything', '2026-11-23')).toBe(nextQuarter('2026-11-23'));
  });
});
