import type { ChampionTexts, PilotDecisionTexts, PulseTexts } from '../pilot-model.ts';

export const PILOT_DECISION: PilotDecisionTexts = {
  title: (cycle) => `Quelle suite donner à « ${cycle} » ?`,
  why: 'Vous avez porté cet essai. Ce qu’il devait montrer et ce qui a été mesuré se trouve ici ; la décision vous appartient.',
  howLong: 'Environ cinq minutes',
  charter: 'Ce que nous voulions savoir',
  judge: 'à vous d’en juger',
  notMeasured: 'non mesuré',
  days: (count) => `${count} jours`,
  reached: 'atteint',
  notReached: 'non atteint',
  people: (active, of) => `${active} personnes sur ${of} ont participé.`,
  agreed: (agreed, of) => `Objectifs convenus : ${agreed} ensembles sur ${of}.`,
  lessons: (count) =>
    count === 1
      ? 'Une personne a noté ce qu’elle a appris.'
      : `${count} personnes ont noté ce qu’elles ont appris.`,
  decisionDay: (day) => `Jour de la décision : ${day}.`,
  question: 'Que décidez-vous ?',
  options: {
    stop: { label: 'Arrêter', hint: 'Cela se termine ici ; ce qui a été appris reste consigné.' },
    repeat: { label: 'Recommencer', hint: 'Les mêmes services une fois encore, à la période suivante.' },
    'roll-out': { label: 'Étendre', hint: 'Service après service, jusqu’à ce que tout le monde participe.' },
  },
  waves: { label: 'En combien de vagues ?', hint: 'Seulement pour étendre : chaque vague est une période.' },
  noWaves: 'Pas d’extension',
  wave: (count) => (count === 1 ? 'Tout le monde à la fois' : `En ${count} vagues`),
  reason: { label: 'Pourquoi', hint: 'Une ou deux phrases que vous diriez aux personnes de l’essai.' },
  send: 'Décider',
  choose: 'Choisissez l’une des trois possibilités ; d’ici là, rien ne change.',
  chooseWaves: 'Choisissez en combien de vagues étendre.',
  sayWhy: 'Dites en une phrase pourquoi.',
  shorten: (most, length) => `Raccourcissez à ${most} caractères ; il y en a ${length}.`,
  done: {
    title: 'Votre décision est enregistrée.',
    next: 'Les ressources humaines trouvent la suite préparée ; rien ne commence tout seul.',
  },
};

export const CHAMPION: ChampionTexts = {
  title: 'Peut-on vous demander comment cela marche ?',
  why: (cycle) =>
    `« ${cycle} » est étendu : d’autres services vont travailler ainsi, et vous l’avez déjà fait. Une personne-relais est celle à qui son propre service peut s’adresser.`,
  howLong: 'Environ une minute',
  question: 'Souhaitez-vous être personne-relais ?',
  options: {
    accept: {
      label: 'Oui, on peut me demander',
      hint: 'Votre nom figure dans le premier message aux personnes de votre service.',
    },
    decline: {
      label: 'Non, pas cette fois',
      hint: 'Votre nom n’apparaît nulle part, et personne ne demande pourquoi.',
    },
  },
  send: 'Envoyer ma réponse',
  choose: 'Choisissez l’une des deux réponses ; d’ici là, votre nom n’apparaît nulle part.',
  done: {
    accept: {
      title: 'Merci : on pourra vous demander.',
      next: 'Quand l’extension commence, votre service lit votre nom. D’ici là, rien à faire.',
    },
    decline: {
      title: 'Merci de l’avoir dit.',
      next: 'Votre nom n’apparaît nulle part. Il n’y a rien à faire.',
    },
  },
};

export const PULSE: PulseTexts = {
  heading: 'Trois questions sur l’essai',
  lead: 'Si vous le souhaitez. Seules des moyennes sont montrées, à partir de cinq réponses.',
  questions: {
    clear: 'Je savais ce que mon équipe voulait atteindre, et pourquoi.',
    helped: 'Les objectifs m’ont aidé à décider de ce qui passe en premier.',
    again: 'J’aimerais travailler de nouveau ainsi.',
  },
  answers: ['Pas du tout', 'Plutôt non', 'En partie', 'Plutôt oui', 'Tout à fait'],
};
