import type { PageTexts } from '../model.ts';
import { ANSWER } from './answer.ts';
import { CARD } from './card.ts';
import { CELEBRATE, CELEBRATION } from './celebration.ts';
import { CONCERN } from './concern.ts';
import { DRAFT } from './draft.ts';
import { CHECK_IN, SCORE } from './figures.ts';
import { ENDS, FRAME, NOT_ME, REAL, REMINDERS } from './frame.ts';
import { LEARNING } from './learning.ts';
import { MINE } from './mine.ts';
import { OKR } from './okr.ts';
import { OKRS, SIGN_IN } from './okrs.ts';
import { CHAMPION, PILOT_DECISION, PULSE } from './pilot.ts';
import { PREPARING } from './preparing.ts';
import { PROBLEMS } from './problems.ts';
import { PROPOSALS } from './proposals.ts';
import { QUARTER } from './quarter.ts';
import { REVIEW } from './review.ts';
import { STANDING } from './standing.ts';
import { ACKNOWLEDGE, DECIDE, REFLECT } from './tasks.ts';
import { TEAM } from './team.ts';
import { WELCOME } from './welcome.ts';

export const TEXTS: PageTexts = {
  language: 'fr',
  frame: FRAME,
  ends: ENDS,
  notMe: NOT_ME,
  problems: PROBLEMS,
  real: REAL,
  learning: LEARNING,
  reminders: REMINDERS,
  acknowledge: ACKNOWLEDGE,
  reflect: REFLECT,
  decide: DECIDE,
  checkIn: CHECK_IN,
  concern: CONCERN,
  celebrate: CELEBRATE,
  celebration: CELEBRATION,
  pilotDecision: PILOT_DECISION,
  champion: CHAMPION,
  pulse: PULSE,
  standing: STANDING,
  quarter: QUARTER,
  score: SCORE,
  okr: OKR,
  draft: DRAFT,
  review: REVIEW,
  answer: ANSWER,
  okrs: OKRS,
  preparing: PREPARING,
  proposals: PROPOSALS,
  signIn: SIGN_IN,
  welcome: WELCOME,
  card: CARD,
  team: TEAM,
  mine: MINE,
};
