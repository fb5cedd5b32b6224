/** How far a rehearsal that the console plays has come; `failed` holds a sentence that says why. */
export const REHEARSAL_STATES = ['running', 'done', 'failed', 'cancelled'] as const;
export type RehearsalState = (typeof REHEARSAL_STATES)[number];

/** What a rehearsal found, in few figures; the report has all of it. */
export interface RehearsalFigures {
  people: number;
  mails: number;
  /** Things that never may happen, each a sentence. */
  faults: string[];
}
