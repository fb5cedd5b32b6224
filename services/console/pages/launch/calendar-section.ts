import { html } from 'ghtml';
import { addDays, localDate, publicHoliday } from '#domain/calendar.ts';
import type { DeadlinePolicy, StepKind } from '#domain/kinds.ts';
import type { PlannedPhase } from '#domain/plan.ts';
import type { CycleSettings } from '#domain/settings.ts';
import type { LaunchDetails } from '#storage/launch.ts';
import { PHASE_NAMES } from '../../../shared/ui/phase-timeline.ts';
import { dataTable, text } from '../data-table.ts';
import { dayAndHour, dayOf, plural } from '../words.ts';

/** @returns every phase with its days, its reminders and what its deadline does; and the holidays it goes around. */
export function calendarSection({ place, phases, settings }: LaunchDetails): string {
  return html`<h2>The calendar</h2>
    <p>As it is in ${place.timeZone}. Groups elsewhere have the same phases by their own clock and around their own public holidays.</p>
    !${dataTable({
      label: 'Phases and deadlines',
      columns: [
        { label: 'Phase' },
        { label: 'Opens' },
        { label: 'Deadline' },
        { label: 'Reminders' },
        { label: 'What is open then' },
      ],
      rows: phases.map((phase) => [
        text(PHASE_NAMES[phase.phase]),
        text(dayAndHour(phase.opensAt, place.timeZone)),
        text(dayAndHour(phase.closesAt, place.timeZone)),
        text(nudges(phase, place.timeZone)),
        text(deadlineWords(settings.onDeadline[phase.phase], settings)),
      ]),
    })}
    !${holidays(phases, place)}`;
}

function nudges({ steps }: PlannedPhase, timeZone: string): string {
  const on = (kind: StepKind) =>
    steps.filter((step) => step.kind === kind).map(({ dueAt }) => dayOf(localDate(dueAt, timeZone)));
  const weeks = on('week-open').length;
  if (weeks > 0) return `${plural(weeks, 'week')} of check-ins`;
  const parts = [...on('remind'), ...on('escalate').map((day) => `${day}, to whoever leads them, too`)];
  return parts.join('; ') || '–';
}

function deadlineWords(policy: DeadlinePolicy, { extension }: CycleSettings): string {
  switch (policy) {
    case 'ask':
      return 'HR ops is asked';
    case 'extend':
      return `${plural(extension.workingDays, 'working day')} more, ${extension.atMost === 1 ? 'once' : `${extension.atMost} times`}`;
    case 'close':
      return 'It ends without an answer';
  }
}

function holidays(phases: readonly PlannedPhase[], place: LaunchDetails['place']): string {
  const days = phases.flatMap(({ opensAt, closesAt }) =>
    [opensAt, closesAt].map((at) => localDate(at, place.timeZone)),
  );
  const [first = ''] = [...days].sort();
  const last = [...days].sort().at(-1) ?? first;
  const found: string[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) {
    const name = publicHoliday({ date, country: place.country });
    if (name) found.push(`${dayOf(date)} (${name})`);
  }
  if (found.length === 0) return '';
  return html`<details><summary>${plural(found.length, 'public holiday')} on the way; no deadline falls on one</summary><p>${found.join(', ')}.</p></details>`;
}
