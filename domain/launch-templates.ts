import type { PolicyChanges } from './launch-policies/changes.ts';
import { nextPeriod, quarterAt } from './period.ts';

/** For whom a cycle is. */
export const SCOPE_KINDS = ['departments', 'everyone', 'everyone-but'] as const;
export type ScopeKind = (typeof SCOPE_KINDS)[number];

export const TEMPLATE_KEYS = ['first-pilot', 'quarter', 'year'] as const;
export type TemplateKey = (typeof TEMPLATE_KEYS)[number];

/** A way to begin that fits most; everything in it can be changed before the launch. */
export interface LaunchTemplate {
  name: string;
  /** Why it is as it is, in a sentence or two. */
  why: string;
  scope: ScopeKind;
  policies: PolicyChanges;
  /** Which period it proposes. @param today a day, `YYYY-MM-DD`. */
  period(today: string): string;
}

export const LAUNCH_TEMPLATES: Readonly<Record<TemplateKey, LaunchTemplate>> = {
  'first-pilot': {
    name: 'First pilot',
    why: 'One or two departments for one quarter, with goals of departments alone and few of them: quick to explain, and its report says whether to go on.',
    scope: 'departments',
    policies: { 'individual-okrs': 'no', 'objectives-department': '2', 'key-results': '3' },
    period: nextQuarter,
  },
  quarter: {
    name: 'Company-wide quarter',
    why: 'Everyone, three weeks of preparation, thirteen weeks of check-ins, on the terms the organisation has agreed for itself. People who are in a pilot stay in it.',
    scope: 'everyone',
    policies: {},
    period: nextQuarter,
  },
  year: {
    name: 'Year with quarters',
    why: 'The year holds the organisation’s and the departments’ long goals and is looked at every four weeks, since its quarters ask each week. Launch the year first; its first quarter is filled in next.',
    scope: 'everyone',
    policies: { 'individual-okrs': 'no', 'check-in-rhythm': 'monthly' },
    period: (today) => nextQuarter(today).slice(0, 4),
  },
};

/** @returns the template a link names, or undefined. */
export function templateOf(text: string): TemplateKey | undefined {
  return TEMPLATE_KEYS.find((key) => key === text);
}

/** @returns the first quarter of a year that has not begun, such as `2027-Q1`; the next one where the text is no year. */
export function firstQuarterOf(year: string, today: string): string {
  const next = nextQuarter(today);
  const first = /^\d{4}$/.test(year) ? `${year}-Q1` : next;
  return first > next ? first : next;
}

/** @returns the quarter after the present one, such as `2027-Q1`. */
export function nextQuarter(today: string): string {
  return nextPeriod(quarterAt(today)).name;
}
