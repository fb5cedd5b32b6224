import { expect, test } from 'vitest';
import { judge } from '#domain/pilot/figures.ts';
import { planWaves, repeatWave } from '#domain/pilot/waves.ts';

const pilot = { period: '2027-Q3', departments: ['Sales'] };
const others = [
  { path: 'Engineering', people: 60 },
  { path: 'Finance', people: 10 },
  { path: 'Legal', people: 20 },
  { path: 'Operations', people: 40 },
];

test('a roll-out in one wave is for everyone, in the period after the pilot’s', () => {
  expect(planWaves(pilot, others, 1)).toEqual([{ ordinal: 1, period: '2027-Q4', departments: [] }]);
});

test('waves add groups of about the same number of people, keep those before, and end with everyone', () => {
  expect(planWaves(pilot, others, 2)).toEqual([
    { ordinal: 1, period: '2027-Q4', departments: ['Engineering', 'Finance', 'Sales'] },
    { ordinal: 2, period: '2028-Q1', departments: [] },
  ]);
  const four = planWaves(pilot, others, 4);
  expect(four.map(({ departments }) => departments.length)).toEqual([2, 3, 4, 0]);
});

test('there are no more waves than departments to add', () => {
  expect(planWaves(pilot, others.slice(0, 1), 3)).toHaveLength(1);
  expect(planWaves(pilot, [], 3)).toHaveLength(1);
});

test('a repeated pilot is the same departments in the next period', () => {
  expect(repeatWave({ period: '2027', departments: ['Web', 'Sales'] })).toEqual({
    ordinal: 1,
    period: '2028',
    departments: ['Sales', 'Web'],
  });
});

test('days are better the fewer they are, everything else the more', () => {
  const values = {
    'check-ins': 80,
    agreed: null,
    'days-to-agree': 4,
    quality: 50,
    score: 0.6,
    concerns: null,
    pulse: 3,
  };
  const reached = (figure: 'check-ins' | 'days-to-agree' | 'agreed' | 'own', target: number | null) =>
    judge({ figure, target }, values).reached;
  expect(reached('check-ins', 80)).toBe(true);
  expect(reached('check-ins', 81)).toBe(false);
  expect(reached('days-to-agree', 4)).toBe(true);
  expect(reached('days-to-agree', 3)).toBe(false);
  expect(reached('agreed', 1)).toBeNull();
  expect(reached('own', null)).toBeNull();
});
