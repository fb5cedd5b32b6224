import type { WriteSection } from '../../model.ts';
import { type ChangeWords, changesIn } from '../parent-changes.ts';

const CHANGES: ChangeWords = {
  dropped: (what) => `${what}: se ha retirado.`,
  direction: (what, before, after) =>
    `${what}: ahora va en el otro sentido, hacia ${after} en lugar de ${before}.`,
  target: (what, before, after) => `${what}: ahora debe llegar a ${after}; antes, a ${before}.`,
  unknown: 'aún sin conocer',
};

export const parentChanged: WriteSection = ({ cycle, changesAbove }, words) => ({
  subject: 'Ha cambiado un objetivo al que usted contribuye',
  heading: 'Ha cambiado un objetivo al que usted contribuye',
  paragraphs: [
    `Sus objetivos para ${cycle.period} se apoyan en él. Dedíquele un minuto: ¿siguen encajando los suyos? Sus propios objetivos siguen como están.`,
  ],
  items: changesIn(changesAbove, words, CHANGES),
  closing: ['Si ya no encajan, hable con su responsable, que ve el cambio junto a sus objetivos.'],
});
