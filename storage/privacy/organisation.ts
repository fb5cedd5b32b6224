import { sql } from 'kysely';
import type { Actor } from '#domain/launch.ts';
import { PARTICULARS, type Particulars, readParticulars } from '#domain/privacy/record.ts';
import type { Db } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { auditActor, recordAudit } from '../repositories/audit.ts';
import { PARTICULARS_KEY, readOrganisation, SCORES_KEY, SIGN_OFF_KEY } from './record.ts';

/** What the organisation has said for all of it. */
export interface OrganisationChoices {
  /** Whether launches wait for the works council. */
  signOff: boolean;
  /** Whether scores of single people may be taken out of cycles that are launched from now on. */
  scoresLeave: boolean;
}

export async function readChoices(db: Db): Promise<OrganisationChoices> {
  const { rows } = await sql<{ key: string }>`
    select key from policy where key in (${SIGN_OFF_KEY}, ${SCORES_KEY})
       and department_id is null and country is null and value = 'true'`.execute(db);
  const said = (key: string) => rows.some((row) => row.key === key);
  return { signOff: said(SIGN_OFF_KEY), scoresLeave: said(SCORES_KEY) };
}

/** Writes the organisation's part of every record, and whether launches wait for the works council. */
export async function writeOrganisation(
  { db, clock }: StoreDeps,
  input: OrganisationChoices & { particulars: Particulars; actor: Actor },
): Promise<void> {
  const { signOff, scoresLeave, actor } = input;
  const particulars = readParticulars(input.particulars);
  await db.transaction().execute(async (trx) => {
    const before = await readOrganisation(trx);
    for (const [key, value] of [
      [PARTICULARS_KEY, particulars],
      [SIGN_OFF_KEY, signOff],
      [SCORES_KEY, scoresLeave],
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
          individualScoresLeave: scoresLeave,
          by: actor.label,
        },
      },
    ]);
  });
}
