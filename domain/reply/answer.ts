import type { Adjustment } from '../kinds.ts';
import type { ReplyTrouble } from './read-reply.ts';

/** How a key result stands after a reply, as its sender is told. */
export interface UnderstoodKeyResult {
  label: string | null;
  title: string;
  /** Null as long as there is no figure at all. */
  value: number | null;
  unit: string;
  /** 0 to 10. */
  confidence: number | null;
  note: string;
  blocker: string;
  /** Whether the reply said anything of it. */
  said: boolean;
  /** What was said of keeping, changing or dropping it; `open` where the mail asks and the reply did not say. */
  adjust?: Adjustment | 'open';
}

/** What the mail says that answers a reply; kept until it is written, numbers and moments not yet in words. */
export type ReplyAnswer =
  | { is: 'recorded'; keyResults: UnderstoodKeyResult[]; undoUntil: string | null }
  | { is: 'unclear'; trouble: ReplyTrouble; line: string; letters: string[] }
  | { is: 'concern'; recipientName: string; dueAt: string }
  | { is: 'concern-refused'; why: 'nobody' | 'too-many' }
  | { is: 'repeated' | 'closed' | 'cancelled' | 'by-page' | 'not-yours' };
