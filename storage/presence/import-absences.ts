import { sql } from 'kysely';
import { DomainError } from '#domain/errors.ts';
import type { Actor } from '#domain/launch.ts';
import type { PlannedPerson } from '#domain/people-file/plan.ts';
import type { Notice } from '#domain/people-file/problems.ts';
import type { Trx } from '../database.ts';
import { enterAbsenceIn } from './absences.ts';

/**
 * Enters the absences that a people file names; what is over is passed over, since files are imported again and again.
 *
 * @returns what was left as it is, a notice each: somebody is away on other days that touch these.
 */
export async function enterPlannedAbsences(
  trx: Trx,
  { now, people, actor }: { now: Date; people: readonly PlannedPerson[]; actor: Actor },
): Promise<Notice[]> {
  const rows = people.flatMap(({ absence, line, email, employeeId }) =>
    absence ? [{ line, email, employee_id: employeeId, ...absence, delegate: absence.delegateEmail }] : [],
  );
  if (rows.length === 0) return [];
  const { rows: found } = await sql<{
    line: number;
    personId: string;
    from: string;
    to: string;
    delegateId: string | null;
  }>`
    select x.line, p.id as person_id, x."from", x."to", d.id as delegate_id
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           as x(line int, email text, employee_id text, "from" text, "to" text, delegate text)
      join person p on p.state <> 'left' and (p.employee_id = x.employee_id or x.employee_id is null and lower(p.email) = lower(x.email))
      left join person d on lower(d.email) = lower(x.delegate)
     where x."to"::date >= (${now}::timestamptz at time zone p.time_zone)::date order by x.line`.execute(trx);
  const notices: Notice[] = [];
  for (const { line, ...absence } of found) {
    try {
      await enterAbsenceIn(trx, { clock: { now: () => now } }, { ...absence, actor });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      notices.push({
        line,
        column: 'away_from',
        code: 'absence-kept',
        message: `${error.message} That stays.`,
      });
    }
  }
  return notices;
}
