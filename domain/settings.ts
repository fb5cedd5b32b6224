import { CONCERN_DAYS } from './concerns.ts';
import type { DeadlinePolicy, Phase } from './kinds.ts';
import type { PolicyChanges } from './launch-policies/changes.ts';
import type { Reminders } from './launch-policies/keys.ts';
import type { OwnTexts } from './own-texts.ts';

/** What a cycle was launched with, frozen at launch: changing a default later changes no running cycle. */
export interface CycleSettings {
  /** How long a person can take back what they decided; consequences leave only after it. */
  undoMinutes: number;
  /** What happens at each phase's deadline when something is still open. */
  onDeadline: Record<Phase, DeadlinePolicy>;
  /** How many working days a deadline moves when its policy is `extend`, and how often it may. */
  extension: { workingDays: number; atMost: number };
  /** Scores from this on are a success, by kind of objective (Doerr, "Measure What Matters", 2018, ch. 10). */
  successFrom: { committed: number; aspirational: number };
  /** What the cycle's data may be used for, shown to everyone on drafting and scoring pages. */
  declaredUse: string;
  /** Within how many working days a concern is answered; five where an older cycle says nothing. */
  concernDays?: number | undefined;
  /** What a leader says in their own words before everything else; without it the first mail begins with the primer. */
  leaderNote?: LeaderNote | undefined;
  /** The organisation's own words in this cycle's mails. */
  ownTexts?: OwnTexts | undefined;
  /** How much it reminds; as usual where an older cycle says nothing. */
  reminders?: Reminders | undefined;
  /** Whether scores of single people may be taken out; they stay where nothing is said. */
  individualScoresLeave?: boolean | undefined;
  /** What was decided for this cycle alone, so that the next one like it can begin with the same. */
  changed?: PolicyChanges | undefined;
}

export interface LeaderNote {
  from: string;
  text: string;
}

/** The settings of a cycle that nobody has adjusted. */
export const DEFAULT_SETTINGS: CycleSettings = {
  undoMinutes: 10,
  onDeadline: {
    preparation: 'close',
    strategy: 'ask',
    cascade: 'extend',
    approval: 'close',
    'check-ins': 'close',
    scoring: 'extend',
    celebration: 'close',
  },
  extension: { workingDays: 2, atMost: 1 },
  successFrom: { committed: 1, aspirational: 0.7 },
  concernDays: CONCERN_DAYS,
  declaredUse: 'Learning and planning together. Scores are not used for pay or performance ratings.',
};
