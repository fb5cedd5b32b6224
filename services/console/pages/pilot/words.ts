import type { PilotChoice } from '#domain/kinds.ts';
import type { Figure, PulseQuestion } from '#domain/pilot/figures.ts';

/** The figures of a report in words, with the unit of their target. */
export const FIGURE_WORDS: Readonly<Record<Figure, { label: string; unit: string }>> = {
  'check-ins': { label: 'Check-ins answered, of those asked', unit: '%' },
  agreed: { label: 'Goals agreed in conversation before their deadline', unit: '%' },
  'days-to-agree': { label: 'Days from the first draft to agreement (median)', unit: 'days' },
  quality: { label: 'Agreed objectives about which the coach has nothing to say', unit: '%' },
  score: { label: 'Mean score', unit: 'of 1' },
  concerns: { label: 'Concerns answered in the promised time', unit: '%' },
  pulse: { label: 'Mean of the three-question pulse', unit: 'of 5' },
  own: { label: 'For people to judge', unit: '' },
};

export const PULSE_WORDS: Readonly<Record<PulseQuestion, string>> = {
  clear: 'I knew what my team wanted to achieve, and why',
  helped: 'The goals helped me decide what comes first',
  again: 'I would like to work this way again',
};

export const CHOICE_WORDS: Readonly<Record<PilotChoice, string>> = {
  stop: 'Stop',
  repeat: 'Repeat',
  'roll-out': 'Roll out',
};

/** @returns a value of a figure as people write it: `86.5 %`, `4.1 of 5`. */
export function figureText(figure: Figure, value: number | null): string {
  if (value === null) return 'not measured yet';
  const { unit } = FIGURE_WORDS[figure];
  return `${value.toLocaleString('en')}${unit ? ` ${unit}` : ''}`;
}

/** @returns what a target asks for: `at least 80 %`, `at most 10 days`. */
export function targetText(figure: Figure, target: number | null): string {
  if (figure === 'own' || target === null) return 'judged by people';
  return `${figure === 'days-to-agree' ? 'at most' : 'at least'} ${figureText(figure, target)}`;
}
