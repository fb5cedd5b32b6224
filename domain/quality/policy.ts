import type { QualityPolicy } from './rule.ts';

/** Doerr and re:Work both advise three to five objectives with two to five key results each. */
export const DEFAULT_POLICY: QualityPolicy = { maxObjectives: 5, minKeyResults: 2, maxKeyResults: 5 };
