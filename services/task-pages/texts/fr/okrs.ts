import type { OkrsTexts, SignInTexts } from '../okrs-model.ts';

export const OKRS: OkrsTexts = {
  title: 'Nos objectifs',
  lead: (period) => `Ce que nous voulons atteindre (${period}), et où nous en sommes.`,
  signedInAs: (name) => `Connexion au nom de ${name}`,
  signOut: 'Se déconnecter',
  nothing: {
    title: 'Il n’y a pas encore d’objectifs à voir.',
    text: 'Les objectifs apparaissent ici dès qu’ils sont soumis.',
    next: 'Revenez quand le prochain trimestre se prépare.',
  },
  otherCycles: 'Autres trimestres',
  search: {
    label: 'Chercher des objectifs et des personnes',
    button: 'Chercher',
    none: (text) => `Rien ne correspond à « ${text} ». Essayez moins de mots, ou des mots plus courts.`,
    found: (count) => (count === 1 ? 'Un objectif trouvé' : `${count} objectifs trouvés`),
  },
  strategy: 'Ce que veut l’organisation',
  departments: 'Services',
  people: 'Objectifs des personnes',
  noGoals: 'pas encore d’objectifs',
  hidden: 'Ces objectifs ne sont montrés qu’à leur service.',
  ledBy: (name) => `dirigé par ${name}`,
  back: 'Tous les objectifs',
  picture: {
    link: 'En image',
    title: 'Comment nos objectifs se tiennent',
    lead: 'Les traits vont d’un objectif à celui auquel il contribue. Le plan dit la même chose en mots.',
    back: 'En plan',
  },
  contributesTo: 'Contribue à',
  ownGoal: 'Un objectif propre',
  states: {
    submitted: 'en discussion',
    'changes-requested': 'en discussion',
    agreed: 'convenu',
    'in-force': 'en vigueur, pas encore convenu',
    scored: 'évalué',
  },
  notYet: 'pas encore de point',
  progress: (percent) => `${percent} du chemin`,
  way: (from, to, now) => `de ${from} à ${to}, aujourd’hui ${now}`,
  withoutStart: (target) => `cible ${target}, valeur de départ à venir`,
  lastWord: (day) => `Dernier point ${day}`,
  inTheWay: 'Obstacle :',
};

export const SIGN_IN: SignInTexts = {
  title: 'Se connecter',
  lead: 'Pas de mot de passe : nous vous envoyons un message avec un lien valable dix minutes.',
  email: { label: 'Votre adresse professionnelle', hint: 'Celle où arrivent nos messages.' },
  send: 'Envoyer le message',
  writeEmail: 'Écrivez votre adresse en entier, par exemple ada@example.org.',
  sent: {
    title: 'Regardez vos messages',
    lead: 'Si nous connaissons l’adresse, un message est en route. Appuyez sur son bouton dans ce navigateur, ou saisissez son code ici.',
  },
  code: { label: 'Code du message', hint: 'Six chiffres' },
  confirm: 'Se connecter',
  wrongCode: 'Ce code ne convient pas. Regardez le dernier message, ou demandez-en un nouveau.',
  askAgain: 'Demander un autre message',
  link: {
    title: 'Se connecter ici ?',
    lead: 'Vous restez connecté douze heures dans ce navigateur.',
    button: 'Se connecter',
  },
  elsewhere: {
    title: 'Vous avez demandé dans un autre navigateur.',
    text: 'Pour votre sécurité, le lien ne fonctionne que là où il a été demandé.',
    next: 'Saisissez les six chiffres du message sur la page où vous avez demandé, ou demandez de nouveau ici : /sign-in.',
  },
  over: {
    title: 'Ce lien a déjà servi ou il est trop ancien.',
    text: 'Un lien sert une fois, pendant dix minutes.',
    next: 'Demandez un nouveau message sur /sign-in.',
  },
  unknown: {
    title: 'Ce lien n’est pas de nous.',
    text: 'Le programme de messagerie l’a peut-être coupé.',
    next: 'Demandez un nouveau message sur /sign-in.',
  },
};
