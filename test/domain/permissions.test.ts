import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Role } from '#domain/kinds.ts';
import { holdingsOf, may, PERMISSIONS, type Permission, reachOf } from '#domain/permissions.ts';
import { permissionsTable } from '#domain/permissions-table.ts';

const now = new Date('2026-11-23T09:00:00Z');
const LATER = new Date('2026-12-23T09:00:00Z');
const EARLIER = new Date('2026-10-23T09:00:00Z');
const nobody = { leads: [], grants: [] };
const grant = (role: Role, department: string | null, expiresAt: Date | null = null) => ({
  role,
  department,
  expiresAt,
});

const OWN = { departments: ['Sales / Field'] };
const OTHER = { departments: ['Care'] };
const BOTH = { departments: ['Sales', 'Care'] };

function allowed(holdings: ReturnType<typeof holdingsOf>, object: Parameters<typeof may>[2]): Permission[] {
  return PERMISSIONS.filter((permission) => may(holdings, permission, object).allowed);
}

it('the page about access shows this very table', () => {
  const doc = readFileSync(new URL('../../docs/access.md', import.meta.url), 'utf8');
  expect(doc).toContain(permissionsTable());
});

describe('who may do what', () => {
  it.each([
    ['employee', 'goals.browse'],
    ['executive', 'console.open cycle.read okr.read lesson.read goals.browse'],
    [
      'auditor',
      'console.open cycle.read task.read okr.read lesson.read people.read audit.read administration.read record.read policy.read access.read system.read goals.browse',
    ],
    [
      'works_council',
      'console.open cycle.read administration.read record.read record.sign policy.read access.read goals.browse',
    ],
    // What is the works council's is nobody else's.
    ['hr_ops', PERMISSIONS.filter((permission) => permission !== 'record.sign').join(' ')],
    ['lead', ''],
    ['coach', ''],
  ] as const)('%s, by the people file alone', (role, everywhere) => {
    const holdings = holdingsOf({ role, ...nobody }, now);
    const expected = everywhere.split(' ').filter(Boolean);
    expect(allowed(holdings, 'organisation')).toEqual(expected);
    expect(allowed(holdings, OTHER)).toEqual(expected);
  });

  it('a lead sees the departments they lead, with all below, and changes nothing', () => {
    const holdings = holdingsOf({ role: 'lead', leads: ['Sales'], grants: [] }, now);
    expect(allowed(holdings, OWN)).toEqual([
      'console.open',
      'cycle.read',
      'task.read',
      'okr.read',
      'people.read',
      'goals.browse',
    ]);
    expect(allowed(holdings, OTHER)).toEqual([]);
    expect(allowed(holdings, 'organisation')).toEqual([]);
    expect(reachOf(holdings, 'people.read')).toEqual(['Sales']);
  });

  it('HR ops of one part commands what lies in it as a whole, and nothing of the organisation', () => {
    const holdings = holdingsOf({ role: 'employee', leads: [], grants: [grant('hr_ops', 'Sales')] }, now);
    expect(may(holdings, 'cycle.command', OWN).allowed).toBe(true);
    expect(may(holdings, 'cycle.read', BOTH).allowed).toBe(true);
    for (const permission of ['cycle.command', 'cycle.launch', 'people.write', 'audit.read'] as const)
      expect(may(holdings, permission, BOTH).allowed).toBe(false);
    for (const permission of ['keys.manage', 'access.manage', 'values.write', 'system.mend'] as const)
      expect(may(holdings, permission, 'organisation').allowed).toBe(false);
    expect(may(holdings, 'cycle.command', { departments: [] }).allowed).toBe(false);
    // A name that only begins alike is another department.
    expect(may(holdings, 'cycle.read', { departments: ['Sales Operations'] }).allowed).toBe(false);
  });

  it('a role for a time ends by itself', () => {
    const coach = (until: Date) =>
      holdingsOf({ role: 'coach', leads: [], grants: [grant('coach', 'Sales', until)] }, now);
    expect(may(coach(LATER), 'okr.read', OWN).allowed).toBe(true);
    expect(may(coach(EARLIER), 'okr.read', OWN).allowed).toBe(false);
  });

  it('a refusal says in one sentence who can do it', () => {
    const lead = holdingsOf({ role: 'lead', leads: ['Sales'], grants: [] }, now);
    const reason = (permission: Permission, object: Parameters<typeof may>[2]) => {
      const verdict = may(lead, permission, object);
      return verdict.allowed ? '' : verdict.reason;
    };
    expect(reason('keys.manage', 'organisation')).toBe('To make and revoke API keys, ask HR ops.');
    expect(reason('audit.read', OWN)).toBe('To read everything that happened, ask HR ops or the auditor.');
    expect(reason('okr.read', OTHER)).toBe('To see goals, figures and scores outside Sales, ask HR ops.');
  });
});
