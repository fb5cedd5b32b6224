import type { CelebrateTexts, CelebrationTexts } from '../celebration-model.ts';

export const CELEBRATE: CelebrateTexts = {
  title: (period) => `Quelques mots de vous sur ${period} ?`,
  why: 'La célébration s’ouvre sur ce que vous dites, avec votre nom. Deux ou trois phrases à vous valent mieux qu’un discours.',
  howLong: 'Environ trois minutes',
  words: {
    label: 'Vos mots',
    hint: 'Ce qui vous a touché, qui vous avez vu grandir, ce qui vous réjouit.',
  },
  nothing: 'Je préfère ne rien dire cette fois',
  send: 'Envoyer',
  sayOrTick: 'Écrivez quelques mots, ou cochez que vous préférez ne rien dire.',
  bothSaid: 'Vous avez écrit quelque chose et coché que vous ne dites rien : revenez sur l’un des deux.',
  shorten: (most, length) => `Raccourcissez à ${most} caractères ; il y en a ${length}.`,
  done: {
    title: 'Merci, c’est enregistré.',
    next: 'La célébration part dès que le retour en arrière est terminé.',
  },
};

export const CELEBRATION: CelebrationTexts = {
  title: (whose, period) => `${whose} : ce qui a été accompli pendant ${period}`,
  everyone: 'Nous tous',
  worked: (people, objectives) =>
    `${people === 1 ? 'Une personne a' : `${people} personnes ont`} travaillé à ${objectives === 1 ? 'un objectif' : `${objectives} objectifs`}.`,
  reached: 'Ce qui a été atteint',
  nothingReached:
    'Aucun objectif n’a été entièrement atteint cette fois. Ce que nous en avons appris est plus bas.',
  stretch: 'L’objectif le plus audacieux qui a été atteint',
  learned: 'Ce que nous avons appris',
  about: (title) => `Tiré de « ${title} »`,
  lessons: (count) =>
    count === 1
      ? 'Un enseignement passe à la période suivante.'
      : `${count} enseignements passent à la période suivante.`,
  thanks: 'Mercis',
  thanked: (from, to) => `${from} remercie ${to}`,
  departments: 'Ce que les services ont accompli',
  back: 'Ce que nous avons tous accompli',
  poster: 'Imprimer en affiche',
  print: 'Imprimez cette page avec votre navigateur, en A3 ou A4. Cette ligne ne s’imprime pas.',
  asPage: 'Retour à la page',
  goals: 'Tous les objectifs',
  gathered: {
    link: 'Ce que votre équipe dit ensemble',
    title: (department) => `Ce que disent les gens de ${department}`,
    lead: 'Sans noms et sans ordre. Les réponses se voient à partir de cinq, pour que personne ne soit reconnaissable.',
    team: 'Sur le travail en commun',
    process: 'Sur la démarche',
    tooFew: (answered, enough) =>
      `${answered === 1 ? 'Une personne a' : `${answered} personnes ont`} répondu ; les réponses se voient à partir de ${enough}.`,
  },
  notYet: {
    title: 'Cette célébration se prépare encore.',
    text: 'Elle paraît ici quand son message part.',
    next: 'D’ici là, tous les objectifs sont sur /okrs.',
  },
  notForYou: {
    title: 'Cette page est pour quelqu’un d’autre.',
    text: 'Ce qu’une équipe dit ensemble est lu par sa direction et par les RH.',
    next: 'La célébration elle-même s’ouvre depuis le message qui l’annonce.',
  },
};
