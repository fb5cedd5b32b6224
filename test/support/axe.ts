import { createHash } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

type Violations = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'];

/** What is so by day and otherwise by night, or on a desk and otherwise on a phone; all other rules judge the markup. */
const RULES_OF_LOOKS = [
  'color-contrast',
  'link-in-text-block',
  'scrollable-region-focusable',
  'target-size',
] as const;

/** Markup that all rules have judged, by its hash. */
const judged = new Set<string>();

/** @returns what keeps somebody from reading the page in front. Markup that was judged before is judged by its look alone. */
export async function violationsOn(page: Page): Promise<Violations> {
  const markup = createHash('sha256')
    .update(await page.content())
    .digest('base64');
  // No page of ours holds a frame of another origin, so that one pass in the page itself sees everything.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (judged.has(markup)) axe.withRules([...RULES_OF_LOOKS]);
  judged.add(markup);
  return (await axe.analyze()).violations;
}
