import type { TaskKind } from '#domain/kinds.ts';
import type { EndTexts, FrameTexts, NotMeTexts, RealTexts, RemindersTexts } from '../model.ts';

export const FRAME: FrameTexts = {
  skip: 'Aller au contenu',
  forWhom: (person, cycle, due) => `Pour ${person} · ${cycle} · jusqu’au ${due}`,
  forWhomDone: (person, cycle) => `Pour ${person} · ${cycle}`,
  canBeTakenBack: 'Vous pourrez encore revenir en arrière pendant un moment.',
  saved: 'Enregistré. Revenez quand vous voulez avant l’échéance, et envoyez quand c’est prêt.',
  unchanged: 'Rien n’a changé depuis le dernier enregistrement : tout reste en l’état.',
  changedYourMind: (time) =>
    `Vous avez changé d’avis ? Jusqu’à ${time}, vous pouvez revenir en arrière ; personne n’a encore été prévenu.`,
  takeBack: 'Revenir en arrière',
  yesTakeBack: 'Oui, revenir en arrière',
  tickTakeBack: 'Cochez que vous voulez revenir en arrière. Rien n’a changé pour l’instant.',
  closePage: 'Vous pouvez fermer cette page.',
  thingsToLookAt: (count) => (count === 1 ? 'Un point à revoir' : `${count} points à revoir`),
  allStillHere: 'tout ce que vous avez saisi est encore là.',
  forOneAlone: (person) =>
    `Cette page est pour ${person} et personne d’autre ; qui a ce lien peut agir en ce nom, merci de ne pas le transmettre.`,
  notYou: 'Ce n’est pas vous ?',
  realLink: 'Ce message vient-il vraiment de nous ?',
};

const NOTHING_LOST: Readonly<Record<TaskKind, string>> = {
  concern: 'la préoccupation reste ouverte, et les RH savent qu’une réponse est due.',
  acknowledge:
    'vous participez quand même, et l’introduction reste lisible sous « Les objectifs en deux minutes ».',
  draft: 'ce que vous aviez enregistré est encore là.',
  review: 'les objectifs sont en vigueur sans accord, et sont présentés ainsi.',
  'check-in': 'les chiffres du dernier point restent valables, et le prochain arrive par message.',
  score: 'les chiffres du dernier point restent valables.',
  reflect: 'la célébration a lieu, et vos enseignements sont les bienvenus pour la période suivante.',
  answer:
    'la demande apparaît comme encore sans réponse, et vous pouvez toujours en parler avec la personne qui l’a faite.',
  decide: 'la règle habituelle a été appliquée.',
  change: 'les objectifs restent comme avant.',
  feedback: 'un mot de vive voix est toujours bienvenu.',
  pace: 'tout continue comme avant.',
  welcome: 'la personne contribue aux objectifs de l’équipe.',
  decisions: 'rien ne vous attendait.',
  celebrate: 'la célébration a lieu sans eux, et ils restent bienvenus de vive voix.',
  'pilot-decision': 'la décision reste ouverte, et les ressources humaines le savent.',
  champion: 'votre nom n’apparaît nulle part, et vous pouvez aider quand même.',
};

