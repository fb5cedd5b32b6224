import type { TaskKind } from '#domain/kinds.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { withReviewAnswers } from '../agreement/with-answers.ts';
import { unfoldingKeptRows } from '../draft/kept.ts';
import type { Learning } from '../learning.ts';
import type { TaskView } from '../view.ts';
import { createAcknowledgeView } from './acknowledge.ts';
import { createAnswerView } from './answer.ts';
import { createCelebrateView } from './celebrate.ts';
import { createChampionView } from './champion.ts';
import { createChangeView } from './change.ts';
import { createCheckInView } from './check-in.ts';
import { createConcernView } from './concern.ts';
import { createDecideView } from './decide.ts';
import { createDecisionsView } from './decisions.ts';
import { createDraftView } from './draft.ts';
import { createFeedbackView } from './feedback.ts';
import { createPaceView } from './pace.ts';
import { createPilotDecisionView } from './pilot-decision.ts';
import { createReflectView } from './reflect.ts';
import { createReviewView } from './review.ts';
import { createScoreView } from './score.ts';
import { createWelcomeView } from './welcome.ts';

/** @returns what each kind of task puts on its page. */
export function createViews(
  deps: StoreDeps & { consoleUrl?: string | undefined },
  learning: Learning,
): Readonly<Record<TaskKind, TaskView>> {
  return {
    acknowledge: createAcknowledgeView(deps, learning),
    draft: unfoldingKeptRows(withReviewAnswers(deps, createDraftView(deps))),
    review: createReviewView(deps),
    'check-in': createCheckInView(deps),
    score: createScoreView(deps),
    reflect: createReflectView(deps),
    decide: createDecideView(deps),
    answer: createAnswerView(deps),
    concern: createConcernView(deps),
    change: createChangeView(deps),
    feedback: createFeedbackView(deps),
    pace: createPaceView(deps),
    welcome: createWelcomeView(deps),
    decisions: createDecisionsView(deps),
    celebrate: createCelebrateView(deps),
    'pilot-decision': createPilotDecisionView(deps),
    champion: createChampionView(deps),
  };
}
