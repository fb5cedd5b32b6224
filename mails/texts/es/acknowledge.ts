import type { WriteSection } from '../../model.ts';
import { leaderNote } from '../leader-note.ts';
import { action } from './action.ts';
import { PRIMER } from './primer.ts';

export const acknowledge: WriteSection = (facts, words) => ({
  ...action(facts, words),
  subject: `Nuestros objetivos para ${facts.cycle.period}: cómo funciona`,
  heading: `Nuestros objetivos para ${facts.cycle.period}`,
  paragraphs: [
    ...leaderNote(facts, { writes: (name) => `${name} escribe:`, quote: ['«', '»'] }),
    'Por favor, lea la breve introducción y responda a su única pregunta, para que todo el mundo parta del mismo punto; son dos minutos.',
    PRIMER.paragraphs[0],
    PRIMER.paragraphs[1],
    'Después llegará un correo cuando haya algo que hacer, uno al día como máximo, y podrá responder sin iniciar sesión.',
  ],
});
