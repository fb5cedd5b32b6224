import type { LearningTexts } from '../model.ts';

export const LEARNING: LearningTexts = {
  title: 'Comment fonctionnent nos objectifs',
  lead: 'Des textes courts, quelques minutes chacun. Rien ici ne vous demande quoi que ce soit.',
  back: 'Tous les textes',
  keptBy: 'Tenu à jour par',
  forReviewers: '(pour qui relit des objectifs)',
  languages: 'Langues',
  notThere: {
    title: 'Ce texte n’existe pas.',
    text: 'Il a peut-être changé de nom ou été retiré.',
    next: 'Tous les textes se trouvent sous /learn.',
  },
};
