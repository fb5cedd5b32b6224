import { sql } from 'kysely';
import {
  addWorkingDays,
  atLocalHour,
  isWorkingDay,
  localDate,
  workingDaysBetween,
} from '#domain/calendar.ts';
import { DomainError } from '#domain/errors.ts';
import { PHASES, type Phase } from '#domain/kinds.ts';
import { parseDay } from '#domain/period.ts';
import type { Place } from '#domain/plan.ts';
import type { Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { IN_PHASE } from '../steps/tasks.ts';
import { type CommandedCycle, type CommandResult, type CycleCommand, commandCycle } from './command.ts';

const CLOSING_HOUR = 17;
const LONGEST_EXTENSION = 60;

/**
 * Moves the deadline of a phase for the whole cycle, later only: by working days or to a day. Extending the drafts also
 * extends their approval by as much, so that agreeing keeps its time.
 *
 * @param command.phase the phase; the one that is under way when left out.
 * @throws DomainError `bad-extension` for a day that has passed, is a day off, or no later than the deadline as it is.
 */
export function extendPhase(
  deps: StoreDeps,
  command: CycleCommand & {
    phase?: string | undefined;
    workingDays?: number | undefined;
    to?: string | undefined;
  },
): Promise<CommandResult> {
  return commandCycle(
    deps,
    command,
    { action: 'extended', allowed: ['running', 'paused'] },
    async (trx, cycle) => {
      const phase = await choosePhase(trx, cycle, command.phase);
      const phases: Phase[] = phase === 'cascade' ? ['cascade', 'approval'] : [phase];
      const deadlines = await readDeadlines(trx, cycle.id, phases);
      const days = command.workingDays ?? 0;
      if (command.to === undefined && (!Number.isInteger(days) || days < 1 || days > LONGEST_EXTENSION)) {
        throw refusal(
          'days',
          String(command.workingDays ?? ''),
          `Name 1 to ${LONGEST_EXTENSION} working days, or a day.`,
        );
      }
      const to = command.to === undefined ? undefined : checkDay(command.to, cycle);
      const longest = to === undefined ? days : longestMove(deadlines, phase, to);
      let latest = '';
      for (const deadline of deadlines) {
        const moved = newDeadline(deadline, deadline.phase === phase && to !== undefined ? to : longest);
        if (moved <= deadline.closesAt) {
          const present = localDate(deadline.closesAt, deadline.timeZone);
          throw refusal('to', command.to ?? '', `The deadline is ${present} already; name a later day.`);
        }
        await moveDeadline(trx, deadline.id, moved, cycle.now);
        if (deadline.phase === phase) latest = localDate(moved, deadline.timeZone);
      }
      return {
        summary: `The ${phase} phase of "${cycle.name}" now ends on ${latest}.`,
        detail: { phase, to: latest },
      };
    },
  );
}

interface Deadline extends Place {
  id: string;
  phase: Phase;
  closesAt: Date;
}

async function readDeadlines(trx: Trx, cycleId: string, phases: readonly Phase[]): Promise<Deadline[]> {
  const { rows } = await sql<Deadline>`
    select r.id, r.phase, r.closes_at, coalesce(co.time_zone, c.time_zone) as time_zone, coalesce(co.country, c.country) as country
      from phase_run r join cycle c on c.id = r.cycle_id left join cohort co on co.id = r.cohort_id
     where r.cycle_id = ${cycleId} and r.phase = any(${[...phases]}) and r.state in ('planned', 'open')
     order by r.id for update of r`.execute(trx);
  return rows;
}

/** What follows a phase moves by as many working days as the phase itself, at least by one. */
function longestMove(deadlines: readonly Deadline[], phase: Phase, to: string): number {
  const moves = deadlines
    .filter((deadline) => deadline.phase === phase)
    .map(({ closesAt, timeZone, country }) =>
      workingDaysBetween({ date: localDate(closesAt, timeZone), country }, to),
    );
  return Math.max(1, ...moves);
}

/** @param move a day, or how many working days later. */
function newDeadline({ timeZone, country, closesAt }: Deadline, move: string | number): Date {
  // A day that HR ops work on may be a day off elsewhere.
  const date =
    typeof move === 'string'
      ? addWorkingDays({ date: move, country }, 0)
      : addWorkingDays({ date: localDate(closesAt, timeZone), country }, move);
  return atLocalHour({ date, hour: CLOSING_HOUR, timeZone });
}

async function moveDeadline(trx: Trx, phaseRunId: string, closesAt: Date, now: Date): Promise<void> {
  await sql`update phase_run set closes_at = ${closesAt}, plan_version = plan_version + 1 where id = ${phaseRunId}`.execute(
    trx,
  );
  await sql`update step set due_at = ${closesAt} where phase_run_id = ${phaseRunId} and kind = 'close' and done_at is null`.execute(
    trx,
  );
  await sql`update task t set due_at = ${closesAt} where phase_run_id = ${phaseRunId} and state = 'open' and kind <> 'check-in' and ${IN_PHASE}`.execute(
    trx,
  );
  await sql`
    insert into notice (key, cycle_id, cohort_id, phase, person_id, kind, task_id, subject_id, due_at)
    select 'deadline-moved/' || t.id || '/' || r.plan_version, t.cycle_id, t.cohort_id, r.phase, t.person_id, 'deadline-moved',
           t.id, t.subject_id, ${now}
      from task t join phase_run r on r.id = t.phase_run_id
     where t.phase_run_id = ${phaseRunId} and t.state = 'open' on conflict do nothing`.execute(trx);
}

async function choosePhase(trx: Trx, cycle: CommandedCycle, wanted: string | undefined): Promise<Phase> {
  const { rows } = await sql<{ phase: Phase; open: boolean }>`
    select phase, bool_or(state = 'open') as open from phase_run
     where cycle_id = ${cycle.id} and state in ('planned', 'open') group by phase`.execute(trx);
  const left = PHASES.filter((phase) => rows.some((row) => row.phase === phase));
  if (wanted === undefined) {
    const current = left.find((phase) => rows.some((row) => row.phase === phase && row.open)) ?? left[0];
    if (current) return current;
  }
  const found = left.find((phase) => phase === wanted);
  if (found) return found;
  throw refusal('phase', wanted ?? '', `Name a phase that has not ended: ${left.join(', ')}.`);
}

function checkDay(to: string, cycle: CommandedCycle): string {
  const day = parseDay('to', to);
  if (day < localDate(cycle.now, cycle.timeZone))
    throw refusal('to', to, 'That day has passed; name a later one.');
  if (!isWorkingDay({ date: day, country: cycle.country })) {
    const next = addWorkingDays({ date: day, country: cycle.country }, 0);
    throw refusal('to', to, `That is a day off; the next working day is ${next}.`);
  }
  return day;
}

function refusal(field: string, value: string, remedy: string): DomainError {
  return new DomainError({
    code: 'bad-extension',
    message: `The deadline cannot be moved${value ? ` to "${value}"` : ''}.`,
    field,
    value,
    remedy,
  });
}
