import { REVIEWERS_PRIMER } from '#domain/learning.ts';
import type { MailSection, NoticeFacts, SectionWords, WriteSection } from '../../model.ts';
import { leaderNote } from '../leader-note.ts';
import { action } from './action.ts';
import { PRIMER } from './primer.ts';

export const acknowledge: WriteSection = (facts, words) =>
  facts.task?.ordinal === REVIEWERS_PRIMER ? reviewing(facts, words) : welcome(facts, words);

const welcome = (facts: NoticeFacts, words: SectionWords): MailSection => ({
  ...action(facts, words),
  subject: `Nos objectifs pour ${facts.cycle.period} : comment cela marche`,
  heading: `Nos objectifs pour ${facts.cycle.period}`,
  paragraphs: [
    ...leaderNote(facts, { writes: (name) => `${name} écrit :`, quote: ['«\u00a0', '\u00a0»'] }),
    'Merci de lire la courte introduction et de répondre à sa seule question, pour que tout le monde parte du même point ; il y en a pour deux minutes.',
    PRIMER.paragraphs[0],
    PRIMER.paragraphs[1],
    ...askChampion(facts),
    'Ensuite, un message arrive quand il y a quelque chose à faire pour vous, un par jour au plus, et vous y répondez sans avoir à vous connecter.',
  ],
  ...asked(facts),
});

const asked = (facts: NoticeFacts) =>
  facts.asked.length > 0
    ? {
        closing: [
          'Vous avez demandé, nous avons changé :',
          ...facts.asked.map(({ asked, changed }) => `${asked} → ${changed}`),
        ],
      }
    : {};

/** Whom to ask, where somebody of the department has done it before. */
const askChampion = ({ champion }: NoticeFacts) =>
  champion ? [`Des questions ? Votre personne-relais est ${champion}, qui a déjà travaillé ainsi.`] : [];

/** For those who will review, before their first review. */
const reviewing = (facts: NoticeFacts, words: SectionWords): MailSection => ({
  ...action(facts, words),
  subject: 'Vous allez convenir d’objectifs : trois minutes avant',
  heading: 'Convenir des objectifs',
  paragraphs: [
    'Votre équipe écrira bientôt ses objectifs, et c’est avec vous qu’elle en conviendra. Merci de lire une page à ce sujet et de répondre à sa seule question ; il y en a pour trois minutes.',
    'Les deux questions à poser à chaque objectif, que faire quand vous choisiriez un autre chiffre, et pourquoi le silence n’accepte rien.',
  ],
});
