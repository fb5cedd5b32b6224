import type { Actor } from '#domain/launch.ts';
import type { StoreDeps } from '../deps.ts';
import { auditActor, recordAudit } from '../repositories/audit.ts';

/** Notes in the trail that data left: what, about whom or of which cycle, by whom. */
export async function noteExport(
  { db, clock }: StoreDeps,
  input: {
    what: 'person' | 'cycle-results' | 'audit-pack';
    personId?: string;
    cycleId?: string;
    detail?: { [fact: string]: string | number | boolean };
    actor: Actor;
  },
): Promise<void> {
  const { what, personId, cycleId, detail, actor } = input;
  await db.transaction().execute((trx) =>
    recordAudit(trx, [
      {
        at: clock.now(),
        ...auditActor(actor),
        action: 'data.exported',
        cycleId,
        entityKind: personId ? 'person' : cycleId ? 'cycle' : 'organisation',
        entityId: personId ?? cycleId,
        detail: { what, ...detail, by: actor.label },
      },
    ]),
  );
}
