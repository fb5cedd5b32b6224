/** Languages in which drafts are read and findings are said. */
export const LANGUAGES = ['en', 'de', 'fr', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One objective with its key results, as it stands in a draft. */
export interface OkrSet {
  id: string;
  lang: Language;
  /** Where it belongs: `company`, `department`, `team`, `individual` or an organisation's own word. */
  level: string;
  /** The owner said that it contributes to nothing above, on purpose. */
  local: boolean;
  objective: { title: string; kind: string };
  keyResults: KeyResult[];
  /** The objective or key result above that it contributes to. */
  parent: { title: string } | null;
  /** Titles of the owner's other objectives in this cycle. */
  siblings: string[];
}

export interface KeyResult {
  title: string;
  /** A number, or what was typed: `48 %`, `6 of 10`, `baseline by week 3`, `no`. */
  baseline: number | string | null;
  target: number | string | null;
  unit: string;
  /** The last quarters' actual values, oldest first. */
  history: number[];
}

/**
 * `fix`: it will not work as it stands. `consider`: it probably would be better otherwise.
 * `question`: only the author can know.
 */
export type Severity = 'fix' | 'consider' | 'question';

/** What a rule has to say, ready to be shown in the set's language. */
export interface Finding {
  rule: RuleId;
  /** Index of the key result; null when it concerns the objective or the set. */
  keyResult: number | null;
  severity: Severity;
  message: string;
  /** Why it matters. */
  reason: string;
  /** What it could look like. */
  example: string;
  /** The book or guide that the rule comes from. */
  source: string;
}

export const RULE_IDS = [
  'kr.activity',
  'kr.unmeasurable',
  'kr.no-baseline',
  'kr.binary',
  'kr.sandbagged',
  'kr.unrealistic',
  'kr.compound',
  'kr.vanity',
  'objective.numeric',
  'objective.business-as-usual',
  'objective.vague',
  'set.too-many-objectives',
  'set.too-many-krs',
  'set.too-few-krs',
  'set.krs-dont-cover',
  'align.orphan',
  'align.copied',
] as const;
export type RuleId = (typeof RULE_IDS)[number];
