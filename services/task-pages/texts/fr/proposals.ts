import type { ProposalsTexts } from '../proposals-model.ts';

export const PROPOSALS: ProposalsTexts = {
  invite: 'Proposer un objectif pour l’équipe',
  title: 'Que devrait atteindre votre équipe ?',
  lead: (leadName, department) =>
    `${leadName} écrit les objectifs de ${department} et lit vos propositions à côté du brouillon. Vous saurez ce qu’elles deviennent.`,
  goal: { label: 'L’objectif', hint: 'En une phrase : qu’est-ce qui irait mieux, et pour qui ?' },
  why: { label: 'Pourquoi c’est important', hint: 'Quelques mots suffisent.' },
  send: 'Proposer',
  saved: 'Envoyé. La réponse viendra par message ; vous pouvez aussi en proposer un autre.',
  own: 'Vos propositions',
  waiting: 'pas encore de réponse',
  writeTitle: 'Écrivez l’objectif en une phrase.',
  shorten: (most, length) => `Raccourcissez à ${most} caractères ; il y en a ${length}.`,
  enough: (most) =>
    `Vous avez déjà proposé ${most} objectifs, ou ceux de votre équipe ont été soumis entre-temps. Parlez-en avec votre responsable.`,
  nowhere: {
    title: 'On ne peut plus rien proposer ici.',
    text: 'Les objectifs de votre équipe sont soumis, ou personne ne la dirige en ce moment.',
    next: 'Parlez avec votre responsable : un objectif peut encore changer pendant le trimestre.',
  },
  back: 'Retour à votre tâche',
  fromTeam: (count) =>
    count === 1 ? 'Une proposition de votre équipe' : `${count} propositions de votre équipe`,
  answerLead: 'Dites ce que devient chacune. Qui l’a faite lit votre réponse dans son prochain message.',
  question: 'Votre réponse',
  answers: {
    taken: {
      label: 'Je la reprends',
      hint: 'Elle entre dans le brouillon, telle quelle ou autrement dite.',
      said: 'reprise',
    },
    declined: {
      label: 'Pas cette fois',
      hint: 'Dites pourquoi en une phrase, si vous le pouvez.',
      said: 'pas cette fois',
    },
  },
  words: { label: 'Un mot', hint: 'Facultatif' },
  answer: 'Répondre',
  answered: 'Répondu. Vous pouvez changer jusqu’au départ du message.',
  choose: 'Choisissez l’une des deux.',
  takenOver: 'Reprise ci-dessous. Répondez-y aussi, pour que votre équipe le sache.',
  beside: 'Proposé par votre équipe',
};
