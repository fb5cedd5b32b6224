import { html } from 'ghtml';
import { SMALLEST_GROUP } from '#domain/pilot/figures.ts';
import type { SignOffRow } from '#storage/privacy/sign-offs.ts';
import type { AdministrationRow } from '#storage/repositories/administration.ts';
import { factsOf, whoActed } from '../audit-page.ts';
import { dataTable, text } from '../data-table.ts';
import { day, dayAndHour, plural, STATE_WORDS } from '../words.ts';
import { SIGN_OFF_WORDS } from './record-page.ts';

const SIGN_OFFS_PER_PAGE = 50;

/** A cycle as works councils look at it. */
export interface RecordedCycle {
  id: string;
  name: string;
  state: keyof typeof STATE_WORDS;
  declaredUse: string;
  participants: number;
  /** When personal contents are erased, or were; null while the cycle goes on. */
  erasure: string;
}

/** @returns the works council's own page: what waits for it, each cycle's purpose and end of data, what administrators did. */
export function recordListBody(options: {
  signOffs: readonly SignOffRow[];
  /** With which of them the page begins. */
  from: number;
  cycles: readonly RecordedCycle[];
  /** Undefined for whoever may not read them. */
  administration: readonly AdministrationRow[] | undefined;
  /** Whether launches wait for a signature. */
  launchesWait: boolean;
  writes: boolean;
  said: string;
}): string {
  const { signOffs, from, cycles, administration, launchesWait, writes, said } = options;
  const waiting = signOffs.filter(({ state }) => state === 'waiting');
  return html`!${said}<h1>What happens with data</h1>
    <p class="lead">${waiting.length > 0 ? `${plural(waiting.length, 'record waits', 'records wait')} for the works council.` : 'Nothing waits for the works council.'}
      ${launchesWait ? 'No cycle is launched without its signature.' : 'Launches do not wait for a signature at present.'}</p>
    !${writes ? html`<nav class="buttons commands" aria-label="Commands"><a class="button quiet" href="/record/organisation">Fill in the organisation’s part</a></nav>` : ''}
    !${signOffs.length > 0 ? html`<h2>Signatures</h2>!${signOffTable(signOffs.slice(from, from + SIGN_OFFS_PER_PAGE))}!${older(signOffs.length, from)}` : ''}
    <h2>Cycles</h2>
    !${cycles.length > 0 ? cycleTable(cycles) : html`<p>None yet. Each has its record here from its launch on.</p>`}
    <p>Figures about a group are shown from ${plural(SMALLEST_GROUP, 'answer')} on. Nobody is ranked, and no rating is computed.</p>
    !${administration ? html`<h2>What administrators did last</h2>!${administrationTable(administration)}<p><a href="/administration">All of it</a></p>` : ''}`;
}

function older(total: number, from: number): string {
  const next = from + SIGN_OFFS_PER_PAGE;
  return next < total ? html`<p><a href="/record?from=${next}">Older signatures</a></p>` : '';
}

function signOffTable(rows: readonly SignOffRow[]): string {
  return dataTable({
    label: 'Signatures',
    columns: [{ label: 'Record' }, { label: 'State' }, { label: 'Asked' }, { label: 'Answered' }],
    rows: rows.map((row) => [
      html`<a href="/record/${row.id}">${row.name}</a>`,
      text(SIGN_OFF_WORDS[row.state]),
      text(`${day(row.askedAt, 'UTC')}${row.askedBy ? `, ${row.askedBy}` : ''}`),
      text(row.decidedAt ? `${day(row.decidedAt, 'UTC')}${row.decidedBy ? `, ${row.decidedBy}` : ''}` : '–'),
    ]),
  });
}

function cycleTable(cycles: readonly RecordedCycle[]): string {
  return dataTable({
    label: 'Cycles',
    columns: [
      { label: 'Cycle' },
      { label: 'State' },
      { label: 'People', number: true },
      { label: 'What the data may be used for' },
      { label: 'Personal contents' },
    ],
    rows: cycles.map(({ id, name, state, participants, declaredUse, erasure }) => [
      html`<a href="/cycles/${id}/record">${name}</a>`,
      text(STATE_WORDS[state]),
      text(participants),
      text(declaredUse),
      text(erasure),
    ]),
  });
}

function administrationTable(events: readonly AdministrationRow[]): string {
  if (events.length === 0) return html`<p>Nothing yet.</p>`;
  return dataTable({
    label: 'What administrators did last',
    columns: [
      { label: 'When' },
      { label: 'Who' },
      { label: 'What' },
      { label: 'Cycle' },
      { label: 'Detail' },
    ],
    rows: events.map((event) =>
      [
        dayAndHour(event.at, 'UTC'),
        whoActed(event),
        event.action.replace(/[.-]/g, ' '),
        event.cycle ?? '–',
        factsOf(event),
      ].map(text),
    ),
  });
}
