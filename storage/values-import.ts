import { sql } from 'kysely';
import type { ReportedRow, ValueProblem } from '#domain/check-ins/values-file.ts';
import type { ValueSource } from '#domain/kinds.ts';
import type { Actor } from '#domain/launch.ts';
import type { Trx } from './database.ts';
import type { StoreDeps } from './deps.ts';
import { holdPhasesOpen } from './phase-lock.ts';
import { auditActor, recordAudit } from './repositories/audit.ts';

/** What became of figures that came from elsewhere. */
export interface ValuesReport {
  rows: number;
  /** Figures that are new. */
  updated: number;
  /** Figures that stand there already. */
  unchanged: number;
  problems: ValueProblem[];
  dryRun: boolean;
  written: boolean;
}

interface Found {
  line: number;
  keyResultId: string;
  cycleId: string;
  phaseRunId: string;
  value: number;
  isNew: boolean;
}

/**
 * Sets the figures of key results in one transaction, so that people add only confidence and a word. With a problem in
 * any row nothing is written. The same figures again change nothing.
 *
 * @param input.rows the rows as read; @param input.problems what was wrong with others.
 */
export async function reportValues(
  deps: StoreDeps,
  input: {
    rows: readonly ReportedRow[];
    problems?: readonly ValueProblem[];
    source: ValueSource;
    actor: Actor;
    dryRun?: boolean;
  },
): Promise<ValuesReport> {
  const { rows, source, actor, dryRun = false } = input;
  return deps.db.transaction().execute(async (trx) => {
    const now = deps.clock.now();
    const { found, problems: unmatched } = await match(trx, rows);
    const problems = [...(input.problems ?? []), ...unmatched].sort((a, b) => a.line - b.line);
    const fresh = found.filter(({ isNew }) => isNew);
    const written = problems.length === 0 && !dryRun;
    if (written && fresh.length > 0) await write(trx, { fresh, source, actor, now });
    return {
      rows: rows.length + (input.problems?.length ?? 0),
      updated: fresh.length,
      unchanged: found.length - fresh.length,
      problems,
      dryRun,
      written,
    };
  });
}

/** Which key results are meant: of running cycles whose check-ins are not over. */
async function match(
  trx: Trx,
  rows: readonly ReportedRow[],
): Promise<{ found: Found[]; problems: ValueProblem[] }> {
  const { rows: matches } = await sql<{ line: number; value: number; candidates: Candidate[] }>`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(line int, "keyResult" text, owner text, value float8)),
    open as (
      select k.id, k.title, k.current_value, lower(p.email) as email, s.cycle_id, r.id as phase_run_id,
             exists (select 1 from reported_value v where v.key_result_id = k.id) as reported
        from okr_set s join cycle c on c.id = s.cycle_id and c.state in ('running', 'paused')
        join phase_run r on r.cohort_id = s.cohort_id and r.phase = 'check-ins' and r.state in ('planned', 'open')
        join objective o on o.okr_set_id = s.id join key_result k on k.objective_id = o.id and k.dropped_at is null
        join person p on p.id = k.owner_id
       where s.state in ('agreed', 'in-force'))
    select g.line, g.value, coalesce(jsonb_agg(jsonb_build_object('keyResultId', open.id, 'cycleId', open.cycle_id,
             'phaseRunId', open.phase_run_id, 'current', open.current_value, 'reported', open.reported)) filter (where open.id is not null), '[]') as candidates
      from given g left join open on (open.id::text = lower(g."keyResult") or lower(open.title) = lower(g."keyResult"))
           and (g.owner = '' or open.email = lower(g.owner))
     group by g.line, g.value order by g.line`.execute(trx);
  const found: Found[] = [];
  const problems: ValueProblem[] = [];
  const seen = new Map<string, number>();
  for (const { line, value, candidates } of matches) {
    const [first, ...more] = candidates;
    const before = first && seen.get(first.keyResultId);
    if (!first) problems.push(unknown(line));
    else if (more.length > 0) problems.push(ambiguous(line, candidates.length));
    else if (before !== undefined) problems.push(duplicate(line, before));
    else {
      seen.set(first.keyResultId, line);
      const { keyResultId, cycleId, phaseRunId, current, reported } = first;
      found.push({
        line,
        keyResultId,
        cycleId,
        phaseRunId,
        value,
        isNew: !(reported && current === value),
      });
    }
  }
  return { found, problems };
}

interface Candidate {
  keyResultId: string;
  cycleId: string;
  phaseRunId: string;
  current: number | null;
  reported: boolean;
}

async function write(
  trx: Trx,
  { fresh, source, actor, now }: { fresh: readonly Found[]; source: ValueSource; actor: Actor; now: Date },
): Promise<void> {
  // A phase that closes at this moment either has these figures, or they come too late for it.
  await holdPhasesOpen(
    trx,
    fresh.map(({ phaseRunId }) => phaseRunId),
  );
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) as x("keyResultId" uuid, "phaseRunId" uuid, value float8)),
    kept as (
      insert into reported_value (key_result_id, value, source, at)
      select g."keyResultId", g.value, ${source}, ${now} from given g
        join phase_run r on r.id = g."phaseRunId" and r.state in ('planned', 'open')
      returning key_result_id, value)
    update key_result k set current_value = kept.value from kept where k.id = kept.key_result_id`.execute(
    trx,
  );
  const perCycle = Map.groupBy(fresh, ({ cycleId }) => cycleId);
  await recordAudit(
    trx,
    [...perCycle].map(([cycleId, values]) => ({
      at: now,
      ...auditActor(actor),
      action: 'values.reported',
      cycleId,
      phase: 'check-ins' as const,
      entityKind: 'key-result',
      detail: { source, values: values.length, by: actor.label },
      content: values.map(({ keyResultId, value }) => ({ keyResultId, value })),
    })),
  );
}

function unknown(line: number): ValueProblem {
  return {
    line,
    column: 'key_result',
    code: 'unknown-key-result',
    message: 'No key result of a running cycle has this id or title, with this owner.',
    fix: 'Write it as it stands on the card, or its id; its goals must be agreed or in force.',
  };
}

function ambiguous(line: number, count: number): ValueProblem {
  return {
    line,
    column: 'key_result',
    code: 'ambiguous-key-result',
    message: `${count} key results have this title.`,
    fix: 'Add a column "owner" with the email of whose it is, or write its id.',
  };
}

function duplicate(line: number, before: number): ValueProblem {
  return {
    line,
    column: 'key_result',
    code: 'duplicate-key-result',
    message: `Line ${before} has a value for the same key result.`,
    fix: 'Keep one of the two.',
  };
}
