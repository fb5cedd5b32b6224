import type { Primer } from '../../model.ts';

export const PRIMER: Primer = {
  title: 'Les objectifs en deux minutes',
  paragraphs: [
    'Un objectif dit, en une phrase, ce qui ira mieux à la fin de la période. Il doit donner envie de s’y mettre.',
    'Un résultat clé est un chiffre qui montre si l’objectif est atteint : où l’on en est aujourd’hui, où l’on veut en être à la fin. Le travail que vous faites pour cela n’est pas un résultat clé ; ce qui change grâce à lui, si.',
    'Un engagement est fait pour être tenu entièrement. Un objectif ambitieux est fait pour être un peu trop loin : parcourir 70 % du chemin est une réussite, et moins, c’est de quoi apprendre.',
  ],
  exampleHeading: 'Un exemple',
  example: {
    objective: 'Les nouveaux clients se sentent bien accueillis dès le premier jour',
    keyResults: [
      'Part des nouveaux clients actifs après 30 jours : de 40 % à 60 %',
      'Jours jusqu’au premier résultat : de 12 à 5',
    ],
  },
  stepsHeading: 'Comment cela se passe',
  steps: [
    'L’entreprise dit ce qui compte maintenant, et pourquoi.',
    'Chaque équipe rédige quelques objectifs qui y contribuent, et les fait valider lors d’une courte relecture.',
    'Une fois par semaine, un point de moins d’une minute : où en est-on, quelque chose bloque-t-il ?',
    'À la fin, chacun regarde les chiffres, dit ce qu’il a appris, et il y a de quoi se réjouir.',
  ],
  question: {
    text: 'Laquelle de ces phrases est un résultat clé ?',
    options: [
      {
        value: 'activity',
        label: 'Lancer le nouveau site en mai',
        explanation:
          'Lancer un site est un travail que vous faites. Cela devient un résultat clé quand on dit ce qui change grâce à lui, par exemple plus de demandes par semaine.',
      },
      {
        value: 'result',
        label: 'Passer de 200 à 350 demandes par semaine',
        explanation: 'C’est cela : on sait ce qui est mesuré, d’où l’on part et où l’on veut arriver.',
      },
      {
        value: 'wish',
        label: 'Être plus à l’écoute des clients',
        explanation:
          'C’est une bonne direction, plus proche d’un objectif. Un résultat clé dit à quel chiffre on le verrait.',
      },
    ],
    answer: 'result',
  },
};
