import { DomainError } from '#domain/errors.ts';
import type { LaunchRequest } from '#domain/launch.ts';
import type { StoreDeps } from '../deps.ts';
import { readLaunchGate } from '../launch.ts';
import { digestOf } from './record.ts';
import { askForSignOff, type ComposeSignOff } from './sign-offs.ts';

/**
 * Prepares a launch that waits for the works council: its record is kept as it will be signed, and the council gets a mail.
 *
 * @param input.launch what HR ops wrote, to go on from there once it is signed.
 * @returns the record's id, and how many people were sent a mail; none where the same was asked before.
 * @throws DomainError as a launch does, and `no-sign-off-needed` where nothing waits.
 */
export async function askBeforeLaunch(
  deps: StoreDeps,
  input: {
    request: LaunchRequest & { undoMinutes?: number | undefined };
    launch: { [key: string]: string | string[] };
    mail: { compose: ComposeSignOff; domain: string };
  },
): Promise<{ id: string; name: string; asked: number }> {
  const { request, launch, mail } = input;
  const { gate, planned } = await readLaunchGate(deps, request);
  if (!gate.needed) throw nothingWaits();
  const { record } = gate;
  const digest = digestOf(record);
  const { scopeKey, name } = planned;
  const result = await deps.db
    .transaction()
    .execute((trx) =>
      askForSignOff(deps, trx, { record, scopeKey, digest, launch, actor: request.actor, mail }),
    );
  return { ...result, name };
}

function nothingWaits(): DomainError {
  return new DomainError({
    code: 'no-sign-off-needed',
    message: 'This launch waits for nobody’s signature, so the works council was not asked.',
    field: 'signOff',
    remedy: 'Launch it; or say on the page of records that launches wait.',
    kind: 'conflict',
  });
}
