import type { MineTexts } from '../mine-model.ts';

export const MINE: MineTexts = {
  link: 'Mes données',
  title: 'Ce qui est conservé sur vous',
  lead: 'Tout ce que Quarterdeck conserve sur vous. Vous seul voyez cette page.',
  groups: {
    person: 'Vous, vos absences et vos services',
    goals: 'Objectifs',
    'check-ins': 'Points d’étape',
    reviews: 'Relectures',
    scores: 'Résultats',
    concerns: 'Préoccupations',
    feedback: 'Retours, remerciements et leçons',
    tasks: 'Ce qui vous a été demandé',
    mails: 'Messages',
    access: 'Connexions, cartes et rôles',
    trail: 'Ce que dit le journal',
  },
  rows: (count) => `${count} ${count === 1 ? 'entrée' : 'entrées'}`,
  more: (count) => `et ${count} autres ; le fichier les contient toutes`,
  file: 'Tout enregistrer dans un fichier (JSON)',
  fileHint: 'À garder pour vous ou pour un autre programme. Les noms des champs sont en anglais.',
  leaving: {
    link: 'Ce qui sort sur vous',
    title: 'Ce qui sort sur vous',
    lead: 'Les RH peuvent extraire les objectifs finaux pour les entretiens sur le travail et la rémunération. Voici ce que cela donnerait pour vous ; vous pouvez y joindre un commentaire, qui l’accompagne. Rien ne sort de soi-même et aucune note n’est calculée.',
    nothing:
      'Rien ne sort sur vous : vous n’avez pas d’objectifs personnels convenus, et ceux des services ne nomment personne.',
    scoresStay: 'Vos résultats chiffrés restent ici. Vos objectifs sortent sans eux.',
    scoresLeave: 'Dans ce cycle, les résultats chiffrés peuvent sortir aussi.',
    erased: 'Ce qui a été écrit dans ce cycle est effacé. Ce qui reste ne nomme personne.',
    columns: { goal: 'Objectif', final: 'Valeur finale', score: 'Résultat', agreed: 'Convenu' },
    stays: 'reste ici',
    comment: {
      label: 'Votre commentaire',
      hint: 'Il accompagne le reste. Les RH le lisent, ainsi que les destinataires du fichier. Vide : aucun.',
      keep: 'Garder le commentaire',
    },
    kept: 'Votre commentaire accompagne le reste à partir de maintenant.',
    takenBack: 'Votre commentaire est retiré.',
    tooLong: (characters, most) => `Le commentaire compte ${characters} caractères. Ramenez-le à ${most}.`,
    used: 'À quoi les données de ce cycle peuvent servir :',
  },
  defaultUse:
    'Apprendre et planifier ensemble. Les résultats ne servent ni à la rémunération ni aux évaluations.',
  back: 'Tous les objectifs',
};
