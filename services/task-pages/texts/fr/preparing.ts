import type { PreparingTexts } from '../preparing-model.ts';

export const PREPARING: PreparingTexts = {
  invite: 'La faire préparer par quelqu’un',
  title: 'Qui prépare la stratégie ?',
  lead: 'La personne reçoit par courriel un lien vers ce projet et peut l’enregistrer. Vous seul pouvez le publier, et vous apprenez quand il est prêt.',
  who: { label: 'À qui le demandez-vous ?', hint: 'Un nom ou une adresse' },
  ask: 'Demander',
  asked: 'C’est demandé. Le courriel part avec les prochains.',
  soFar: 'Personnes sollicitées',
  isReady: 'prêt',
  atWork: 'en cours',
  takeBack: (name) => `Retirer le lien à ${name}`,
  tick: 'Cochez ce que vous voulez retirer.',
  take: 'Retirer',
  nobodyNamed: 'Écrivez à qui vous le demandez.',
  unknown: (text) =>
    `Personne ayant une adresse ne s’appelle « ${text} » ici. Vérifiez l’orthographe ou écrivez l’adresse.`,
  several: (text) =>
    `Plusieurs personnes s’appellent « ${text} ». Écrivez l’adresse de celle à qui vous pensez.`,
  yourself: 'C’est vous. Demandez à quelqu’un d’autre, ou écrivez vous-même.',
  enough: (most) => `${most} personnes la préparent déjà. Retirez d’abord un lien.`,
  back: 'Retour à la stratégie',
  forWhom: (author) =>
    `Vous préparez ceci pour ${author}, qui voit ce que vous enregistrez et peut seul le publier.`,
  ready: () => 'Le projet peut être relu',
  readyHint: (author) =>
    `${author} reçoit un courriel. Vous pouvez encore le modifier jusqu’à sa publication.`,
  tell: (author) => `Prévenir ${author}`,
  save: 'Enregistrer pour plus tard',
  told: (author) => `Enregistré. ${author} l’apprend par courriel.`,
  saved: 'Enregistré.',
  tickReady: 'Cochez que le projet peut être relu.',
  over: {
    title: 'La stratégie est publiée, ou ne vous est plus demandée.',
    text: 'Rien n’est perdu : le projet reste tel que vous l’avez enregistré.',
    next: 'S’il y manque quelque chose, parlez-en à la personne qui vous l’a demandé.',
  },
  forOneAlone: (name) => `Ce lien est pour ${name} seulement.`,
};
