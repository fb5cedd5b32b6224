import type { ConcernTexts } from '../concern-model.ts';

export const CONCERN: ConcernTexts = {
  link: 'Faire part d’une préoccupation',
  back: 'Retour à la tâche',
  raise: {
    title: 'Faire part d’une préoccupation',
    lead: (days) =>
      `Quelque chose vous préoccupe dans les objectifs ou dans notre façon d’y travailler ? Dites-le à quelqu’un qui peut agir. Une réponse vous parvient sous ${days} jours ouvrés.`,
    whom: 'À qui voulez-vous le dire ?',
    audiences: {
      manager: (name) => `Votre responsable : ${name}`,
      'hr-ops': (name) => `Les RH : ${name}`,
      coach: (name) => `Un coach : ${name}`,
    },
    confidential: {
      label: 'En confiance',
      hint: 'Seule la personne choisie le voit ; personne d’autre, et ce n’est pas transmis.',
    },
    words: { label: 'Votre préoccupation', hint: 'Quelques phrases. Votre nom y figure.' },
    send: 'Envoyer',
    nobody: 'Il n’y a pour l’instant personne à qui l’adresser. Merci d’en parler à quelqu’un de confiance.',
    chooseWhom: 'Choisissez à qui vous voulez le dire.',
    say: 'Dites en une ou deux phrases ce qui vous préoccupe.',
    shorten: (most, length) => `Raccourcissez à ${most} caractères ; il y en a ${length}.`,
    tooMany:
      'Vous avez déjà fait part de plusieurs préoccupations aujourd’hui. Merci d’attendre demain, ou d’en parler directement.',
    raised: (name, day) =>
      `Merci. ${name} en a connaissance, une réponse est promise jusqu’au ${day}. Un courriel vous l’annoncera.`,
  },
  own: {
    heading: 'Ce dont vous avez fait part',
    told: (name, day) => `À ${name}, ${day}`,
    inConfidence: 'En confiance',
    until: (day) => `Une réponse est promise jusqu’au ${day}.`,
    late: (day) => `Une réponse était promise jusqu’au ${day}. Elle est en retard, et les RH le savent.`,
    answered: (name) => `${name} répond :`,
    talk: (name) => `${name} souhaite en parler :`,
    lapsed: (name) =>
      `${name} n’est plus là et n’a pas répondu. Personne d’autre ne sait ce que vous avez dit ; vous pouvez recommencer ci-dessus.`,
    erased: 'Le texte a été effacé.',
    insist: {
      question: 'Cela répond-il ?',
      label: 'Cela ne répond pas',
      hint: 'Vous pouvez le dire une fois. La question est reprise, avec une nouvelle promesse.',
      send: 'Redemander',
      tick: 'Cochez que cela ne répond pas à votre préoccupation.',
    },
    insisted: 'Vous avez dit que la réponse précédente ne répondait pas.',
  },
  answer: {
    title: (name) => `${name} fait part d’une préoccupation`,
    why: 'Qui dit ce qui le préoccupe veut être entendu. Une réponse franche aide, même quand rien ne peut être fait.',
    howLong: 'Environ cinq minutes',
    inConfidence: 'Dit en confiance : personne d’autre ne le voit.',
    question: 'Que faites-vous ?',
    options: {
      answer: { label: 'Répondre', hint: 'Avec vos mots, ci-dessous.' },
      talk: { label: 'En parler', hint: 'Dites ci-dessous quand ou où.' },
      'hand-on': { label: 'Transmettre aux RH', hint: 'La réponse vient d’eux, pour le même jour.' },
    },
    words: { label: 'Vos mots', hint: 'Ils vont à la personne concernée.' },
    choose: 'Choisissez ce que vous en faites.',
    say: 'Écrivez une ou deux phrases de réponse.',
    shorten: (most, length) => `Raccourcissez à ${most} caractères ; il y en a ${length}.`,
    send: 'Envoyer',
    before: (name) => `${name} en a déjà dit :`,
    gone: { title: 'Cette préoccupation est chez quelqu’un d’autre', why: 'Il n’y a plus rien à faire ici.' },
    done: { title: 'Merci, c’est enregistré.', next: 'La personne concernée l’apprend par courriel.' },
  },
};
