import type { BehalfKind } from '#domain/presence/on-behalf.ts';
import type { TeamMember, TeamTask } from '#storage/repositories/team.ts';
import type { Fields } from '../fields.ts';
import type { FormProblem } from '../form.ts';
import type { TeamReader } from './reader.ts';

/** A task of somebody whom no mail reaches, opened by their lead. */
export interface Opened {
  reader: TeamReader;
  member: TeamMember;
  task: TeamTask;
}

/** What the page asks, in the lead's own words; the frame around it is the same for all kinds. */
export interface BehalfParts {
  title: string;
  lead: string;
  /** Safe HTML of fields and buttons. */
  form: string;
  problems: readonly FormProblem[];
  /** What the page has worked out since; nothing is recorded yet. */
  note?: string;
}

/** One kind of task that a lead may do for somebody. */
export interface Behalf {
  show(opened: Opened): Promise<BehalfParts>;
  /** @returns null once it is recorded, else the page to show again. */
  post(opened: Opened, fields: Fields): Promise<BehalfParts | null>;
}

/** @returns where a task is entered. */
export function behalfPath({ personId, id, kind }: Pick<TeamTask, 'personId' | 'id' | 'kind'>): string {
  return `/team/${personId}/${kind}/${id}`;
}

/** @returns what leads to a task that is still open. */
export function openWord(
  { kind, ordinal }: { kind: BehalfKind; ordinal: number },
  words: TeamReader['texts']['team'],
): string {
  return kind === 'check-in' ? words.checkIn.open(ordinal) : words.score.open;
}
