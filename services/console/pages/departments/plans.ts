import type { FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import type { PlannedReorganisation } from '#storage/departments/plans.ts';
import { formTokenField } from '../layout.ts';
import { plural } from '../words.ts';

/** How long HR ops can take a merger or a split back, unless the installation says otherwise. */
const UNDO_MINUTES = 30;

/** @returns for how many minutes a merger or a split can be taken back; 0 where it is done at once. */
export function undoMinutesOf({ undoMinutes }: { undoMinutes: number | null }): number {
  return undoMinutes ?? UNDO_MINUTES;
}

/** @returns what stands beside the tick: whether there is a way back. */
export function wayBack(minutes: number): string {
  return minutes === 0
    ? 'This cannot be taken back.'
    : `It happens in ${minutes < 1 ? `${Math.round(minutes * 60)} seconds` : plural(minutes, 'minute')}, and people are told then; until then you can take it back.`;
}

/** @returns the moment as the console writes it without a cycle: in the zone of whoever runs it. */
export function momentOf(at: Date): string {
  return `${at.toISOString().slice(11, 16)} UTC`;
}

/** @returns safe HTML of what was asked for and waits, each with its way back, and of what could not be done. */
export function plansSection(plans: readonly PlannedReorganisation[], request: FastifyRequest): string {
  return plans
    .map((plan) =>
      plan.refused === null
        ? html`<div class="note"><p><strong>${sentenceOf(plan)}</strong> at ${momentOf(plan.finalAt)}. Nothing has changed yet, and nobody has been told.</p>
          <form method="post" action="/people/departments/take-back">!${formTokenField(request)}<input type="hidden" name="id" value="${plan.id}">
          <div class="buttons"><button class="quiet" aria-label="Take it back: ${sentenceOf(plan)}">Take it back</button></div></form></div>`
        : html`<div class="note alert"><p><strong>This could not be done any more: ${sentenceOf(plan)}.</strong> ${plan.refused} Nothing was changed, and nobody has been told.</p></div>`,
    )
    .join('');
}

function sentenceOf({ kind, from, into }: PlannedReorganisation): string {
  return kind === 'merge' ? `${from} becomes part of ${into}` : `${into} is made out of ${from}`;
}
