import { DomainError } from '#domain/errors.ts';
import type { Actor } from '#domain/launch.ts';
import type { StoreDeps } from './deps.ts';
import type { AskedChanged } from './repositories/asked-changed.ts';
import { auditActor, recordAudit } from './repositories/audit.ts';

const LONGEST = 500;
/** The next cycle opens with them; more than these nobody reads. */
const MOST = 5;

/**
 * Keeps what people asked of the process and what was changed for it; the next cycle opens with it.
 *
 * @throws DomainError when a sentence is missing or too long, or there are five already.
 */
export async function addAskedChanged(
  { db, clock }: StoreDeps,
  input: AskedChanged & { cycleId: string; actor: Actor },
): Promise<void> {
  const { cycleId } = input;
  const [asked, changed] = [read('asked', input.asked), read('changed', input.changed)];
  await db.transaction().execute(async (trx) => {
    const present = await trx
      .selectFrom('askedChanged')
      .select(['asked', 'changed'])
      .where('cycleId', '=', cycleId)
      .execute();
    if (present.some((each) => each.asked === asked && each.changed === changed)) return;
    if (present.length >= MOST) throw tooMany();
    const at = clock.now();
    await trx.insertInto('askedChanged').values({ cycleId, asked, changed, at }).execute();
    await recordAudit(trx, [
      {
        at,
        ...auditActor(input.actor),
        action: 'asked-changed.added',
        cycleId,
        entityKind: 'cycle',
        entityId: cycleId,
        content: { asked, changed },
      },
    ]);
  });
}

/** Takes one back; one that is not there is no mistake. */
export async function removeAskedChanged(
  { db, clock }: StoreDeps,
  input: { cycleId: string; id: string; actor: Actor },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const gone = await trx
      .deleteFrom('askedChanged')
      .where('id', '=', input.id)
      .where('cycleId', '=', input.cycleId)
      .executeTakeFirst();
    if (gone.numDeletedRows === 0n) return;
    await recordAudit(trx, [
      {
        at: clock.now(),
        ...auditActor(input.actor),
        action: 'asked-changed.removed',
        cycleId: input.cycleId,
        entityKind: 'cycle',
        entityId: input.cycleId,
      },
    ]);
  });
}

function read(field: 'asked' | 'changed', typed: string): string {
  const text = typed.trim().replace(/\s+/g, ' ');
  if (text && text.length <= LONGEST) return text;
  throw new DomainError({
    code: `${field}-sentence`,
    message: text ? `The sentence has ${text.length} characters.` : 'A sentence is missing.',
    field,
    value: typed,
    remedy: `Say in one sentence ${field === 'asked' ? 'what people asked for' : 'what was changed'}, in at most ${LONGEST} characters.`,
  });
}

function tooMany(): DomainError {
  return new DomainError({
    code: 'too-many',
    message: `There are ${MOST} already.`,
    field: 'asked',
    value: '',
    remedy: 'Remove one first, so that all of them are read.',
  });
}
