import type { SetFacts } from './facts.ts';
import type { Language, RuleId, Severity } from './types.ts';

/** What is told about a weakness, in one language; `{name}` stands for a value of the hit. */
export interface RuleText {
  message: string;
  reason: string;
  example: string;
}

/** Where a rule found its weakness. */
export interface Hit {
  /** Index of the key result; null for the objective or the set. */
  keyResult: number | null;
  /** Instead of the rule's own, where a case is milder. */
  severity?: Severity;
  values?: Record<string, string>;
}

/** One weakness that the library knows, in a file of its own. */
export interface Rule {
  id: RuleId;
  severity: Severity;
  source: string;
  texts: Record<Language, RuleText>;
  find(facts: SetFacts, policy: QualityPolicy): Hit[];
}

/** Limits that an organisation may set for itself. */
export interface QualityPolicy {
  maxObjectives: number;
  minKeyResults: number;
  maxKeyResults: number;
}
