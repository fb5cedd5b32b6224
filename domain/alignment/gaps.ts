import type { OkrLevel } from '../kinds.ts';
import { closestLanguage } from '../languages.ts';
import { likelyLanguage, likeness } from '../quality/likeness.ts';
import { COPY } from '../quality/rules/align-copied.ts';
import { LANGUAGES, type Language } from '../quality/types.ts';

/** An objective with what it contributes to, as far as gaps are concerned. */
export interface LinkedObjective {
  id: string;
  title: string;
  level: OkrLevel;
  /** Declared as a goal of its own, which is welcome. */
  local: boolean;
  owner: string;
  department: string | null;
  /** Its owner's, such as `de-AT`: the language its words are compared in. */
  locale: string;
  parents: ReadonlyArray<{ id: string; title: string }>;
}

export interface Copy {
  id: string;
  title: string;
  owner: string;
  department: string | null;
  above: string;
}

export interface LinkGaps {
  /** Below the strategy, contributing to nothing and not declared as a goal of their own. */
  orphans: Array<Pick<LinkedObjective, 'id' | 'title' | 'owner' | 'department'>>;
  /** Nearly the words of the goal above: handed down, not contributed to. */
  copies: Copy[];
}

/** @returns the gaps in how objectives hang together, in the order given. */
export function gapsOf(objectives: readonly LinkedObjective[]): LinkGaps {
  const below = objectives.filter(({ level }) => level !== 'company');
  return {
    orphans: below
      .filter(({ local, parents }) => !local && parents.length === 0)
      .map(({ id, title, owner, department }) => ({ id, title, owner, department })),
    copies: below.flatMap(({ id, title, owner, department, locale, parents }) => {
      const language = languageIn(title, locale);
      const copied = parents.find((above) => likeness(title, above.title, language) >= COPY);
      return copied ? [{ id, title, owner, department, above: copied.title }] : [];
    }),
  };
}

function languageIn(title: string, locale: string): Language {
  const closest = closestLanguage(LANGUAGES, locale);
  return likelyLanguage(title, LANGUAGES.find((each) => each === closest) ?? 'en');
}
