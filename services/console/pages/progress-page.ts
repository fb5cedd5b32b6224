import { html } from 'ghtml';
import type { Permission } from '#domain/permissions.ts';
import type { Champion } from '#storage/pilots/champions.ts';
import type { RetentionOfCycle } from '#storage/privacy/retention.ts';
import type { CycleProgress } from '#storage/repositories/progress.ts';
import { phaseTimeline } from '../../shared/ui/phase-timeline.ts';
import { COMMAND_TEXTS, type CommandName } from '../commands.ts';
import type { Overview } from '../overview.ts';
import { confidenceSection } from './confidence-section.ts';
import { dataTable, text } from './data-table.ts';
import { COUNTS, departmentRows, doneBar } from './department-rows.ts';
import { dependencySection } from './dependency-section.ts';
import { goalExceptionsSection } from './goal-exceptions.ts';
import { lateSection } from './late-section.ts';
import { mailSection } from './mail-section.ts';
import { nextStepSection } from './next-step.ts';
import { championList } from './pilot/outcome.ts';
import { erasureWords } from './record/retention-page.ts';
import { riskSection } from './risk-section.ts';
import { day, nextDeadlineSentence, plural, STATE_WORDS, stateSentence, TASK_NAMES } from './words.ts';

/** Which commands make sense in which state, the likeliest first. */
const OFFERED: Record<CycleProgress['state'], CommandName[]> = {
  running: ['remind', 'extend', 'advance', 'pause', 'cancel'],
  paused: ['resume', 'extend', 'cancel'],
  closed: [],
  cancelled: [],
};

/** Everything on a cycle's page. */
export interface CyclePage extends Overview {
  /** When its personal contents are erased, or were. */
  retention?: RetentionOfCycle | undefined;
  /** Whom departments can ask, where it rolls out a pilot. */
  champions: readonly Champion[];
  said: string;
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
  champions,
  said,
  countedAt: now,
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
    !${champions.length === 0 ? '' : html`<h2>Champions</h2><p>They took part in the pilot and said that others may ask them; people of their department read their name in the first mail of what follows.</p>!${championList(champions)}`}
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
const MOST_DEPARTMENTS = 15;

function departmentTable(cycle: CycleProgress): string {
  const { departments } = cycle;
  if (departments.length <= MOST_DEPARTMENTS) return departmentRows(cycle, departments);
  const behind = [...departments].sort((a, b) => b.tasks.late - a.tasks.late || b.tasks.open - a.tasks.open);
  return html`!${departmentRows(cycle, behind.slice(0, MOST_DEPARTMENTS))}
    <p class="soft">The ${MOST_DEPARTMENTS} furthest behind. <a href="/cycles/${cycle.id}/departments">All ${departments.length} departments</a></p>`;
}

/** Numbers alone: what concerns are about is between those whom they concern. */
function concernFacts({ concerns: { raised, open, overdue, answered, inTime } }: CycleProgress): string {
  if (raised === 0) return '';
  return html`<h2>Concerns</h2>
    <p>${plural(raised, 'concern')} raised: ${answered} answered, ${inTime} of them in the promised time, ${open} waiting for an answer.</p>
    !${overdue > 0 ? html`<div class="note alert"><p><strong>${plural(overdue, 'promised answer is', 'promised answers are')} overdue.</strong> HR ops has been told by mail whose; a word with them usually helps.</p></div>` : ''}`;
}
