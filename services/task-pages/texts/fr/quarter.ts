import type { QuarterTexts } from '../quarter-model.ts';

export const QUARTER: QuarterTexts = {
  adjust: {
    question: 'Le milieu du trimestre : qu’en est-il de ce résultat clé ?',
    options: {
      keep: 'Le garder',
      change: 'Changer sa cible',
      drop: 'L’abandonner',
    },
    target: {
      label: 'Une autre cible',
      hint: 'Seulement si vous la changez ; ceux qui l’ont convenue la regardent.',
    },
    reason: {
      label: 'Pourquoi',
      hint: 'Seulement pour changer ou abandonner ; une phrase suffit.',
    },
    choose: 'Choisissez si vous le gardez, le changez ou l’abandonnez.',
    writeTarget: (example) => `Écrivez la cible proposée en chiffres, par exemple ${example}.`,
    sameTarget: 'C’est la cible actuelle ; écrivez-en une autre, ou gardez-la.',
    sayReason: 'Dites pourquoi en une phrase.',
  },
  change: {
    link: 'Modifier un objectif convenu, ou être sollicité moins souvent',
    title: 'Que doivent devenir vos objectifs ?',
    lead: 'Les objectifs peuvent changer quand le monde change. Dites quoi et pourquoi ; ceux qui les ont convenus regardent, et d’ici là tout vaut comme avant.',
    kinds: {
      target: {
        label: 'Une autre cible',
        hint: 'Le chemin est devenu plus long ou plus court.',
      },
      wording: {
        label: 'Une autre formulation',
        hint: 'La mesure est la même, mieux dite.',
      },
      drop: {
        label: 'L’abandonner',
        hint: 'Il ne vaut plus l’effort.',
      },
      add: {
        label: 'Ajouter un résultat clé',
        hint: 'Il manque quelque chose.',
      },
      'hand-over': {
        label: 'Le transmettre',
        hint: 'Quelqu’un d’autre devrait en répondre.',
      },
      rhythm: {
        label: 'Me solliciter moins souvent',
        hint: 'Vaut tout de suite ; personne ne doit accepter.',
      },
    },
    back: 'Retour au point',
    which: 'Quel résultat clé ?',
    choose: 'Choisissez',
    target: 'La nouvelle cible',
    wording: 'La nouvelle formulation',
    newTitle: 'Ce qui est mesuré',
    baseline: 'De',
    unit: 'Unité',
    to: {
      label: 'À qui',
      hint: 'Le nom, tel qu’il figure dans la liste.',
    },
    reason: {
      label: 'Pourquoi',
      hint: 'Une ou deux phrases ; elles restent avec l’objectif.',
    },
    rhythms: {
      weekly: 'Aussi souvent que l’équipe',
      fortnightly: 'Toutes les deux semaines',
      monthly: 'Toutes les quatre semaines',
    },
    rhythm: 'À quel rythme faut-il demander ?',
    send: 'Demander cette modification',
    save: 'Enregistrer',
    chooseKeyResult: 'Choisissez le résultat clé concerné.',
    chooseRhythm: 'Choisissez un rythme.',
    writeNumber: (example) => `Écrivez un nombre, par exemple ${example}.`,
    sameTarget: 'C’est déjà la cible ; écrivez-en une autre.',
    sayTitle: 'Écrivez la formulation voulue.',
    sayReason: 'Dites pourquoi en une phrase.',
    whoIsIt: 'Nous ne trouvons pas ce nom dans votre cycle ; écrivez-le tel qu’il figure dans la liste.',
    shorten: (most, length) => `Raccourcissez à ${most} caractères ; il y en a ${length}.`,
    mine: 'Ce que vous avez demandé',
    states: {
      asked: 'va être envoyé',
      open: 'à l’étude',
      approved: 'convenu',
      declined: 'reste comme avant',
      lapsed: 'sans réponse ; reste comme avant',
    },
    takeBack: 'Retirer',
    tickTakeBack: 'Cochez que vous voulez le retirer.',
    says: {
      target: (from, to) => `Cible ${to} au lieu de ${from}`,
      wording: (to) => `Autrement dit : ${to}`,
      drop: 'À abandonner',
      add: (title, from, to) => `Un nouveau résultat clé : ${title}, de ${from} à ${to}`,
      handOver: (to) => `À transmettre à ${to}`,
    },
    review: {
      title: (asker) => `${asker} souhaite modifier un objectif convenu`,
      why: 'Les objectifs peuvent changer quand le monde change. Jusqu’à votre réponse, tout vaut comme avant.',
      howLong: 'Environ deux minutes',
      because: 'La raison',
      question: 'Qu’en dites-vous ?',
      answers: {
        approve: {
          label: 'Oui, modifier',
          hint: 'Cela vaut dès maintenant ; la version d’avant est conservée.',
        },
        decline: {
          label: 'Non, laisser ainsi',
          hint: 'Un mot pour dire pourquoi aide.',
        },
      },
      words: {
        label: 'Vos mots',
        hint: 'Ils vont à la personne qui a demandé.',
      },
      send: 'Envoyer ma réponse',
      choose: 'Choisissez oui ou non.',
      sayWhy: 'Dites en une phrase pourquoi cela doit rester.',
      done: {
        title: 'Votre réponse est enregistrée.',
        next: 'La personne l’apprend avec son prochain message.',
      },
    },
  },
  feedback: {
    title: 'La semaine de votre équipe',
    why: 'Une phrase simple montre que le point a été lu. Un retour n’est lu que par la personne ; un merci peut aussi être lu lors de la célébration.',
    howLong: 'Environ trois minutes',
    fewThisWeek: (count) =>
      `Votre équipe est grande : voici ${count} personnes cette semaine, les autres suivent à tour de rôle.`,
    nobody: 'Personne n’a encore fait le point ; revenez un peu plus tard.',
    checkedIn: (was, is) => `${was} → ${is}`,
    blocker: (text) => `Ce qui bloque : ${text}`,
    kind: 'Que souhaitez-vous donner ?',
    kinds: {
      feedback: 'Un mot de retour',
      thanks: 'Un merci',
    },
    words: (name) => `Vos mots à ${name}`,
    about: 'À propos de',
    all: 'toute la semaine',
    none: 'Rien à dire cette semaine',
    send: 'Envoyer',
    chooseKind: 'Choisissez un retour ou un merci.',
    writeWords: 'Écrivez une phrase.',
    sayOrTick: 'Écrivez à une personne au moins, ou cochez qu’il n’y a rien à dire.',
    bothSaid: 'Vous avez écrit quelque chose : décochez, ou videz les champs.',
    shorten: (most, length) => `Raccourcissez à ${most} caractères ; il y en a ${length}.`,
    done: {
      title: 'C’est fait, merci.',
      next: 'Vos mots figureront sur la page de leur prochain point.',
    },
    asked: {
      title: (asker) => `${asker} aimerait votre avis`,
      why: 'Quelques phrases simples : ce qui a bien marché, ce que vous essaieriez.',
      howLong: 'Environ trois minutes',
      words: {
        label: 'Votre retour',
        hint: 'Seule la personne le lit.',
      },
      write: 'Écrivez une phrase ou deux.',
    },
    received: 'Pour vous',
    from: {
      feedback: (name) => `Un retour de ${name}`,
      thanks: (name) => `Un merci de ${name}`,
    },
    wish: {
      summary: 'Demander un avis à quelqu’un',
      whom: {
        label: 'À qui',
        hint: 'Votre responsable, ou une personne du cycle, par son nom.',
      },
      question: {
        label: 'Que voulez-vous savoir ?',
        hint: 'Une question trouve plus vite réponse que trois.',
      },
      unknown: 'Nous ne trouvons pas ce nom dans votre cycle ; écrivez-le tel qu’il figure dans la liste.',
      notYourself: 'Nommez quelqu’un d’autre que vous.',
      sayQuestion: 'Écrivez ce que vous voulez savoir.',
      sayWhom: 'Nommez la personne à qui demander.',
    },
  },
  pace: {
    own: {
      title: 'Comment continuer les points hebdomadaires ?',
      why: 'Depuis trois semaines nous n’avons rien reçu, et il y a sûrement des raisons. Choisissez ce qui convient ; personne n’est jugé là-dessus.',
    },
    manager: {
      title: (name) => `${name} : comment continuer les points ?`,
      why: 'Trois semaines sans point. Un court échange est souvent le meilleur début.',
      wish: (choice) => `Le souhait : ${choice}`,
    },
    howLong: 'Moins d’une minute',
    question: 'Qu’est-ce qui convient ?',
    options: {
      stay: {
        label: 'Continuer comme avant',
        hint: 'Je serai de retour la semaine prochaine.',
      },
      fortnightly: {
        label: 'Toutes les deux semaines',
        hint: 'Dès maintenant.',
      },
      monthly: {
        label: 'Toutes les quatre semaines',
        hint: 'Dès maintenant.',
      },
      pause: {
        label: 'Une pause de quatre semaines',
        hint: 'Votre responsable en décide.',
      },
      'hand-over': {
        label: 'Transmettre',
        hint: 'Quelqu’un d’autre devrait reprendre ; votre responsable en décide.',
      },
    },
    managerStay: {
      label: 'Laisser ainsi, je vais en parler',
      hint: 'Tout reste comme avant.',
    },
    to: {
      label: 'À qui',
      hint: 'Seulement pour transmettre : le nom tel qu’il figure dans la liste.',
    },
    send: 'Choisir',
    choose: 'Choisissez l’une des réponses.',
    whoIsIt: 'Nommez qui reprend, tel que dans la liste.',
    done: {
      title: 'Merci.',
      next: 'Cela vaudra sous peu.',
    },
  },
  decisions: {
    title: 'Les décisions de ce mois',
    why: 'Ce qui a changé parmi les objectifs convenus, et pourquoi. L’état d’avancement est ailleurs.',
    howLong: 'Environ deux minutes',
    decided: 'Décidé',
    waiting: 'En attente de réponse',
    nothing: 'Aucune.',
    read: 'Je les ai lues',
    send: 'Terminé',
    tick: 'Cochez que vous les avez lues.',
    done: {
      title: 'Merci.',
      next: 'La prochaine page vient dans un mois, s’il y a quelque chose à dire.',
    },
  },
};
