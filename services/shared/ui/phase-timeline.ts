import { html } from 'ghtml';
import { formatDay } from '#domain/format.ts';
import type { Phase, PhaseState } from '#domain/kinds.ts';
import { PHASE_NAMES } from '#mails/texts/en/words.ts';

export interface PhaseOnTimeline {
  phase: Phase;
  state: PhaseState;
  /** Days where its people are, such as `2027-01-05`. */
  opensOn: string;
  closesOn: string;
}

export { PHASE_NAMES };

const STATE_WORDS: Readonly<Record<PhaseState, string>> = {
  planned: 'planned',
  open: 'now',
  closed: 'done',
  cancelled: 'cancelled',
};

/** @returns safe HTML of the phases in order, each with its state as a word and when it ends. */
export function phaseTimeline(phases: readonly PhaseOnTimeline[], reader: { locale: string }): string {
  const day = (date: string) =>
    formatDay(new Date(`${date}T12:00:00Z`), { locale: reader.locale, timeZone: 'UTC' });
  return html`<ol class="phases" aria-label="Phases of the cycle">!${phases
    .map(
      ({
        phase,
        state,
        opensOn,
        closesOn,
      }) => html`<li data-state="${state}"><strong>${PHASE_NAMES[phase]}</strong>
        ${STATE_WORDS[state]} · ${state === 'planned' ? `from ${day(opensOn)}` : `${state === 'open' ? 'until' : 'on'} ${day(closesOn)}`}</li>`,
    )
    .join('')}</ol>`;
}
