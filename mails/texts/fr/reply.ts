import { type ReplyWords, replyIn } from '../reply.ts';

export const REPLY: ReplyWords = {
  hint: (example) =>
    `Ou répondez simplement à ce courriel : « pareil » si rien n’a changé, ou par exemple « ${example} ».`,
  keepHint:
    'Cette semaine demande aussi si chaque objectif reste : ajoutez « garder » derrière, ou « tout garder ». Changer ou abandonner passe par la page.',
  blockedBy: 'bloqué par les achats',
  recorded: {
    subject: (week) => `Point enregistré par courriel, semaine ${week}`,
    heading: 'Votre point est enregistré',
    lead: 'Merci. Voici comment nous avons compris votre réponse :',
    unsaid: 'Ce que votre réponse ne mentionne pas reste inchangé.',
  },
  adjust: {
    kept: 'objectif gardé',
    byPage: (labels) =>
      `Changer ou abandonner un objectif passe par la page, avec une raison ; ceux qui l’ont convenu sont consultés. Rien n’est encore demandé pour : ${labels}.`,
    open: (labels, again) =>
      `Il n’est pas dit si l’objectif reste pour : ${labels}.${again ? ' Le prochain point le redemandera.' : ''}`,
    button: 'Changer ou abandonner un objectif',
  },
  undo: (moment) =>
    `Quelque chose ne va pas ? Jusqu’au ${moment}, vous pouvez l’annuler sur la page et recommencer.`,
  asBefore: 'comme avant',
  noFigure: 'pas encore de chiffre',
  inTheWay: (text) => `ce qui bloque : ${text}`,
  look: 'Voir ou annuler',
  unclear: {
    subject: 'Votre réponse n’était pas tout à fait claire, rien n’est enregistré',
    heading: 'Pas encore enregistré',
    nothing: 'Merci de votre réponse. Un point n’y était pas clair, donc rien n’a été enregistré.',
    line: (text) => `Il s’agit de cette ligne : « ${text} »`,
    example: (text) =>
      `Merci de répondre encore une fois, par exemple « ${text} », ou « pareil » si rien n’a changé. La page convient aussi.`,
  },
  troubles: {
    empty: 'Nous n’avons rien trouvé de vous au-dessus du courriel cité. Merci d’écrire au-dessus.',
    'which-one':
      'Elle ne dit pas de quel résultat clé il s’agit. Merci de commencer chaque ligne par la lettre du courriel.',
    'not-asked': 'Cette lettre ne figure pas parmi les résultats clés du courriel.',
    twice: 'La même lettre y est deux fois. Merci d’écrire chacune une seule fois.',
    'no-figure':
      'Aucun chiffre n’est lisible. Merci d’écrire le chiffre du jour juste après la lettre, ou « pareil ».',
    'two-figures': 'Il y a deux chiffres. Merci d’écrire seulement où cela en est aujourd’hui.',
    'change-only':
      'Cela ressemble à une variation. Merci d’écrire où cela en est aujourd’hui, et non de combien cela a bougé.',
    'only-confidence':
      'Cela peut être un chiffre ou votre confiance. Merci d’écrire les deux, par exemple « A 42 7/10 » ou « A pareil 7/10 ».',
    scale:
      'La lettre après le chiffre peut vouloir dire plusieurs choses. Merci d’écrire le chiffre en entier.',
    unit: 'Le chiffre n’est pas dans l’unité du résultat clé. Merci de l’écrire dans cette unité.',
    confidence: 'La confiance va de 0/10 à 10/10.',
    'confidence-place':
      'La confiance se place juste après le chiffre, par exemple « A 42 7/10 » ; merci d’écrire les dates en lettres.',
    'run-on':
      'Une autre lettre se trouve au milieu du texte. Merci de commencer une nouvelle ligne pour chaque résultat clé.',
    'too-long': 'C’est trop long pour une réponse. Merci de passer par la page.',
    choices:
      'Elle dit deux choses différentes du même objectif. Écrivez « garder », ou passez par la page pour le changer ou l’abandonner.',
  },
  plain: {
    repeated: {
      subject: 'Votre point de la semaine est déjà fait',
      heading: 'Cette semaine est déjà faite',
      text: 'Votre point de la semaine est enregistré, votre réponse n’a donc rien changé. La page montre s’il peut encore être annulé.',
    },
    closed: {
      subject: 'Ce point est clos',
      heading: 'Ce point est clos',
      text: 'Votre réponse est arrivée après sa fin, donc rien n’a été enregistré. Le prochain arrive par courriel.',
    },
    cancelled: {
      subject: 'Cela ne vous est plus demandé',
      heading: 'Cela ne vous est plus demandé',
      text: 'La tâche de ce courriel a été retirée, donc rien n’a été enregistré. Il n’y a rien à faire.',
    },
    'not-yours': {
      subject: 'Cela ne vous est plus demandé',
      heading: 'Cela ne vous est plus demandé',
      text: 'La tâche de ce courriel est passée à quelqu’un d’autre, donc rien n’a été enregistré. Il n’y a rien à faire.',
    },
    'by-page': {
      subject: 'Merci de passer par la page',
      heading: 'Merci de passer par la page',
      text: 'Une réponse permet de faire le point de la semaine. Approuver, décider et tout le reste passent par la page, pour que rien ne soit convenu par mégarde ; rien n’a été enregistré.',
    },
  },
  concern: {
    subject: 'Votre préoccupation est transmise',
    heading: 'Votre préoccupation est transmise',
    text: (name, moment) =>
      `${name} en a connaissance, une réponse est promise jusqu’au ${moment}. Un courriel vous l’annoncera, et la page montre où cela en est ; vous pouvez aussi y écrire à quelqu’un d’autre, ou en confiance.`,
    see: 'Voir où cela en est',
  },
  concernRefused: {
    subject: 'Votre préoccupation n’est pas transmise',
    heading: 'Pas transmise',
    text: 'Il n’y a pour l’instant personne à qui l’adresser. Merci de choisir quelqu’un sur la page, ou d’en parler à quelqu’un de confiance.',
    tooMany:
      'Vous avez déjà fait part de plusieurs préoccupations aujourd’hui. Merci d’attendre demain, ou d’en parler directement.',
  },
  open: 'Ouvrir la page',
};

export const reply = replyIn(REPLY);
