import { addWorkingDays } from '#domain/calendar.ts';
import type { Period } from '#domain/period.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { writeCharter } from '#storage/pilots/charter.ts';

/** After the celebration, and early enough for the rehearsal to see what follows. */
const DECIDED_AFTER_WORKING_DAYS = 15;

/** Gives a rehearsed pilot a charter, so that its sponsor is asked to decide; without a sponsor there is nobody to ask. */
export async function writeRehearsedCharter(
  deps: StoreDeps,
  { cycleId, period }: { cycleId: string; period: Period },
): Promise<void> {
  const { country, sponsorId } = await deps.db
    .selectFrom('cycle')
    .select(['country', 'sponsorId'])
    .where('id', '=', cycleId)
    .executeTakeFirstOrThrow();
  if (!sponsorId) return;
  await writeCharter(deps, {
    cycleId,
    wish: {
      hypothesis: 'Goals that people agree with each other make the quarter clearer for them.',
      measures: [
        { text: 'People check in', figure: 'check-ins', target: 60 },
        { text: 'Agreeing is quick', figure: 'days-to-agree', target: 10 },
        { text: 'We would miss it', figure: 'own', target: null },
      ],
      decisionOn: addWorkingDays({ date: period.endsOn, country }, DECIDED_AFTER_WORKING_DAYS),
    },
    actor: { kind: 'hr-ops', label: 'rehearsal' },
  });
}
