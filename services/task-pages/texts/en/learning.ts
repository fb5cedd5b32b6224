import type { LearningTexts } from '../model.ts';

export const LEARNING: LearningTexts = {
  title: 'How our goals work',
  lead: 'Short texts, a few minutes each. Nothing here asks anything of you.',
  back: 'All texts',
  keptBy: 'Kept up to date by',
  forReviewers: '(for those who review)',
  languages: 'Languages',
  notThere: {
    title: 'There is no such text.',
    text: 'It may have been renamed or removed.',
    next: 'All texts are listed under /learn.',
  },
};
