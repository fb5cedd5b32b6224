import type { CheckInTexts, ScoreTexts } from '../figures-model.ts';

export const CHECK_IN: CheckInTexts = {
  title: (week) => `Semaine ${week} : où en sont vos résultats clés ?`,
  why: 'Un regard court et sincère chaque semaine montre tôt où il faut un coup de main. Personne n’est jugé là-dessus.',
  howLong: '20 secondes si rien n’a changé, une minute sinon',
  since: 'Depuis la dernière fois',
  nothing: { label: 'Rien n’a changé', hint: 'Les chiffres ci-dessous valent encore.' },
  some: { label: 'Quelque chose a changé', hint: 'Je l’ai mis à jour ci-dessous.' },
  send: 'Envoyer le point',
  yours: 'Vos résultats clés',
  lastBlocker: (text) => `La dernière fois, ce qui bloquait : ${text}`,
  start: {
    label: 'D’où part-il ?',
    hint: 'D’ici la semaine 3, s’il vous plaît : dès lors, chacun voit le chemin parcouru.',
  },
  today: (unit) => (unit ? `Aujourd’hui, en ${unit}` : 'Aujourd’hui'),
  way: (from, to) => `De ${from} à ${to}`,
  wayWithoutStart: (target) => `Point de départ à venir, cible ${target}`,
  lastTime: (figure) => `la dernière fois ${figure}`,
  reached: 'Sera-t-il atteint ?',
  confidence: { high: 'En bonne voie', middle: 'Incertain', low: 'Menacé' },
  more: 'Ajouter une remarque, ou ce qui bloque',
  note: 'Remarque',
  blocker: {
    label: 'Ce qui bloque',
    hint: 'Votre responsable le voit à son prochain regard sur la semaine.',
  },
  chooseChanged: 'Choisissez si quelque chose a changé ou non.',
  changedBelow:
    'Vous avez modifié quelque chose ci-dessous : choisissez « Quelque chose a changé », ou remettez-le comme avant.',
  chooseConfidence: 'Choisissez à quel point vous pensez qu’il sera atteint.',
  writeFigure: (example) => `Écrivez le chiffre d’aujourd’hui, par exemple ${example}.`,
  writeStart: (example) => `Écrivez le chiffre de départ, par exemple ${example}, ou laissez vide.`,
  startIsTarget:
    'Le départ est égal à la cible ; parlez d’une autre cible avec votre responsable, ou laissez vide pour l’instant.',
  shorten: (most, length) => `Raccourcissez à ${most} caractères ; il y en a ${length}.`,
  done: {
    title: 'C’est noté, merci.',
    next: 'Vos chiffres sont à jour. Le prochain point arrive par message.',
  },
};

export const SCORE: ScoreTexts = {
  title: (period) => `Où en sont vos résultats clés ? Bilan pour ${period}`,
  why: 'Le score est la part du chemin parcourue. Sur un objectif ambitieux, 0,7 est une réussite, et moins est un enseignement.',
  howLong: 'Environ trois minutes',
  yours: 'Vos résultats clés',
  kinds: { committed: 'Engagement', aspirational: 'Objectif ambitieux' },
  start: {
    label: 'D’où il partait',
    hint: 'Le point de départ n’est jamais venu. Si personne ne le connaît, laissez les deux chiffres vides : il reste alors en suspens, sans score.',
  },
  final: (unit) => (unit ? `Chiffre définitif, en ${unit}` : 'Chiffre définitif'),
  way: (from, to) => `De ${from} à ${to}`,
  targetWas: (target) => `La cible était ${target}`,
  score: 'Résultat',
  readings: {
    kept: 'Engagement tenu.',
    remarkable: 'Un objectif ambitieux entièrement atteint : remarquable.',
    success: 'Une réussite : un objectif ambitieux est fait pour rester un peu hors de portée.',
    'not-kept': 'Pas jusqu’au bout. Ce qui s’est mis en travers aide au prochain plan.',
    lesson: 'Moins qu’espéré : c’est un enseignement, et les enseignements comptent.',
  },
  reason: 'Ce qui s’est mis en travers',
  areFinal: 'Ce sont les chiffres définitifs',
  confirm: 'Confirmer les scores',
  again: 'Recalculer les scores',
  proposed: 'Voici les scores qui découlent de vos chiffres. Rien n’est enregistré avant votre confirmation.',
  how: {
    heading: 'Comment se calcule un score',
    text: 'Du point de départ à la cible, c’est tout le chemin ; le score est la part parcourue, entre 0 et 1. Pour un objectif compte la moyenne de ses résultats clés.',
  },
  tickFinal: 'Cochez que ce sont les chiffres définitifs.',
  writeFinal: (example) => `Écrivez le chiffre définitif, par exemple ${example}.`,
  writeStart: 'Écrivez le chiffre du départ, ou laissez les deux chiffres vides.',
  startIsTarget:
    'Le départ est égal à la cible, il n’y avait donc pas de chemin : donnez un autre chiffre, ou laissez les deux vides.',
  sayReason: 'Dites en une phrase ce qui a empêché cet engagement d’être tenu.',
  shorten: (most, length) => `Raccourcissez à ${most} caractères ; il y en a ${length}.`,
  done: {
    title: 'Le bilan est fait, merci.',
    next: 'Les scores entrent dans la célébration et aident à fixer les prochains objectifs.',
  },
};
