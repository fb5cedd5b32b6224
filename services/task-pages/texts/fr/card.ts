import type { CardTexts } from '../card-model.ts';

export const CARD: CardTexts = {
  title: 'Ouvrir votre carte',
  lead: 'Scannez le carré de votre carte, ou tapez le code inscrit dessous.',
  code: { label: 'Code de votre carte', hint: '28 lettres et chiffres ; les espaces ne comptent pas.' },
  open: 'Ouvrir',
  wrong: 'Ce code ne correspond à aucune carte. Comparez-le encore une fois avec la carte, signe par signe.',
  hello: (name) => `Bonjour ${name}`,
  waiting: (count) => (count === 1 ? 'Une chose vous attend.' : `${count} choses vous attendent.`),
  nothing: 'Rien ne vous attend pour le moment.',
  until: (day) => `jusqu’au ${day}`,
  about: (name) => `de ${name}`,
  start: 'Commencer',
  look: 'Regarder',
  entered: (by, week) => `${by} a saisi pour vous le point de la semaine ${week}.`,
  enteredScores: (by) => `${by} a saisi vos chiffres définitifs pour vous.`,
  goals: {
    lead: 'Vous pouvez aussi lire les objectifs de tous. Déconnectez-vous ensuite si d’autres utilisent cet écran.',
    button: 'Lire les objectifs',
  },
  yours: (name) =>
    `Cette carte est réservée à ${name}. En cas de perte, prévenez les RH : elles en font une nouvelle, et celle-ci ne vaut plus rien.`,
  madeBy: (by, day) => `Cette carte a été faite par ${by} le ${day}.`,
  revoked: {
    title: 'Cette carte n’est plus valable.',
    text: 'Une plus récente l’a remplacée, ou elle a été retirée.',
    next: 'Prenez votre carte la plus récente, ou demandez-en une aux RH.',
  },
  printed: {
    scan: 'Scannez ceci pour voir ce qui vous attend.',
    type: (address) => `Ou ouvrez ${address} et tapez\u00a0:`,
    keep: 'Pour vous seulement. En cas de perte, prévenez les RH.',
  },
};
