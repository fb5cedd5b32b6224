import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
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

/** The source of the library that judges, to be brought to a page once instead of with each question. */
const AXE_SOURCE: string = createRequire(import.meta.resolve('@axe-core/playwright'))('axe-core').source;

/**
 * The same for a page that is looked at in several looks, one after the other: axe comes to it once, all rules of WCAG 2.2
 * AA and of good practice judge its markup in the first look, and the rules of looks judge the others.
 *
 * @returns a function to be called in each look; it returns rule and place of what is wrong.
 */
export async function axeOn(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(AXE_SOURCE);
  let first = true;
  return async () => {
    const rules = first ? { rules: { 'target-size': { enabled: true } } } : { runOnly: RULES_OF_LOOKS };
    first = false;
    const options = JSON.stringify({ ...rules, resultTypes: ['violations'], elementRef: false });
    return page.evaluate<string[]>(
      `axe.run(document, ${options}).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
    );
  };
}