export const ENDS: EndTexts = {
  unknown: {
    title: 'Ce lien ne mène nulle part.',
    text: 'Il a peut-être été coupé en étant copié ou transféré.',
    next: 'Ouvrez-le à nouveau depuis votre propre message, avec le bouton qui s’y trouve.',
  },
  revoked: {
    title: 'Ce lien a été remplacé.',
    text: 'La tâche a changé de mains, ou un message plus récent a pris sa place.',
    next: 'Cherchez notre message le plus récent. S’il n’y en a pas, vous n’avez rien à faire.',
  },
  expired: {
    title: 'Ce lien est trop ancien.',
    text: 'Les liens cessent de fonctionner deux semaines après l’échéance de leur tâche.',
    next: 'Vous n’avez rien à faire. Si vous voulez ajouter quelque chose, parlez-en à votre responsable.',
  },
  cancelled: (cycle) => ({
    title: 'Ce n’est plus nécessaire.',
    text: `Ce qui vous était demandé dans « ${cycle} » a été retiré de votre liste.`,
    next: 'Vous n’avez rien à faire.',
  }),
  passedOn: (person, cycle) => ({
    title: `C’est maintenant entre les mains de ${person}.`,
    text: `Ce qui vous était demandé dans « ${cycle} » est passé à ${person}. Rien de ce que vous avez fait n’est perdu.`,
    next: 'Vous n’avez rien à faire. Si vous savez quelque chose d’utile, dites-le-lui.',
  }),
  closed: (day, kind) => ({
    title: 'Cette étape est terminée.',
    text: `Elle était ouverte jusqu’au ${day}. Rien n’est perdu : ${NOTHING_LOST[kind]}`,
    next: 'S’il manque quelque chose d’important, dites-le à votre responsable, qui peut l’ajouter.',
  }),
  tooLate: {
    title: 'Il n’est plus possible de revenir en arrière.',
    text: 'Le délai est passé, et les personnes concernées ont été prévenues.',
    next: 'Si c’était une erreur, parlez-en à la personne concernée ; ensemble, vous pourrez la corriger.',
  },
  reported: {
    title: 'Merci de nous l’avoir dit.',
    text: 'Nous cherchons comment ce message vous est parvenu. Rien n’a été changé au nom de cette personne.',
    next: 'Merci de supprimer le message. Vous n’avez rien d’autre à faire.',
  },
};

export const NOT_ME: NotMeTexts = {
  title: 'Ce n’est pas pour vous ?',
  lead: (person) =>
    `Ce lien était destiné à ${person}. Dites-nous comment il vous est parvenu : nous nous en occupons, et rien d’autre ne se passe.`,
  question: 'Qu’en est-il ?',
  reasons: {
    stranger: 'Je ne connais pas cette personne',
    'somebody-else': 'Je sais à qui il est destiné, mais ce n’est pas moi',
    left: 'C’est bien moi, mais cela ne me concerne plus : j’ai changé de poste ou je suis sur le départ',
  },
  send: 'Nous le dire',
  choose: 'Choisissez ce qui convient ; d’ici là, rien n’est signalé.',
};

export const REAL: RealTexts = {
  title: 'Ce message vient-il vraiment de nous ?',
  lead: 'Si vous êtes ici après avoir saisi cette adresse vous-même, depuis votre intranet ou parce qu’un message vous le proposait, comparez ces points.',
  links: { before: 'Nos liens commencent par', after: 'et par rien d’autre.' },
  points: [
    'Nous ne demandons jamais de mot de passe, ni d’argent, ni d’ouvrir une pièce jointe.',
    'La page vous nomme et dit la seule chose qui vous est demandée.',
    'Chaque message indique à la fin votre cycle et pourquoi vous le recevez.',
  ],
  otherwise:
    'Si l’un de ces points ne correspond pas, n’ouvrez pas le lien et prévenez votre service informatique. Attendre ne fait aucun mal.',
};

export const REMINDERS: RemindersTexts = {
  title: 'Rappels par message',
  forWhom: (person) => `Pour ${person}`,
  now: { on: 'Les rappels sont activés.', off: 'Les rappels sont désactivés.' },
  explained:
    'Il s’agit des rappels de ce qui reste à faire, du regard hebdomadaire sur les objectifs de votre service et du résumé en fin de période. Ce qui vous est demandé, et ce qui en découle, arrive dans tous les cas.',
  question: 'Que préférez-vous ?',
  on: 'Recevoir les rappels',
  onHint: 'Un court message avant une échéance, s’il reste quelque chose à faire.',
  off: 'Aucun rappel',
  offHint: 'Vous suivez vous-même les échéances.',
  save: 'Enregistrer',
  choose: 'Choisissez l’un des deux.',
  saved: {
    on: 'Enregistré : les rappels reviennent.',
    off: 'Enregistré : vous ne recevrez plus de rappels. Vous pouvez les réactiver ici.',
  },
  expired: {
    title: 'Ce lien est trop ancien.',
    text: 'Il vient d’un message de plus d’un an ; rien n’a été changé.',
    next: 'Utilisez le lien à la fin d’un rappel plus récent.',
  },
  unknown: {
    title: 'Ce lien ne mène nulle part.',
    text: 'Il a peut-être été coupé en étant copié. Rien n’a été changé.',
    next: 'Ouvrez-le à nouveau depuis votre propre message ; il se trouve à la fin d’un rappel.',
  },
};
