import { readFacts } from './facts.ts';
import { DEFAULT_POLICY } from './policy.ts';
import type { QualityPolicy } from './rule.ts';
import { RULES } from './rules/index.ts';
import type { Finding, OkrSet } from './types.ts';

/**
 * Finds what is weak in one objective with its key results. Deterministic: the same set gives the same findings.
 *
 * @returns findings in the set's language, the objective's before the key results'.
 */
export function findWeaknesses(set: OkrSet, policy: QualityPolicy = DEFAULT_POLICY): Finding[] {
  const facts = readFacts(set);
  return RULES.flatMap((rule) =>
    rule.find(facts, policy).map(({ keyResult, severity, values }) => {
      const { message, reason, example } = rule.texts[set.lang];
      return {
        rule: rule.id,
        keyResult,
        severity: severity ?? rule.severity,
        message: fill(message, values),
        reason: fill(reason, values),
        example: fill(example, values),
        source: rule.source,
      };
    }),
  );
}

function fill(text: string, values: Record<string, string> = {}): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
