import { STANDINGS } from '#domain/check-ins/standing.ts';
import { PHASES } from '#domain/kinds.ts';
import { PHASE_NAMES } from '#mails/texts/en/words.ts';
import { listOf, numberOf, textOf } from './client.ts';
import { table } from './output.ts';

/** What the REST interface answers, as lines for a person. Everything is read defensively: it came over the wire. */

const partOf = (from: unknown, name: string): unknown =>
  typeof from === 'object' && from !== null ? Reflect.get(from, name) : undefined;
const flagOf = (from: unknown, name: string): boolean => partOf(from, name) === true;
const people = (count: number) => `${count.toLocaleString('en')} ${count === 1 ? 'person' : 'people'}`;

/** @returns a moment as `Mon 7 Dec 2026, 09:00` in a zone. */
function moment(text: string, timeZone: string): string {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) return '';
  return at.toLocaleString('en-GB', {
    timeZone: timeZone || 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
}

export function launchLines(answer: unknown): string[] {
  const shared = listOf(answer, 'shared');
  const size = `${people(numberOf(answer, 'participants'))} in ${numberOf(answer, 'cohorts')} groups`;
  const sharedLines =
    shared.length > 0 ? [`${people(shared.length)} stay in the cycle they are already in:`] : [];
  for (const person of shared.slice(0, 20))
    sharedLines.push(`  ${textOf(person, 'name')} (${textOf(person, 'cycle')})`);
  if (!flagOf(answer, 'dryRun')) {
    const verb = flagOf(answer, 'created') ? 'Launched' : 'Already there, nothing changed';
    return [
      `${verb}: ${textOf(answer, 'name')}, ${size}.`,
      `  ${textOf(answer, 'cycleId')}`,
      ...sharedLines,
      'See how it goes: okr status',
    ];
  }
  const plan = partOf(answer, 'plan');
  const sponsor = textOf(partOf(plan, 'sponsor'), 'name');
  return [
    `${textOf(answer, 'name')}: ${size}. Nothing was written.`,
    `First mails on ${textOf(plan, 'announceOn')}. ${sponsor ? `${sponsor} states the strategy.` : 'No sponsor was found: name one with --sponsor.'}`,
    ...table(
      listOf(plan, 'phases').map((phase) => [
        `  ${phaseName(phase)}`,
        moment(textOf(phase, 'opensAt'), 'UTC'),
        '→',
        moment(textOf(phase, 'closesAt'), 'UTC'),
      ]),
    ),
    ...changedLines(listOf(plan, 'policies')),
    ...sharedLines,
    flagOf(answer, 'created')
      ? 'Launch it: the same command without --dry-run.'
      : 'This cycle is already there.',
  ];
}

/** What a launch would decide for itself. */
function changedLines(policies: readonly unknown[]): string[] {
  const changed = policies.filter((each) => flagOf(each, 'changed'));
  if (changed.length === 0) return [];
  return [
    'Changed for this launch:',
    ...changed.map((each) => `  ${textOf(each, 'label')}: ${textOf(each, 'holds')}`),
  ];
}

export function statusLines(progress: unknown, standings: unknown): string[] {
  const zone = textOf(progress, 'timeZone');
  const deadline = moment(textOf(progress, 'nextDeadline'), zone);
  const opening = moment(textOf(progress, 'nextOpening'), zone);
  const mails = partOf(progress, 'mails');
  const late = listOf(progress, 'late');
  const counts = (from: unknown) => [
    `${numberOf(from, 'done')} done`,
    `${numberOf(from, 'open')} open`,
    `${numberOf(from, 'late')} late`,
    `${numberOf(from, 'missed')} missed`,
  ];
  return [
    `${textOf(progress, 'name')} (${textOf(progress, 'period')}): ${textOf(progress, 'state')}, ${people(numberOf(progress, 'participants'))}.`,
    deadline ? `Next deadline: ${deadline} (${zone}).` : opening ? `Begins: ${opening} (${zone}).` : '',
    '',
    ...table(
      listOf(progress, 'phases').map((phase) => [
        phaseName(phase),
        phaseState(phase),
        phaseDay(phase),
        ...counts(partOf(phase, 'tasks')),
      ]),
    ),
    '',
    ...table(
      listOf(progress, 'departments').map((department) => [
        textOf(department, 'path'),
        people(numberOf(department, 'people')),
        ...counts(partOf(department, 'tasks')),
      ]),
    ),
    '',
    ...standingLines(standings),
    `Mails: ${numberOf(mails, 'sent')} sent, ${numberOf(mails, 'pending')} waiting, ${numberOf(mails, 'failed') + numberOf(mails, 'unknown')} did not get through.`,
    ...concernLines(partOf(progress, 'concerns')),
    ...undeliveredLines(listOf(progress, 'undelivered')),
    ...(late.length > 0 ? ['Late, the longest first:'] : []),
    ...table(
      late
        .slice(0, 10)
        .map((each) => [
          `  ${textOf(each, 'name')}`,
          textOf(each, 'department'),
          textOf(each, 'kind'),
          `due ${moment(textOf(each, 'dueAt'), zone)}`,
        ]),
    ),
  ];
}

/** How the key results stand, in one line; none before goals are agreed. */
function standingLines(standings: unknown): string[] {
  const total = partOf(standings, 'total');
  const parts = STANDINGS.filter((each) => numberOf(total, each) > 0);
  if (parts.length === 0) return [];
  return [
    `Key results: ${parts.map((each) => `${numberOf(total, each)} ${each.replace('-', ' ')}`).join(', ')}.`,
  ];
}

/** @returns the phase in the words of the console, with the word that commands take where it is another. */
function phaseName(phase: unknown): string {
  const name = textOf(phase, 'phase');
  const known = PHASES.find((each) => each === name);
  if (!known) return name;
  const words = PHASE_NAMES[known];
  return words.toLowerCase() === name ? words : `${words} (${name})`;
}

function phaseDay(phase: unknown): string {
  const planned = !numberOf(phase, 'open') && numberOf(phase, 'planned') > 0;
  const over = !numberOf(phase, 'open') && !planned;
  const day = dayName(textOf(phase, planned ? 'opensOn' : 'closesOn'));
  return `${planned ? 'from' : over ? 'on' : 'until'} ${day}`;
}

/** @returns `2027-01-05` as `Tue 5 Jan 2027`. */
function dayName(date: string): string {
  const at = new Date(`${date}T12:00:00Z`);
  if (Number.isNaN(at.getTime())) return '';
  return at.toLocaleDateString('en-GB', {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
}

function phaseState(phase: unknown): string {
  const [open, planned, closed] = ['open', 'planned', 'closed'].map((name) => numberOf(phase, name));
  if (open) return 'now';
  if (planned) return closed ? 'partly done' : 'planned';
  return closed ? 'done' : 'cancelled';
}

function concernLines(concerns: unknown): string[] {
  const raised = numberOf(concerns, 'raised');
  if (raised === 0) return [];
  const [answered, inTime, open, overdue] = ['answered', 'inTime', 'open', 'overdue'].map((name) =>
    numberOf(concerns, name),
  );
  return [
    `Concerns: ${raised} raised, ${answered} answered (${inTime} in time), ${open} waiting, ${overdue} overdue.`,
  ];
}

function undeliveredLines(found: readonly unknown[]): string[] {
  if (found.length === 0) return [];
  const names = found.slice(0, 10).map((each) => textOf(each, 'name'));
  const more = found.length > names.length ? ` and ${found.length - names.length} more` : '';
  return [`Without mail, since it came back: ${names.join(', ')}${more}. See okr people undelivered.`];
}

export function auditLines(answer: unknown): string[] {
  const events = listOf(answer, 'events');
  if (events.length === 0) return ['Nothing has happened yet.'];
  return table(
    events.map((event) => [
      textOf(event, 'at').slice(0, 19).replace('T', ' '),
      textOf(event, 'actor') || textOf(event, 'actorKind'),
      textOf(event, 'action'),
      textOf(event, 'phase'),
      JSON.stringify(partOf(event, 'detail') ?? {}),
    ]),
  );
}
