import type { WriteSection } from '../../model.ts';
import { type ChangeWords, changesIn } from '../parent-changes.ts';

const CHANGES: ChangeWords = {
  dropped: (what) => `${what} : abandonné.`,
  direction: (what, before, after) =>
    `${what} : va désormais dans l’autre sens, vers ${after} au lieu de ${before}.`,
  target: (what, before, after) =>
    `${what} : doit désormais atteindre ${after}, contre ${before} auparavant.`,
  unknown: 'pas encore connu',
};

export const parentChanged: WriteSection = ({ cycle, changesAbove }, words) => ({
  subject: 'Un objectif auquel vous contribuez a changé',
  heading: 'Un objectif auquel vous contribuez a changé',
  paragraphs: [
    `Vos objectifs pour ${cycle.period} s’appuient sur lui. Prenez une minute : conviennent-ils encore ? Vos propres objectifs restent valables tels quels.`,
  ],
  items: changesIn(changesAbove, words, CHANGES),
  closing: [
    'S’ils ne conviennent plus, parlez-en à votre responsable, qui voit le changement à côté de vos objectifs.',
  ],
});
