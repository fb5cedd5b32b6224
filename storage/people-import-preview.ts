import { sql } from 'kysely';
import type { Actor } from '#domain/launch.ts';
import {
  type Difference,
  describeDifferences,
  type SeenPlan,
  seenPlan,
} from '#domain/people-file/differences.ts';
import type { ImportPlan, KnownPerson } from '#domain/people-file/plan.ts';
import { readPeopleFile } from '#domain/people-file/read.ts';
import { type ImportReport, reportOf } from '#domain/people-file/report.ts';
import type { Trx } from './database.ts';
import type { StoreDeps } from './deps.ts';
import { readColumnsFor } from './people-columns.ts';
import { type ImportProgress, planFile, tooManyMissing } from './people-import.ts';
import { type ImportEffects, writeImport } from './people-import-write.ts';

/** What an import would do, bad rows left out, for somebody who decides about it. */
export interface ImportPreview {
  report: ImportReport;
  created: Array<{ name: string; department: string; manager: string | null }>;
  changed: Array<{ name: string; differences: Difference[] }>;
  effects: ImportEffects;
  /** What it would come to if whoever is missing left; null where nobody is, or more than may leave at once. */
  leaving: Leaving | null;
  /** Whether there is anything to import. */
  importable: boolean;
  seen: SeenPlan;
}

export interface Leaving {
  tasks: number;
  keyResults: number;
  okrSets: number;
  reports: number;
}

/**
 * Carries the import out and takes it back in the same breath, so that what it says about running cycles is what would
 * happen, and not a second opinion.
 *
 * @param options.listed how many people are named of those who are new and of those who change.
 * @param options.onProgress may be called many times a second.
 * @returns what would happen; nothing is written.
 */
export async function previewImport(
  deps: StoreDeps,
  options: {
    bytes: Uint8Array;
    actor: Actor;
    listed: number;
    onProgress?: (progress: ImportProgress) => void;
  },
): Promise<ImportPreview> {
  const { bytes, actor, listed, onProgress } = options;
  const reading = (share: number) => onProgress?.({ stage: 'reading', done: share, total: 1 });
  const file = await readPeopleFile(bytes, reading, await readColumnsFor(deps.db, bytes));
  const trx = await deps.db.startTransaction().execute();
  try {
    onProgress?.({ stage: 'checking', done: 0, total: 1 });
    const { plan, known } = await planFile(trx, file, { skipBadRows: true });
    onProgress?.({ stage: 'writing', done: 0, total: 1 });
    const importable = !plan.refused && plan.people.length > 0;
    const seen = seenPlan(plan);
    const lists = listsOf(plan, known, listed);
    const effects = importable
      ? await writeImport(trx, deps.clock.now(), plan, {
          actor,
          onWritten: (done) => onProgress?.({ stage: 'writing', done, total: plan.changes.length }),
        })
      : { joined: [], moved: 0, reviews: 0 };
    const leaving =
      importable && plan.missing.length > 0 && !tooManyMissing(plan) ? await leavingOf(trx, plan) : null;
    return {
      report: reportOf(plan, { written: false, dryRun: true }),
      ...lists,
      effects,
      leaving,
      importable,
      seen,
    };
  } finally {
    await trx.rollback().execute();
  }
}

function listsOf(plan: ImportPlan, known: readonly KnownPerson[], listed: number) {
  const difference = describeDifferences(plan, known);
  const created = plan.changes.filter((person) => person.known === null).slice(0, listed);
  const changed = plan.changes.filter((person) => person.known !== null).slice(0, listed);
  return {
    created: created.map((person) => ({
      name: person.name,
      department: person.departmentPath,
      manager: difference.managerOf(person),
    })),
    changed: changed.map((person) => ({
      name: person.known?.name ?? person.name,
      differences: difference.of(person),
    })),
  };
}

/** Asked after the file is written: a report whose manager the file changes is not left behind. */
async function leavingOf(trx: Trx, { missing }: ImportPlan): Promise<Leaving> {
  const ids = sql`any(${missing.map(({ id }) => id)}::uuid[])`;
  const { rows } = await sql<Leaving>`
    select (select count(*)::int from task where person_id = ${ids} and state = 'open') as tasks,
           (select count(*)::int from key_result k join objective o on o.id = k.objective_id join okr_set s on s.id = o.okr_set_id
              join cycle c on c.id = s.cycle_id and c.state in ('running', 'paused')
             where k.owner_id = ${ids} and k.dropped_at is null) as key_results,
           (select count(*)::int from okr_set s join cycle c on c.id = s.cycle_id and c.state in ('running', 'paused')
             where s.owner_id = ${ids} and s.level <> 'individual') as okr_sets,
           (select count(*)::int from person where manager_id = ${ids} and state <> 'left' and not id = ${ids}) as reports`.execute(
    trx,
  );
  const [row] = rows;
  if (!row) throw new Error('counting gave no row');
  return row;
}
