import type { WriteSection } from '../../model.ts';
import { leaderNote } from '../leader-note.ts';
import { action } from './action.ts';
import { PRIMER } from './primer.ts';

export const acknowledge: WriteSection = (facts, words) => ({
  ...action(facts, words),
  subject: `Unsere Ziele für ${facts.cycle.period}: so geht es`,
  heading: `Unsere Ziele für ${facts.cycle.period}`,
  paragraphs: [
    ...leaderNote(facts, { writes: (name) => `${name} schreibt:`, quote: ['„', '“'] }),
    'Bitte lesen Sie die kurze Einführung und beantworten Sie die eine Frage darin, damit alle vom selben Stand ausgehen; das dauert zwei Minuten.',
    PRIMER.paragraphs[0],
    PRIMER.paragraphs[1],
    'Danach kommt eine Mail, wenn es etwas für Sie zu tun gibt, höchstens eine am Tag. Sie erledigen alles direkt über den Link, ohne Anmeldung.',
  ],
});
