import type { ReviewTexts } from '../en/review.ts';
import { OKR } from './okr.ts';

export const REVIEW: ReviewTexts = {
  colleague: 'Un collègue',

  page: {
    title: (owner, team) => `${owner} vous demande de regarder les objectifs${team ? ` (${team})` : ''}`,
    why: (reader) =>
      `${reader}, c’est avec vous qu’ils sont convenus. En valent-ils la peine, sont-ils assez peu nombreux, et sauriez-vous tous deux à la fin s’ils se sont réalisés ?`,
    howLong: 'Environ cinq minutes',
    whyTheseGoals: 'Pourquoi',
    goals: 'Les objectifs',
    notNow: 'Pas cette fois-ci',
    others: (names) =>
      `Aussi consultés : ${names} ; les objectifs sont convenus quand tout le monde est d’accord.`,
    detail: (round) =>
      `Tour ${round}. Sans réponse à l’échéance, les objectifs s’appliquent avec la mention « pas encore convenus » : le silence ne vaut jamais accord.`,
    listLink: (count) => `Voir les ${count} propositions d’objectifs qui vous attendent`,
  },

  attention: {
    heading: 'À regarder en premier',
    nothing:
      'Rien ne ressort : aucune remarque en suspens, tout contribue à quelque chose et comporte des chiffres.',
    some: (count, where) =>
      `${count === 1 ? 'Un point mérite' : `${count} points méritent`} votre attention : ${where}.`,
    kinds: {
      finding: (count) => (count === 1 ? 'une remarque du coach' : `${count} remarques du coach`),
      'no-alignment': (count) =>
        count === 1
          ? 'un objectif qui ne contribue à rien au-dessus'
          : `${count} objectifs qui ne contribuent à rien au-dessus`,
      'no-baseline': (count) =>
        count === 1 ? 'un résultat clé sans point de départ' : `${count} résultats clés sans point de départ`,
      disagreement: (count) =>
        count === 1
          ? 'un point que vous voyiez autrement la dernière fois'
          : `${count} points que vous voyiez autrement la dernière fois`,
      'came-back': () => 'ce qui a changé depuis le dernier tour',
      'parent-changed': () => 'un changement dans les objectifs au-dessus',
    },
    and: 'et',
    uncovered: 'Rien ne contribue encore à ces objectifs de la stratégie :',
  },

  spot: {
    'no-alignment': 'Il ne contribue à rien au-dessus. Est-ce voulu ?',
    'no-baseline': 'On ne sait pas encore où il en est aujourd’hui.',
    disagreement: 'Vous aviez demandé quelque chose ici la dernière fois ; le texte est le même.',
    'came-back': 'Les objectifs sont revenus avec des changements.',
    'parent-changed': 'Un objectif au-dessus a changé depuis que ceux-ci ont été écrits.',
  },

  questions: {
    label: 'Deux questions qui aident',
    care: 'Quelqu’un le remarquerait-il s’il se réalisait entièrement ?',
    cover: 'Tous les résultats clés pourraient-ils être atteints sans que l’objectif le soit ?',
  },

  point: {
    open: {
      objective: 'Dire quelque chose de cet objectif',
      'key-result': 'Dire quelque chose de ce résultat clé',
    },
    legend: (title) => `À propos de « ${title} »`,
    agree: 'Je suis d’accord',
    change: 'Je demande un changement ici',
    propose: 'Je propose d’autres mots ou d’autres chiffres',
    proposeObjective: 'Je propose d’autres mots',
    proposeNext: 'Les champs s’ouvrent ici quand vous envoyez votre réponse.',
    comment: 'Qu’est-ce qui devrait changer, et pourquoi ?',
    title: 'Formulation',
    baseline: 'Aujourd’hui',
    target: 'À la fin',
    unit: 'Unité',
  },

  decision: {
    label: 'Que dites-vous de l’ensemble ?',
    agree: 'Donner mon accord à tout ce qui suit',
    agreeAbove: 'Je suis d’accord avec tout ce qui précède',
    agreeHint: 'Les objectifs s’appliquent tels quels.',
    change: 'Je demande un changement',
    changeHint: 'Ce que vous avez écrit va à l’auteur, qui rédige le tour suivant.',
    conversation: 'Nous en avons parlé et sommes d’accord',
    conversationAsked: (owner) =>
      `${owner} indique que vous vous êtes mis d’accord de vive voix. Avec votre réponse, les objectifs sont convenus.`,
    conversationFirst: (owner) =>
      `Les objectifs sont convenus dès que ${owner} dit la même chose ; la question lui est posée ensuite.`,
    comment: 'Votre commentaire',
    commentHint: 'Nécessaire si vous demandez un changement sans désigner d’endroit ; bienvenu sinon.',
    talk: 'Et si nous en parlions ?',
    talkHint: (other) =>
      `Indique à ${other} que vous aimeriez en parler. Quelques minutes épargnent souvent un tour.`,
    send: 'Envoyer ma réponse',
  },

  problems: {
    undecided:
      'Choisissez si vous êtes d’accord ou demandez un changement, ou dites-le pour chaque objectif.',
    contradiction:
      'Vous êtes d’accord avec tout, et demandez un changement à un endroit. Choisissez l’un des deux.',
    comment: 'Dites en une phrase ce qui devrait changer, pour que cela puisse changer.',
    pointComment: (title) =>
      `Dites en une phrase ce qui devrait changer dans « ${title} », pour que cela puisse changer.`,
    pointVerdict: (title) =>
      `Vous avez écrit quelque chose sur « ${title} ». Choisissez ce que vous en dites.`,
    nothingProposed: (title) =>
      `Votre proposition pour « ${title} » est identique au texte actuel. Changez les mots ou un chiffre.`,
    proposedHere: 'Écrivez ici ce que vous proposez, puis envoyez de nouveau votre réponse.',
    proposedTitle: 'Écrivez la formulation que vous proposez.',
    proposedNumber: (example) => `Écrivez un nombre, par exemple ${example}.`,
    proposedSame: 'Donnez une cible différente du départ ; sinon, rien n’a besoin de changer.',
    tooLong: (limit, length) => `Raccourcissez à ${limit} caractères ; il y en a ${length}.`,
  },

  done: {
    agree: {
      title: 'Vous avez donné votre accord à ces objectifs.',
      next: 'Leur auteur l’apprend ensuite, et les points hebdomadaires peuvent commencer.',
    },
    'request-change': {
      title: 'Vous avez demandé un changement.',
      next: 'L’auteur reçoit ensuite votre commentaire. Les objectifs modifiés vous reviennent après.',
    },
    'agree-in-conversation': {
      title: 'Vous vous êtes mis d’accord de vive voix.',
      next: 'Les objectifs sont convenus quand vous l’avez dit tous les deux ; qui ne l’a pas fait est consulté ensuite.',
    },
  },

  differences: {
    heading: 'Ce qui a changé depuis le dernier tour',
    nothing: 'Rien n’a changé depuis le dernier tour.',
    added: 'Nouveau',
    removed: 'Retiré',
    was: 'avant',
    now: 'maintenant',
    unknown: 'pas encore connu',
    kinds: OKR.kinds,
    fields: {
      why: 'Pourquoi',
      notThisQuarter: 'Pas cette fois-ci',
      title: 'Formulation',
      kind: 'Genre',
      baseline: 'Aujourd’hui',
      target: 'À la fin',
      unit: 'Unité',
    },
  },

  lastTime: {
    heading: 'Ce qui a été dit au dernier tour',
    byReviewer: {
      agree: 'a donné son accord',
      'request-change': 'a demandé un changement',
      propose: 'a proposé',
    },
    taken: 'La proposition a été reprise.',
    answered: (owner) => `Réponse de ${owner} :`,
    notAnswered: 'Il n’y a pas eu de réponse.',
    wouldLikeToTalk: (name) => `${name} aimerait en parler.`,
    saysAgreed: (name) => `${name} indique que vous vous êtes mis d’accord de vive voix.`,
  },

  above: {
    heading: 'Un objectif au-dessus du vôtre a changé',
    target: (what, before, after) => `${what} : la cible est maintenant ${after}, elle était ${before}.`,
    direction: (what, before, after) => `${what} : le sens a changé, vers ${after} au lieu de ${before}.`,
    dropped: (what) => `${what} : retiré.`,
  },

  answers: {
    heading: (names) => `Le retour de ${names}`,
    intro:
      'Reprenez ce qui vous convainc, répondez au reste, et changez ci-dessous ce qui vous paraît juste.',
    atSpot: 'Y aller',
    gone: 'Il n’est plus dans votre projet.',
    asks: 'demande un changement',
    proposes: 'propose',
    take: 'Reprendre',
    takeHint: 'Entre dans votre projet quand vous enregistrez ou envoyez.',
    words: 'Je le vois autrement',
    wordsHint: 'Dites pourquoi, en une phrase.',
    answer: 'Votre réponse',
    taken: 'Repris : c’est dans votre projet.',
    choose: 'Qu’en dites-vous ?',
    talk: 'Et si nous en parlions ?',
    agreed: 'Nous en avons parlé et sommes d’accord',
    agreedHint: (names) =>
      `Cochez si les objectifs ci-dessous sont ce dont vous avez convenu, puis envoyez. Ils sont convenus dès que ${names} dit la même chose.`,
    agreedByOther: (names) =>
      `${names} indique que vous vous êtes mis d’accord de vive voix. Cochez et envoyez sans rien changer, et les objectifs sont convenus.`,
    notAnswered: 'Écrivez votre réponse, ou reprenez la proposition.',
  },

  list: {
    title: (count) =>
      count === 1
        ? 'Une proposition d’objectifs vous attend'
        : `${count} propositions d’objectifs vous attendent`,
    none: 'Aucun objectif ne vous attend.',
    lead: (name) =>
      `${name}, voici les objectifs sur lesquels votre accord est demandé. Ce qui mérite un regard vient d’abord ; pour le reste, vous pouvez donner votre accord en une fois.`,
    first: 'Ceux-ci méritent un regard',
    without: (count) => (count === 1 ? 'Une sans question ouverte' : `${count} sans question ouverte`),
    read: 'Lire et répondre',
    due: (when) => `jusqu’au ${when}`,
    agreeTogether: (count) =>
      count === 1 ? 'Je suis d’accord avec celle-ci' : `Je suis d’accord avec ces ${count}`,
    agreeHint: 'Leurs auteurs l’apprennent quand vous ne pouvez plus revenir en arrière.',
    press: (count) => (count === 1 ? 'Donner mon accord' : `Donner mon accord aux ${count}`),
    notTicked: 'Cochez que vous êtes d’accord avec ces objectifs.',
    changed: 'La liste a changé entre-temps. Merci de la regarder encore une fois.',
    agreed: (count) =>
      count === 1
        ? 'Vous avez donné votre accord aux objectifs d’une personne.'
        : `Vous avez donné votre accord aux objectifs de ${count} personnes.`,
    undo: (when) => `Jusqu’à ${when}, vous pouvez revenir sur le tout ; personne n’en a encore été informé.`,
    takeBack: 'Revenir en arrière',
    private: (name) =>
      `Cette page est réservée à ${name} ; qui a le lien peut agir en son nom. Merci de ne pas le transmettre.`,
  },
};
