import type { WriteSection } from '../../model.ts';

export const returned: WriteSection = ({ returned }, words) => {
  const { open = 0, passedOn = 0, keyResultsBack = false } = returned ?? {};
  const delegate = returned?.delegate ?? 'quelqu’un d’autre';
  return {
    subject:
      open > 0
        ? `Bon retour : ${open === 1 ? 'une chose reste à faire' : `${open} choses restent à faire`}`
        : 'Bon retour',
    heading: 'Bon retour',
    paragraphs: [
      returned
        ? `Ce message est le seul pour la période du ${words.day(returned.from)} au ${words.day(returned.to)}. ${
            open > 0
              ? 'Ce qui reste à faire se trouve ci-dessous ; rien n’est en retard.'
              : 'Vous n’avez rien à faire.'
          }`
        : 'Vous n’avez rien à faire.',
      ...(passedOn > 0
        ? [
            `${passedOn === 1 ? 'Une tâche a été confiée à quelqu’un d’autre et y reste' : `${passedOn} tâches ont été confiées à d’autres et y restent`}.`,
          ]
        : []),
      ...(keyResultsBack ? [`Vos résultats clés ont été suivis par ${delegate} et vous reviennent.`] : []),
    ],
  };
};
