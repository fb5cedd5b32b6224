import type { RoundContent } from '../agreement/content.ts';
import { findWeaknesses } from '../quality/coach.ts';
import { likelyLanguage } from '../quality/likeness.ts';
import { LANGUAGES } from '../quality/types.ts';

/** How well objectives are written: how many there are, and in how many the coach finds nothing to say. */
export interface QualityCount {
  objectives: number;
  sound: number;
}

/**
 * @param rounds what sets said at one moment, each with its owner's locale and level.
 * @param above titles of the objectives above, by id.
 * @returns the count over all of them. It says something about drafts and nothing about people.
 */
export function qualityOf(
  rounds: ReadonlyArray<{ content: RoundContent; locale: string; level: string }>,
  above: ReadonlyMap<string, string>,
): QualityCount {
  let objectives = 0;
  let sound = 0;
  for (const { content, locale, level } of rounds)
    for (const objective of content.objectives) {
      const { id, title, kind, local, alignedTo, keyResults } = objective;
      const own = LANGUAGES.find((each) => locale.toLowerCase().startsWith(each)) ?? 'en';
      const parent = alignedTo.map((up) => above.get(up)).find((up) => up !== undefined);
      const found = findWeaknesses({
        id,
        lang: likelyLanguage([title, ...keyResults.map((each) => each.title)].join(' '), own),
        level,
        local: local || above.size === 0,
        objective: { title, kind },
        keyResults: keyResults.map((each) => ({ ...each, baseline: each.baseline ?? 'week 3', history: [] })),
        parent: parent === undefined ? null : { title: parent },
        siblings: content.objectives.filter((each) => each !== objective).map((each) => each.title),
      });
      objectives += 1;
      if (found.length === 0) sound += 1;
    }
  return { objectives, sound };
}
