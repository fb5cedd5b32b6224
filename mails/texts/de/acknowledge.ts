import { REVIEWERS_PRIMER } from '#domain/learning.ts';
import type { MailSection, NoticeFacts, SectionWords, WriteSection } from '../../model.ts';
import { leaderNote } from '../leader-note.ts';
import { action } from './action.ts';
import { PRIMER } from './primer.ts';

export const acknowledge: WriteSection = (facts, words) =>
  facts.task?.ordinal === REVIEWERS_PRIMER ? reviewing(facts, words) : welcome(facts, words);

const welcome = (facts: NoticeFacts, words: SectionWords): MailSection => ({
  ...action(facts, words),
  subject: `Unsere Ziele für ${facts.cycle.period}: so geht es`,
  heading: `Unsere Ziele für ${facts.cycle.period}`,
  paragraphs: [
    ...leaderNote(facts, { writes: (name) => `${name} schreibt:`, quote: ['„', '“'] }),
    'Bitte lesen Sie die kurze Einführung und beantworten Sie die eine Frage darin, damit alle vom selben Stand ausgehen; das dauert zwei Minuten.',
    PRIMER.paragraphs[0],
    PRIMER.paragraphs[1],
    ...askChampion(facts),
    'Danach kommt eine Mail, wenn es etwas für Sie zu tun gibt, höchstens eine am Tag. Sie erledigen alles direkt über den Link, ohne Anmeldung.',
  ],
  ...asked(facts),
});

const asked = (facts: NoticeFacts) =>
  facts.asked.length > 0
    ? {
        closing: [
          'Ihre Wünsche, unsere Änderungen:',
          ...facts.asked.map(({ asked, changed }) => `${asked} → ${changed}`),
        ],
      }
    : {};

/** Whom to ask, where somebody of the department has done it before. */
const askChampion = ({ champion }: NoticeFacts) =>
  champion ? [`Fragen? Ihre Ansprechperson ${champion} hat schon so gearbeitet.`] : [];

/** For those who will review, before their first review. */
const reviewing = (facts: NoticeFacts, words: SectionWords): MailSection => ({
  ...action(facts, words),
  subject: 'Sie vereinbaren bald Ziele: drei Minuten vorab',
  heading: 'Ziele vereinbaren',
  paragraphs: [
    'Ihre Leute schreiben bald ihre Ziele und vereinbaren sie mit Ihnen. Bitte lesen Sie dazu eine Seite und beantworten Sie die eine Frage darin; das dauert drei Minuten.',
    'Welche zwei Fragen sich bei jedem Ziel lohnen, was Sie tun, wenn Sie eine andere Zahl wählen würden, und warum Schweigen nicht zustimmt.',
  ],
});
