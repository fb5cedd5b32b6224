import type { Primer } from '../../model.ts';

export const PRIMER: Primer = {
  title: 'Les objectifs en deux minutes',
  paragraphs: [
    'Un objectif dit, en une phrase, ce qui ira mieux à la fin de la période. Il doit donner envie de s’y mettre.',
    'Un résultat clé est un chiffre qui montre si l’objectif est atteint : où l’on en est aujourd’hui, où l’on veut en être à la fin. Le travail que vous faites pour cela n’est pas un résultat clé ; ce qui change grâce à lui, si.',
    'Un engagement est fait pour être tenu entièrement. Un objectif ambitieux est fait pour être un peu trop loin : parcourir 70 % du chemin est une réussite, et moins, c’est de quoi apprendre.',
  ],
};
