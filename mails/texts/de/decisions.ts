import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';

/** Once a month, for whoever answers for the cycle: what was decided, not how things stand. */
export const decisions: WriteSection = (facts, words) => ({
  ...action(facts, words),
  subject: 'Die Entscheidungen dieses Monats',
  heading: 'Die Entscheidungen dieses Monats',
  paragraphs: [
    'Was diesen Monat an den Zielen geändert, gestrichen oder übergeben wurde, mit den Gründen, auf einer Seite. Kein Statusbericht; zwei Minuten.',
  ],
});
