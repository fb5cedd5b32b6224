import { html } from 'ghtml';
import type { Permission } from '#domain/permissions.ts';
import type { RetentionOfCycle } from '#storage/privacy/retention.ts';
import type { ConfidenceWeek } from '#storage/repositories/confidence-weeks.ts';
import type { CyclePulse } from '#storage/repositories/cycle-pulse.ts';
import type { ObjectiveAtRisk } from '#storage/repositories/objectives-at-risk.ts';
import type { CycleProgress, TaskCounts } from '#storage/repositories/progress.ts';
import { phaseTimeline } from '../../shared/ui/phase-timeline.ts';
import { COMMAND_TEXTS, type CommandName } from '../commands.ts';
import { confidenceSection } from './confidence-section.ts';
import { dataTable, text } from './data-table.ts';
import { dependencySection } from './dependency-section.ts';
import { goalExceptionsSection } from './goal-exceptions.ts';
import { lateSection } from './late-section.ts';
import { mailSection } from './mail-section.ts';
import { nextStepSection } from './next-step.ts';
import { erasureWords } from './record/retention-page.ts';
import { riskSection } from './risk-section.ts';
import {
  day,
  nextDeadlineSentence,
  phaseList,
  plural,
  STATE_WORDS,
  stateSentence,
  TASK_NAMES,
} from './words.ts';

const COUNTS = [
  { label: 'Open', number: true },
  { label: 'Late', number: true },
];

/** Which commands make sense in which state, the likeliest first. */
const OFFERED: Record<CycleProgress['state'], CommandName[]> = {
  running: ['remind', 'extend', 'advance', 'pause', 'cancel'],
  paused: ['resume', 'extend', 'cancel'],
  closed: [],
  cancelled: [],
};

/** Everything on a cycle's page. */
export interface CyclePage {
  cycle: CycleProgress;
  confidence: readonly ConfidenceWeek[];
  atRisk: readonly ObjectiveAtRisk[];
  /** What the page was made from; the stream tells when it is no longer so. */
  pulse: CyclePulse | undefined;
  /** When its personal contents are erased, or were. */
  retention?: RetentionOfCycle | undefined;
  said: string;
  now: Date;
  /** Whether the reader may do or see something about this cycle. */
  can: (permission: Permission, of?: 'organisation') => boolean;
}

/**
 * @returns a cycle's page: the state in a sentence, the next decision, what can be done, then detail. Parts that age are
 *   marked `data-live`; a page that is open replaces them, see `browser/cycle-live.js`.
 */
export function progressBody({
  cycle,
  confidence,
  atRisk,
  pulse,
  retention,
  said,
  now,
  can,
}: CyclePage): string {
  const live = (name: string, body: string) => html`<section id="live-${name}" data-live>!${body}</section>`;
  return html`!${said}
    <p class="eyebrow">${cycle.kind === 'pilot' ? 'Pilot' : 'Company-wide cycle'} · ${cycle.period} · ${STATE_WORDS[cycle.state]}</p>
    <h1>${cycle.name}</h1>
    !${live('state', html`<p class="lead">${stateSentence(cycle)} ${nextDeadlineSentence(cycle)}</p>!${can('cycle.command') ? nextStepSection(cycle, now) : ''}`)}
    !${cycle.closedAt && can('record.read') ? html`<p>${erasureWords(retention, true)}. <a href="/cycles/${cycle.id}/retention">What that means</a></p>` : ''}
    !${commandLinks(cycle, can)}
    !${live('phases', phaseTimeline(cycle.phases.map(phaseOnTimeline), { locale: 'en-GB' }))}
    !${live('late', lateSection(cycle, can('task.read')))}
    !${live('confidence', can('okr.read') ? confidenceSection(confidence) : '')}
    !${live('risk', riskSection(atRisk, cycle.id))}
    !${live('work', workSection(cycle))}
    !${live('ties', `${dependencySection(cycle.dependencies)}${goalExceptionsSection(cycle.goals)}${concernFacts(cycle)}`)}
    !${live('mails', mailSection(cycle, can('people.write', 'organisation'), now))}
    !${closerLook(cycle, can)}
    <p class="soft" id="live-time" data-live><span data-pulse="${JSON.stringify(pulse ?? null)}">As of ${day(now, cycle.timeZone)}, ${now.toLocaleTimeString('en-GB', { timeZone: cycle.timeZone, hour: '2-digit', minute: '2-digit' })}
      (${cycle.timeZone}).</span> <a href="/cycles/${cycle.id}">Look again</a></p>`;
}

function workSection(cycle: CycleProgress): string {
  return html`<h2>Tasks</h2>
    !${cycle.tasksByKind.length === 0 ? html`<p>None yet. The first ones open with the first phase.</p>` : kindTable(cycle)}
    <h2>Departments</h2>!${departmentTable(cycle)}`;
}

