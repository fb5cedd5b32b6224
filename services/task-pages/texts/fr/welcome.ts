import type { WelcomeTexts } from '../welcome-model.ts';

export const WELCOME: WelcomeTexts = {
  title: (name) => `${name} arrive : que lui proposer ?`,
  why: 'L’introduction et les objectifs de l’équipe lui sont déjà envoyés. Votre choix dit à quoi servira son travail jusqu’à la fin de la période.',
  howLong: 'Une minute environ',
  question: (name) => `Que fera ${name} ?`,
  options: {
    contribute: {
      label: 'Contribuer',
      hint: 'Aider aux objectifs de l’équipe. C’est ce qui se passe sans réponse.',
    },
    'take-over': {
      label: 'Reprendre un résultat clé',
      hint: 'En être responsable dès maintenant, avec son propre point.',
    },
    'own-goals': {
      label: 'Rédiger de courts objectifs',
      hint: 'Dix jours ouvrés pour les écrire, cinq pour votre réponse.',
    },
  },
  keyResult: { label: 'Quel résultat clé ?', hint: 'Pour contribuer, vous pouvez ne rien préciser.' },
  none: 'Aucun en particulier',
  send: 'Choisir',
  choose: 'Choisissez l’une de ces possibilités ; d’ici là rien ne change.',
  chooseKeyResult: 'Choisissez le résultat clé à reprendre.',
  done: {
    title: 'Ce sera fait ainsi.',
    next: 'La personne l’apprend dès que cela ne peut plus être repris.',
  },
};
