import { loadLanguages } from '../languages.ts';
import type { MailTexts } from '../model.ts';
import { TEXTS } from './en/index.ts';

/** The languages of mails, each a folder beside this file. */
export const MAIL_LANGUAGES = await loadLanguages<MailTexts>(new URL('.', import.meta.url), TEXTS);
