import type { LearningTexts } from '../model.ts';

export const LEARNING: LearningTexts = {
  title: 'Wie unsere Ziele funktionieren',
  lead: 'Kurze Texte, je ein paar Minuten. Hier wird nichts von Ihnen verlangt.',
  back: 'Alle Texte',
  keptBy: 'Gepflegt von',
  forReviewers: '(für alle, die Ziele durchsehen)',
  languages: 'Sprachen',
  notThere: {
    title: 'Diesen Text gibt es nicht.',
    text: 'Vielleicht wurde er umbenannt oder entfernt.',
    next: 'Alle Texte stehen unter /learn.',
  },
};
