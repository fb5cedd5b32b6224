import { REVIEWERS_PRIMER } from '#domain/learning.ts';
import type { MailSection, NoticeFacts, SectionWords, WriteSection } from '../../model.ts';
import { leaderNote } from '../leader-note.ts';
import { action } from './action.ts';
import { PRIMER } from './primer.ts';

export const acknowledge: WriteSection = (facts, words) =>
  facts.task?.ordinal === REVIEWERS_PRIMER ? reviewing(facts, words) : welcome(facts, words);

const welcome = (facts: NoticeFacts, words: SectionWords): MailSection => ({
  ...action(facts, words),
  subject: `Nuestros objetivos para ${facts.cycle.period}: cómo funciona`,
  heading: `Nuestros objetivos para ${facts.cycle.period}`,
  paragraphs: [
    ...leaderNote(facts, { writes: (name) => `${name} escribe:`, quote: ['«', '»'] }),
    'Por favor, lea la breve introducción y responda a su única pregunta, para que todo el mundo parta del mismo punto; son dos minutos.',
    PRIMER.paragraphs[0],
    PRIMER.paragraphs[1],
    ...askChampion(facts),
    'Después llegará un correo cuando haya algo que hacer, uno al día como máximo, y podrá responder sin iniciar sesión.',
  ],
  ...asked(facts),
});

const asked = (facts: NoticeFacts) =>
  facts.asked.length > 0
    ? {
        closing: [
          'Ustedes pidieron, nosotros cambiamos:',
          ...facts.asked.map(({ asked, changed }) => `${asked} → ${changed}`),
        ],
      }
    : {};

/** Whom to ask, where somebody of the department has done it before. */
const askChampion = ({ champion }: NoticeFacts) =>
  champion ? [`¿Preguntas? Su persona de referencia es ${champion}, que ya ha trabajado así.`] : [];

/** For those who will review, before their first review. */
const reviewing = (facts: NoticeFacts, words: SectionWords): MailSection => ({
  ...action(facts, words),
  subject: 'Va a acordar objetivos: tres minutos antes',
  heading: 'Acordar objetivos',
  paragraphs: [
    'Su gente escribirá pronto sus objetivos y los acordará con usted. Por favor, lea una página sobre ello y responda a su única pregunta; son tres minutos.',
    'Las dos preguntas que conviene hacer a cada objetivo, qué hacer si usted elegiría otra cifra y por qué el silencio no acuerda nada.',
  ],
});
