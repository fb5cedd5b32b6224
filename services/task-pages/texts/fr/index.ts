import type { PageTexts } from '../model.ts';
import { CHECK_IN, SCORE } from './figures.ts';
import { ENDS, FRAME, NOT_ME, REAL, REMINDERS } from './frame.ts';
import { LEARNING } from './learning.ts';
import { STANDING } from './standing.ts';
import { ACKNOWLEDGE, DECIDE, REFLECT } from './tasks.ts';

export const TEXTS: PageTexts = {
  language: 'fr',
  frame: FRAME,
  ends: ENDS,
  notMe: NOT_ME,
  real: REAL,
  learning: LEARNING,
  reminders: REMINDERS,
  acknowledge: ACKNOWLEDGE,
  reflect: REFLECT,
  decide: DECIDE,
  checkIn: CHECK_IN,
  standing: STANDING,
  score: SCORE,
};
