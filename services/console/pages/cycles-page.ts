import { html } from 'ghtml';
import type { CycleRow } from '#storage/repositories/cycles.ts';
import { dayAndHour, phaseList, plural, STATE_WORDS } from './words.ts';

const TONES = { running: 'strong', paused: 'alert', cancelled: '', closed: 'good' } as const;

/** @returns the list of cycles; without any, what to do next. */
export function cyclesBody(options: {
  cycles: readonly CycleRow[];
  people: number;
  /** What the reader may do about it. */
  may: { launch: boolean; importPeople: boolean };
}): string {
  const { cycles, people, may } = options;
  if (cycles.length === 0 && people === 0 && may.importPeople) return nobodyYet();
  if (cycles.length === 0)
    return may.launch
      ? noCycleYet(people)
      : html`<h1>There is no cycle yet.</h1><p>HR ops launches one; you see it here from then on.</p>`;
  const running = cycles.filter((cycle) => cycle.state === 'running').length;
  return html`<h1>${running === 0 ? 'No cycle is running.' : `${plural(running, 'cycle is', 'cycles are')} running.`}</h1>
    !${cycles.map(cycleCard).join('')}
    !${may.launch ? html`<p class="no-print"><a class="button quiet" href="/launch">Launch a cycle</a></p>` : ''}`;
}

function cycleCard(cycle: CycleRow): string {
  const { timeZone } = cycle;
  const when =
    cycle.state !== 'running'
      ? ''
      : cycle.nextDeadline
        ? `Next deadline ${dayAndHour(cycle.nextDeadline, timeZone)}`
        : cycle.nextOpening
          ? `Begins ${dayAndHour(cycle.nextOpening, timeZone)}`
          : '';
  const facts = [
    cycle.openPhases.length > 0 && cycle.state === 'running' ? phaseList(cycle.openPhases) : '',
    plural(cycle.participants, 'person', 'people'),
    when,
  ].filter(Boolean);
  return html`<section class="card">
    <h2><a href="/cycles/${cycle.id}">${cycle.name}</a> <span class="tag ${TONES[cycle.state]}">${STATE_WORDS[cycle.state]}</span></h2>
    <p class="soft">${facts.join(' · ')}</p>
  </section>`;
}

function nobodyYet(): string {
  return html`<h1>Welcome. First, the people.</h1>
    <p>Quarterdeck needs to know who works here, in which department and with which manager. Export them as CSV from
      your HR system. You see what would happen before anything is written.</p>
    <p><a class="button" href="/people/import">Import people</a></p>
    <p class="soft">From the command line: <code>npm run okr -- people import people.csv --dry-run</code></p>
    <p>The first line names the columns: <code>employee_id, email, name, manager_email, department, title, time_zone,
      locale, country, role</code>. Only name, department and one of employee id and email are needed.</p>`;
}

function noCycleYet(people: number): string {
  return html`<h1>${plural(people, 'person is', 'people are')} here, and no cycle yet.</h1>
    <p>Begin with a pilot: two departments learn for a quarter, then you decide. Nobody is mailed before you have seen
      the plan.</p>
    <p><a class="button" href="/launch">Plan a pilot</a></p>
    <p class="soft">From the command line: <code>npm run okr -- launch --quarter 2027-Q1 --departments 'Sales, Care' --dry-run</code></p>`;
}
