import { loadLanguages } from '#mails/languages.ts';
import { TEXTS } from './en/index.ts';
import type { PageTexts } from './model.ts';

/** The languages of pages, each a folder beside this file. */
export const PAGE_LANGUAGES = await loadLanguages<PageTexts>(new URL('.', import.meta.url), TEXTS);
