import type { WriteSection } from '../../model.ts';
import { leaderNote } from '../leader-note.ts';
import { action } from './action.ts';
import { PRIMER } from './primer.ts';

export const acknowledge: WriteSection = (facts, words) => ({
  ...action(facts, words),
  subject: `Nos objectifs pour ${facts.cycle.period} : comment cela marche`,
  heading: `Nos objectifs pour ${facts.cycle.period}`,
  paragraphs: [
    ...leaderNote(facts, { writes: (name) => `${name} écrit :`, quote: ['«\u00a0', '\u00a0»'] }),
    'Merci de lire la courte introduction et de répondre à sa seule question, pour que tout le monde parte du même point ; il y en a pour deux minutes.',
    PRIMER.paragraphs[0],
    PRIMER.paragraphs[1],
    'Ensuite, un message arrive quand il y a quelque chose à faire pour vous, un par jour au plus, et vous y répondez sans avoir à vous connecter.',
  ],
});
