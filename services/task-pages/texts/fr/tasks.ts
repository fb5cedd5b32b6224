import type { AcknowledgeTexts, DecideTexts, ReflectTexts } from '../model.ts';

export const ACKNOWLEDGE: AcknowledgeTexts = {
  title: (period) => `Nos objectifs pour ${period}`,
  why: 'Ensemble, nous choisissons quelques objectifs pour la période, nous les suivons semaine après semaine et nous apprenons de leur issue. Voici comment ; une question à la fin montre que c’est bien passé.',
  howLong: 'Environ deux minutes',
  reviewing: {
    title: 'Comment convenir d’objectifs',
    why: 'Bientôt, des personnes de votre équipe conviendront de leurs objectifs avec vous. Voici comment cela se passe bien ; une question à la fin montre que c’est bien passé.',
    howLong: 'Environ trois minutes',
  },
  choose: 'Choisissez l’une des trois réponses.',
  notQuite: (explanation) => `Pas tout à fait. ${explanation}`,
  send: 'Envoyer ma réponse',
  askedChanged: 'Vous avez demandé, nous avons changé',
  champion: (name) => `Des questions ? Votre personne-relais est ${name}, qui a déjà travaillé ainsi.`,
  usedFor: 'À quoi servent vos réponses',
  done: {
    title: 'Merci, tout est prêt pour vous.',
    next: 'Nous vous écrirons quand il y aura quelque chose à faire. D’ici là, rien.',
  },
};

export const REFLECT: ReflectTexts = {
  title: (period) => `Que retenez-vous ? Retour sur ${period}`,
  why: 'Les résultats s’effacent, les enseignements restent. Une phrase sincère de chacun améliore la période suivante mieux que n’importe quel rapport.',
  howLong: 'Environ trois minutes',
  learned: {
    label: 'Qu’avons-nous appris ?',
    hint: 'D’un objectif atteint, ou d’un autre qui ne l’a pas été.',
  },
  learnedTold: {
    label: 'Cela peut être raconté lors de la célébration',
    hint: (title) =>
      `Avec votre nom, comme enseignement tiré de «\u00a0${title}\u00a0». Sans la coche, cela reste entre nous.`,
  },
  team: {
    label: 'Que devrions-nous, en équipe, garder ou faire autrement ?',
    hint: 'Votre responsable lit les réponses ensemble et sans noms, dès que cinq personnes ont répondu.',
  },
  process: {
    label: 'Un mot sur cette démarche',
    hint: 'Que faut-il garder, ou faire autrement la prochaine fois ?',
  },
  thanks: 'Un merci',
  thanksOptional: 'si vous le souhaitez',
  kudosTo: { label: 'À qui', hint: 'Une personne ou une équipe.' },
  kudosText: { label: 'Pour quoi', hint: 'Il sera lu lors de la célébration, avec votre nom.' },
  nothing: 'Je n’ai rien à ajouter cette fois',
  send: 'Envoyer',
  sayOrTick: 'Écrivez une phrase dans l’un des champs, ou cochez que vous n’avez rien à ajouter.',
  bothSaid: 'Vous avez écrit quelque chose et coché qu’il n’y a rien à ajouter : revenez sur l’un des deux.',
  shorten: (most, length) => `Raccourcissez à ${most} caractères ; il y en a ${length}.`,
  shortenName: (most) => `Raccourcissez le nom à ${most} caractères.`,
  sayWhom: 'Dites qui vous remerciez.',
  sayWhat: 'Dites pour quoi vous remerciez.',
  done: {
    title: 'Merci pour ce regard en arrière.',
    next: 'Ce que vous et les autres avez appris entre dans la célébration et dans la période suivante.',
  },
};

export const DECIDE: DecideTexts = {
  title: {
    nextPeriod: (cycle) => `« ${cycle} » est terminé : enchaîner avec la période suivante ?`,
    deadline: (phase, open) =>
      `« ${phase} » arrive à son échéance et ${open === 1 ? 'une tâche est encore ouverte' : `${open} tâches sont encore ouvertes`}`,
  },
  why: {
    nextPeriod:
      'Le cycle est complet. Enchaîner maintenant garde le rythme ; une pause est aussi une décision.',
    deadline: 'Le cycle peut attendre un peu ou continuer avec ce qui est là. Sans décision, il continue.',
  },
  howLong: 'Environ une minute',
  question: 'Que doit-il se passer ?',
  options: {
    repeat: {
      label: 'Passer à la période suivante',
      hint: 'Les mêmes personnes, le même calendrier, une période plus tard.',
    },
    wait: { label: 'Attendre pour l’instant', hint: 'Rien ne commence avant que vous ne le lanciez.' },
    extend: {
      label: 'Accorder plus de temps',
      hint: 'L’échéance est repoussée de quelques jours ouvrés ; les personnes concernées sont prévenues.',
    },
    close: { label: 'Terminer maintenant', hint: 'Le cycle continue avec ce qui est là.' },
  },
  decide: 'Décider',
  choose: 'Choisissez l’un des deux.',
  doneTitle: 'Votre décision est enregistrée.',
  done: {
    extend:
      'L’échéance est repoussée ; chaque personne qui a encore une tâche ouverte apprend la nouvelle date.',
    close:
      'L’étape se termine avec ce qui est là ; ce qui reste ouvert compte comme manqué, sans reproche à personne.',
    repeat:
      'La période suivante est préparée avec les mêmes personnes ; vous la voyez dans la console avant que quiconque soit prévenu.',
    wait: 'Rien n’est lancé. Vous pouvez démarrer la période suivante depuis la console quand cela vous convient.',
  },
  plan: 'Voir le plan de la période suivante',
};
