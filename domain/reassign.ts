import { DomainError } from './errors.ts';
import type { OkrLevel, TaskKind } from './kinds.ts';

/** What somebody else can do just as well; all other tasks ask for a person's own figures, words or reading. */
export const REASSIGNABLE = [
  'draft',
  'review',
  'answer',
  'change',
  'decide',
  'celebrate',
  'pilot-decision',
] as const satisfies readonly TaskKind[];

/** An open task that somebody else is to be asked for. */
export interface Reassigned {
  kind: TaskKind;
  fromId: string;
  fromName: string;
  /** Whose goals it is about, and on which level, where it is about goals. */
  ownerId: string | null;
  level: OkrLevel | null;
}

/**
 * @param to who is to be asked instead.
 * @throws DomainError `not-reassignable`, `same-person` or `own-goals`.
 */
export function checkReassignment(task: Reassigned, to: { id: string; name: string; active: boolean }): void {
  if (
    !REASSIGNABLE.some((kind) => kind === task.kind) ||
    (task.kind === 'draft' && task.level === 'individual')
  )
    throw refusal(
      'not-reassignable',
      `This asks for ${task.fromName}’s own words or figures, so nobody else can answer it.`,
      'Hand over the key result, or enter an absence with a delegate.',
    );
  if (!to.active)
    throw refusal('not-there', `${to.name} is away or has left.`, 'Name somebody who is there.', to.name);
  if (to.id === task.fromId)
    throw refusal('same-person', `${to.name} is asked already.`, 'Name somebody else.', to.name);
  if ((task.kind === 'review' || task.kind === 'change') && to.id === task.ownerId)
    throw refusal(
      'own-goals',
      `${to.name} would have to agree goals of their own.`,
      'Name somebody else.',
      to.name,
    );
}

function refusal(code: string, message: string, remedy: string, value = ''): DomainError {
  return new DomainError({ code, message, field: 'to', value, remedy, kind: 'conflict' });
}
