import type { DraftRemedies } from '#domain/okr-draft-remedies.ts';

export const REMEDIES: DraftRemedies = {
  why: 'Dites en une ou deux phrases pourquoi cela compte maintenant.',
  firstObjective: 'Écrivez au moins un objectif.',
  fewerObjectives: (limit) => `Gardez les ${limit} qui comptent le plus et retirez les autres.`,
  objectiveTitle: 'Dites en une phrase ce qui ira mieux à la fin.',
  objectiveKind: 'Choisissez s’il s’agit d’un engagement ou d’un objectif ambitieux.',
  alignment: 'Choisissez à quoi il contribue, ou « Un objectif qui nous est propre ».',
  firstKeyResult:
    'Ajoutez au moins un résultat clé : un chiffre qui montre si l’objectif est devenu réalité.',
  fewerKeyResults: (limit) => `Gardez les ${limit} qui en disent le plus et retirez les autres.`,
  measured: 'Dites ce qui est mesuré.',
  notANumber: (example) => `Écrivez un nombre, par exemple ${example}.`,
  noStart: (example) =>
    `Indiquez par un nombre où l’on en est aujourd’hui, par exemple ${example}, ou cochez que vous allez le mesurer.`,
  noTarget: (example) => `Indiquez par un nombre où l’on devrait en être à la fin, par exemple ${example}.`,
  sameAsStart: 'Donnez une cible différente du départ ; sinon, rien n’a besoin de changer.',
  direction:
    'Choisissez si le chiffre doit monter ou descendre ; sans point de départ, personne ne peut le savoir.',
  confidence: 'Choisissez l’une des trois réponses, ou aucune.',
  owner: (name) => `« ${name} » n’est pas dans la liste des personnes ; choisissez-y un nom.`,
  contributor: (name) =>
    `« ${name} » n’est pas dans la liste des personnes ; choisissez-y un nom, ou videz le champ.`,
  fewerContributors: (limit) =>
    `Gardez les ${limit} personnes qui en font le plus ; au-delà, c’est une équipe.`,
  fewerInitiatives: (limit) => `Gardez les ${limit} qui comptent le plus, une par ligne.`,
  milestonesUnit: 'étapes',
  fewMilestones: (least, most) => `Donnez entre ${least} et ${most} étapes, une par ligne.`,
  milestonesOrFigures: 'Laissez les chiffres vides quand il y a des étapes : on va alors d’aucune à toutes.',
  department: (name) =>
    name
      ? `« ${name} » n’est pas dans la liste des services ; choisissez-en un.`
      : 'Choisissez le service dont vous avez besoin.',
  whatIsNeeded: 'Dites en une phrase ce dont vous avez besoin.',
  neededBy: 'Dites pour quel jour vous en avez besoin.',
  neededLater: (lastDay) => `Choisissez un jour avant la fin de la période : ${lastDay} au plus tard.`,
  shorten: (limit, length) => `Raccourcissez à ${limit} caractères ; il y en a ${length}.`,
};
