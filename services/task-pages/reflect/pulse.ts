import { html } from 'ghtml';
import { PULSE_QUESTIONS, type PulseQuestion } from '#domain/pilot/figures.ts';
import type { Fields } from '../fields.ts';
import { radioGroup } from '../form.ts';
import type { PulseTexts } from '../texts/pilot-model.ts';

const nameOf = (question: PulseQuestion) => `pulse-${question}`;

/** @returns safe HTML of the three questions about a pilot; nothing is chosen beforehand, and each may stay open. */
export function pulseFields(fields: Fields, says: PulseTexts): string {
  const options = says.answers.map((label, index) => ({ value: String(index + 1), label }));
  return html`<h2>${says.heading}</h2><p class="soft">${says.lead}</p>!${PULSE_QUESTIONS.map((question) =>
    radioGroup({
      name: nameOf(question),
      label: says.questions[question],
      value: fields.text(nameOf(question)),
      problems: [],
      options,
      inRow: true,
    }),
  ).join('')}`;
}

/** @returns the answers that were given. */
export function pulseIn(fields: Fields): Array<{ question: PulseQuestion; value: number }> {
  return PULSE_QUESTIONS.flatMap((question) => {
    const value = Number(fields.text(nameOf(question)));
    return Number.isInteger(value) && value >= 1 && value <= 5 ? [{ question, value }] : [];
  });
}
