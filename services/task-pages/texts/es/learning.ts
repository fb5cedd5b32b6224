import type { LearningTexts } from '../model.ts';

export const LEARNING: LearningTexts = {
  title: 'Cómo funcionan nuestros objetivos',
  lead: 'Textos breves, unos minutos cada uno. Aquí no se le pide nada.',
  back: 'Todos los textos',
  keptBy: 'Al cuidado de',
  forReviewers: '(para quienes revisan)',
  languages: 'Idiomas',
  notThere: {
    title: 'Este texto no existe.',
    text: 'Puede que ahora se llame de otra forma o que se haya retirado.',
    next: 'Todos los textos están en /learn.',
  },
};
