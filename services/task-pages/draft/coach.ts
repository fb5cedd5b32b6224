import { html } from 'ghtml';
import type { CoachedFinding } from '#domain/draft-coaching.ts';
import type { DraftTexts } from '../texts/en/draft.ts';

/** A finding as the page shows it, and as its script gets it: plain text throughout. */
export interface CoachNote {
  /** The field beside which it stands. */
  field: string;
  weight: string;
  message: string;
  reason: string;
  example: string;
  source: string;
  /** What can be done about it with one press: the value and the words of a submit button. */
  press: { value: string; label: string } | null;
}

/** @returns the findings, worded. */
export function coachNotes(findings: readonly CoachedFinding[], { coach: texts }: DraftTexts): CoachNote[] {
  return findings.map(
    ({ field, severity, rule, message, reason, example, source, objective, keyResult }) => ({
      field,
      weight: texts.weight[severity],
      message,
      reason,
      example: texts.example(example),
      source: texts.source(source),
      press:
        rule === 'kr.activity' && keyResult !== null
          ? { value: `to-initiative-${objective}-${keyResult}`, label: texts.toInitiative }
          : null,
    }),
  );
}

/** @returns safe HTML of the place beside a field where the coach speaks; empty as long as there is nothing to say. */
export function coachSlot(field: string, notes: readonly CoachNote[]): string {
  const own = notes.filter((note) => note.field === field);
  return html`<div class="coach-slot" data-coach="${field}" aria-live="polite">!${own.map(noteBox).join('')}</div>`;
}

/** The script in `browser/draft-coach.js` builds the same. */
function noteBox({ weight, message, reason, example, source, press }: CoachNote): string {
  return html`<div class="coach"><p class="eyebrow">${weight}</p><p>${message}</p><p>${reason}</p><p>${example}</p>
    <p class="eyebrow">${source}</p>!${
      press
        ? html`<button type="submit" class="quiet" name="action" value="${press.value}">${press.label}</button>`
        : ''
    }</div>`;
}