/** Everything that has a page of its own. */
const WAYS: ReadonlyArray<readonly [permission: Permission, path: string, label: string]> = [
  ['cycle.read', 'charter', 'Charter'],
  ['lesson.read', 'report', 'Report against the charter'],
  ['task.read', 'outstanding', 'Who is outstanding'],
  ['okr.read', 'alignment', 'How the goals hang together'],
  ['okr.read', 'key-results', 'How the key results stand'],
  ['okr.read', 'scores', 'Scores'],
  ['lesson.read', 'learned', 'You asked, we changed'],
  ['data.export', 'results', 'Take out final goals and scores'],
  ['record.read', 'record', 'What happens with data'],
  ['record.read', 'retention', 'When personal contents are erased'],
  ['audit.read', 'audit', 'What happened so far'],
];

/** Only pilots have a charter. */
const OF_PILOTS = ['charter', 'report'];

function closerLook({ id, kind }: CycleProgress, can: CyclePage['can']): string {
  const ways = WAYS.filter(
    ([permission, path]) => can(permission) && (kind === 'pilot' || !OF_PILOTS.includes(path)),
  );
  if (ways.length === 0) return '';
  return html`<h2>Look closer</h2><ul class="ways">!${ways
    .map(([, path, label]) => html`<li><a href="/cycles/${id}/${path}">${label}</a></li>`)
    .join('')}</ul>`;
}

function commandLinks({ id, state }: CycleProgress, can: CyclePage['can']): string {
  const links = can('cycle.command')
    ? OFFERED[state].map((name) => ({ path: `/cycles/${id}/${name}`, label: COMMAND_TEXTS[name].label }))
    : [];
  if (can('cycle.launch'))
    links.push({
      path: `/launch?like=${id}`,
      label: state === 'closed' ? 'Plan the next period' : 'Plan one like it',
    });
  if (links.length === 0) return '';
  return html`<nav class="buttons commands" aria-label="Commands">!${links
    .map(({ path, label }) => html`<a class="button quiet" href="${path}">${label}</a>`)
    .join('')}</nav>`;
}

function phaseOnTimeline({
  phase,
  open,
  closed,
  cancelled,
  planned,
  opensOn,
  closesOn,
}: CycleProgress['phases'][number]) {
  const state = open > 0 ? 'open' : planned > 0 ? 'planned' : closed > 0 ? 'closed' : 'cancelled';
  // Departments may be at different points: between the first that is done and the last, the phase is "now".
  const mixed = state === 'planned' && closed + cancelled > 0 ? 'open' : state;
  return { phase, state: mixed, opensOn, closesOn } as const;
}

function kindTable(cycle: CycleProgress): string {
  return dataTable({
    label: 'Tasks by kind',
    columns: [{ label: 'Task' }, { label: 'Done' }, ...COUNTS, { label: 'Not done in time', number: true }],
    rows: cycle.tasksByKind.map((kind) => {
      const name = TASK_NAMES[kind.kind];
      return [text(name), doneBar(kind, name), text(kind.open), text(kind.late), text(kind.missed)];
    }),
  });
}

/** The page stays small however many departments there are: those with the most that is late come first. */
const MOST_DEPARTMENTS = 40;

function departmentTable(cycle: CycleProgress): string {
  const { departments } = cycle;
  if (departments.length <= MOST_DEPARTMENTS) return departmentRows(cycle, departments);
  const behind = [...departments].sort((a, b) => b.tasks.late - a.tasks.late || b.tasks.open - a.tasks.open);
  return html`!${departmentRows(cycle, behind.slice(0, MOST_DEPARTMENTS))}
    <p class="soft">The ${MOST_DEPARTMENTS} furthest behind of ${departments.length} departments.</p>`;
}

function departmentRows(cycle: CycleProgress, departments: CycleProgress['departments']): string {
  return dataTable({
    label: 'Departments',
    columns: [
      { label: 'Department' },
      { label: 'Done' },
      ...COUNTS,
      { label: 'Where it is' },
      { label: 'Next deadline' },
    ],
    rows: departments.map((each) => [
      html`${each.path}<br><span class="soft">${plural(each.people, 'person', 'people')}</span>`,
      doneBar(each.tasks, each.path),
      text(each.tasks.open),
      text(each.tasks.late),
      text(phaseList(each.openPhases) || 'Nothing open'),
      text(each.nextDeadline ? day(each.nextDeadline, cycle.timeZone) : '–'),
    ]),
  });
}

/** A bar that also says its number; tasks that were called off count for nothing. */
function doneBar({ open, done, missed }: TaskCounts, of: string): string {
  const all = open + done + missed;
  if (all === 0) return html`<span class="soft">none yet</span>`;
  return html`<span class="done"><progress value="${done}" max="${all}" aria-label="${of}: ${done} of ${all} done"></progress>
    <span>${done} of ${all}</span></span>`;
}

/** Numbers alone: what concerns are about is between those whom they concern. */
function concernFacts({ concerns: { raised, open, overdue, answered, inTime } }: CycleProgress): string {
  if (raised === 0) return '';
  return html`<h2>Concerns</h2>
    <p>${plural(raised, 'concern')} raised: ${answered} answered, ${inTime} of them in the promised time, ${open} waiting for an answer.</p>
    !${overdue > 0 ? html`<div class="note alert"><p><strong>${plural(overdue, 'promised answer is', 'promised answers are')} overdue.</strong> HR ops has been told by mail whose; a word with them usually helps.</p></div>` : ''}`;
}
