import type { Language } from '../types.ts';
import { GERMAN } from './de.ts';
import { ENGLISH } from './en.ts';
import { SPANISH } from './es.ts';
import { FRENCH } from './fr.ts';
import { compileLexicon, type Lexicon } from './lexicon.ts';

export type { Lexicon } from './lexicon.ts';

/** Compiled once, at first use: coaching runs while a person types. */
export const LEXICA: Record<Language, Lexicon> = {
  en: compileLexicon(ENGLISH),
  de: compileLexicon(GERMAN),
  fr: compileLexicon(FRENCH),
  es: compileLexicon(SPANISH),
};
