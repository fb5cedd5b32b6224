import { html } from 'ghtml';
import type { Standing } from '#domain/check-ins/standing.ts';

/** Shape and word, never colour alone. */
const LOOK: Readonly<Record<Standing, { sign: string; tone: string }>> = {
  'on-track': { sign: '●', tone: 'good' },
  unsure: { sign: '◐', tone: '' },
  'at-risk': { sign: '▲', tone: 'alert' },
  overdue: { sign: '◷', tone: 'alert' },
  pending: { sign: '○', tone: '' },
  paused: { sign: '‖', tone: '' },
  away: { sign: '‖', tone: '' },
};

/** @param word how the reader says it. @returns safe HTML of how a key result stands. */
export function standingTag(standing: Standing, word: string): string {
  const { sign, tone } = LOOK[standing];
  return html`<span class="tag ${tone}"><span aria-hidden="true">${sign}</span> ${word}</span>`;
}
