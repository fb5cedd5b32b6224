import type { WriteSection } from '../../model.ts';
import { type ChangeWords, changesIn } from '../parent-changes.ts';

const CHANGES: ChangeWords = {
  dropped: (what) => `${what}: entfällt.`,
  direction: (what, before, after) =>
    `${what}: geht nun in die andere Richtung, auf ${after} statt auf ${before}.`,
  target: (what, before, after) => `${what}: soll nun ${after} erreichen, bisher ${before}.`,
  unknown: 'noch offen',
};

export const parentChanged: WriteSection = ({ cycle, changesAbove }, words) => ({
  subject: 'Ein Ziel, zu dem Sie beitragen, hat sich geändert',
  heading: 'Ein Ziel, zu dem Sie beitragen, hat sich geändert',
  paragraphs: [
    `Ihre Ziele für ${cycle.period} bauen darauf auf. Nehmen Sie sich bitte eine Minute: Passen sie noch? Ihre eigenen Ziele gelten unverändert.`,
  ],
  items: changesIn(changesAbove, words, CHANGES),
  closing: [
    'Wenn sie nicht mehr passen, sprechen Sie mit Ihrer Leitung; sie sieht die Änderung neben Ihren Zielen.',
  ],
});
