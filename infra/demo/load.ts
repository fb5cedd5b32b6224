import { sql } from 'kysely';
import type { ImportReport } from '#domain/people-file/report.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { importPeople } from '#storage/people-import.ts';
import { recordAudit } from '#storage/repositories/audit.ts';
import { DEMO_POLICIES, demoCompanyCsv } from './company.ts';

/**
 * Loads the demo company through the same import that people files take, and says which departments have individual OKRs.
 * Doing it again changes nothing.
 * @returns the import's report.
 * @throws Error when the demo company is not a good people file, which only a change of one of the two can cause.
 */
export async function loadDemoCompany(deps: StoreDeps, seed = 1): Promise<ImportReport> {
  const report = await importPeople(deps, {
    bytes: Buffer.from(demoCompanyCsv({ seed })),
    actor: { kind: 'system', label: 'demo company' },
  });
  if (!report.written) throw new Error(`the demo company was refused: ${JSON.stringify(report.problems[0])}`);
  await deps.db.transaction().execute(async (trx) => {
    for (const { department, individualOkrs } of DEMO_POLICIES)
      await sql`
        insert into policy (key, department_id, value)
        select 'individual-okrs', id, ${JSON.stringify(individualOkrs)}::jsonb from department where path = ${department}
            on conflict (key, department_id, country) do nothing`.execute(trx);
    await recordAudit(trx, [
      {
        at: deps.clock.now(),
        actorKind: 'system',
        action: 'policy.set',
        entityKind: 'policy',
        detail: { key: 'individual-okrs', departments: DEMO_POLICIES.map(({ department }) => department) },
      },
    ]);
  });
  return report;
}
