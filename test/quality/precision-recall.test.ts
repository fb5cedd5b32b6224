import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findWeaknesses } from '#domain/quality/coach.ts';
import { readSet } from '#domain/quality/read-set.ts';

/** How well findings agree with the labels of a case file; each rule at each place counts once. */
interface Agreement {
  precision: number;
  recall: number;
  found: number;
  wrong: number;
  missed: number;
  byRule: Record<string, { found: number; wrong: number; missed: number }>;
}

function measure(name: string): Agreement {
  const lines = readFileSync(new URL(`cases/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const byRule: Agreement['byRule'] = {};
  for (const line of lines) {
    const reading = readSet(JSON.parse(line));
    if ('problem' in reading) throw new Error(`${name}: ${reading.problem}`);
    const findings = new Set(findWeaknesses(reading.set).map(key));
    const expected = new Set(labels(line).map(key));
    for (const each of new Set([...findings, ...expected])) {
      const [rule = ''] = each.split('@');
      byRule[rule] ??= { found: 0, wrong: 0, missed: 0 };
      byRule[rule][!expected.has(each) ? 'wrong' : findings.has(each) ? 'found' : 'missed'] += 1;
    }
  }
  const sum = (what: 'found' | 'wrong' | 'missed') =>
    Object.values(byRule).reduce((total, each) => total + each[what], 0);
  const [found, wrong, missed] = [sum('found'), sum('wrong'), sum('missed')];
  return {
    precision: found / (found + wrong),
    recall: found / (found + missed),
    found,
    wrong,
    missed,
    byRule,
  };
}

interface Label {
  rule: string;
  keyResult?: number | null;
}

function labels(line: string): Label[] {
  const { expected }: { expected: Label[] } = JSON.parse(line);
  return expected;
}

const key = ({ rule, keyResult = null }: Label) => `${rule}@${keyResult}`;

describe('findings against labelled cases', () => {
  it('agree with the cases that the rules were written with', () => {
    const { precision, recall, byRule } = measure('development.ndjson');
    expect(precision, JSON.stringify(byRule)).toBeGreaterThanOrEqual(0.95);
    expect(recall, JSON.stringify(byRule)).toBeGreaterThanOrEqual(0.95);
  });

  // Figures only, never the cases: who sees what is missed writes rules for it, and the file measures nothing any more.
  it('agree with cases that nobody looked at while writing the rules', () => {
    const { precision, recall, ...counts } = measure('held-out.ndjson');
    expect(precision, JSON.stringify(counts)).toBeGreaterThanOrEqual(0.9);
    expect(recall, JSON.stringify(counts)).toBeGreaterThanOrEqual(0.85);
  });
});
