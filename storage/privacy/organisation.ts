import { sql } from 'kysely';
import type { Actor } from '#domain/launch.ts';
import { PARTICULARS, type Particulars, readParticulars } from '#domain/privacy/record.ts';
import type { Db } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { auditActor, recordAudit } from '../repositories/audit.ts';
import { PARTICULARS_KEY, readOrganisation, SIGN_OFF_KEY } from './record.ts';

/** @returns whether the organisation has said for all of it that launches wait for the works council. */
export async function readSignOffPolicy(db: Db): Promise<boolean> {
  const { rows } = await sql<{ value: boolean }>`
    select value = 'true' as value from policy
     where key = ${SIGN_OFF_KEY} and department_id is null and country is null`.execute(db);
  return rows[0]?.value ?? false;
}

/** Writes the organisation's part of every record, and whether launches wait for the works council. */
export async function writeOrganisation(
  { db, clock }: StoreDeps,
  input: { particulars: Particulars; signOff: boolean; actor: Actor },
): Promise<void> {
  const { signOff, actor } = input;
  const particulars = readParticulars(input.particulars);
  await db.transaction().execute(async (trx) => {
    const before = await readOrganisation(trx);
    for (const [key, value] of [
      [PARTICULARS_KEY, particulars],
      [SIGN_OFF_KEY, signOff],
    ] as const)
      await sql`
        insert into policy (key, value) values (${key}, ${JSON.stringify(value)}::jsonb)
        on conflict (key, department_id, country) do update set value = excluded.value`.execute(trx);
    await recordAudit(trx, [
      {
        at: clock.now(),
        ...auditActor(actor),
        action: 'record.changed',
        entityKind: 'organisation',
        detail: {
          changed: PARTICULARS.filter((key) => before[key] !== particulars[key]).join(' '),
          launchesWait: signOff,
          by: actor.label,
        },
      },
    ]);
  });
}
