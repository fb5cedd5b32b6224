import type { ProblemTexts } from '../model.ts';

export const PROBLEMS: ProblemTexts = {
  'not-found': {
    title: 'Il n’y a rien à cette adresse.',
    text: 'Elle a peut-être été coupée lors de la copie. Ouvrez de nouveau le lien depuis votre message.',
  },
  'foreign-origin': {
    title: 'Ce formulaire venait d’un autre site.',
    text: 'Rien n’a été changé. Ouvrez le lien de votre message et utilisez la page qu’il affiche.',
  },
  'too-large': {
    title: 'C’est plus de texte qu’il n’en tient.',
    text: 'Rien n’a été changé. Revenez en arrière, raccourcissez le texte le plus long et envoyez de nouveau.',
  },
  'too-many-requests': {
    title: 'C’était beaucoup à la fois.',
    text: 'Rien n’a été changé. Merci d’attendre une minute et de réessayer.',
  },
  busy: {
    title: 'Nous sommes très occupés en ce moment.',
    text: 'Rien n’a été changé. Merci de réessayer dans quelques secondes.',
  },
  unexpected: {
    title: 'Quelque chose s’est mal passé de notre côté.',
    text: 'Rien n’a été changé à moitié. Revenez en arrière et réessayez dans une minute, s’il vous plaît.',
  },
};
