import type { TeamTexts } from '../team-model.ts';

export const TEAM: TeamTexts = {
  link: 'Votre équipe : absences, et personnes sans messagerie',
  title: 'Votre équipe',
  lead: 'Indiquez les absences, et saisissez les chiffres de celles et ceux qu’aucun message n’atteint.',
  nobody: 'Personne ne dépend de vous pour le moment.',
  search: { label: 'Chercher par nom', shown: (shown, all) => `${shown} personnes sur ${all}` },
  back: 'Votre équipe',
  notYours: {
    title: 'Cette personne n’est pas dans votre équipe.',
    text: 'Elle a peut-être changé d’équipe ou quitté l’organisation.',
    next: 'Revoyez votre équipe à l’adresse /team.',
  },
  away: (from, to, delegate) =>
    `Absence du ${from} au ${to}${delegate ? ` ; ${delegate} assure le relais` : ''}`,
  noAbsence: 'Aucune absence n’est connue.',
  noMail: 'pas d’adresse',
  absences: 'Absences prévues',
  absence: {
    title: (name) => `Quand ${name} sera-t-il absent ou absente ?`,
    lead: 'Aucun message n’atteint une personne absente. Ses résultats clés passent à qui assure le relais, ou sont en pause. N’écrivez nulle part de motif.',
    from: 'Premier jour d’absence',
    to: 'Dernier jour d’absence',
    delegate: { label: 'Qui assure le relais', hint: 'Un nom de la liste ; vide pour personne.' },
    enter: 'Saisir l’absence',
    change: 'Modifier',
    takeAway: 'Retirer',
    end: 'De retour',
    underWay: (until) => `En cours, jusqu’au ${until}`,
    onlyLastDay: 'Elle a commencé : seul le dernier jour peut changer.',
    entered: 'L’absence est enregistrée.',
    changed: 'L’absence est modifiée.',
    ended: 'L’absence n’est plus dans la liste.',
    unknownName: (typed) =>
      `La liste ne contient pas « ${typed} ». Choisissez un nom de la liste, ou laissez le champ vide.`,
    problems: {
      'bad-day': (value) =>
        value
          ? `« ${value} » n’est pas un jour. Écrivez-le comme 2027-02-15.`
          : 'Indiquez le jour, par exemple 2027-02-15.',
      'days-reversed': (value) =>
        `Le dernier jour, ${value}, précède le premier. Indiquez le dernier jour d’absence.`,
      'absence-over': (value) =>
        `Le dernier jour, ${value}, est passé. Indiquez aujourd’hui ou un jour à venir.`,
      'absence-too-long': (value) =>
        `Le dernier jour, ${value}, est à plus de trois ans du premier. Vérifiez l’année.`,
      'already-away': (value) =>
        `Une absence existe déjà le ${value} ou peu après. Modifiez-la, ou indiquez d’autres jours.`,
      'absence-begun': () =>
        'Cette absence a commencé. Changez seulement le dernier jour, ou terminez-la et saisissez-en une autre.',
      'bad-delegate': (value) =>
        `${value} ne peut pas assurer le relais. Indiquez quelqu’un d’autre, ou personne.`,
      'unknown-absence': () => 'Cette absence est terminée ou retirée. Il n’y a plus rien à modifier.',
    },
  },
  checkIn: {
    open: (week) => `Saisir les chiffres de la semaine ${week}`,
    title: (name, week) => `Semaine ${week} : où en sont les résultats clés de ${name} ?`,
    lead: (name) =>
      `Demandez à ${name}, puis saisissez la réponse. Elle apparaîtra comme saisie par vous à sa place.`,
    send: (name) => `Faire le point pour ${name}`,
    said: (name) => `${name} a fait le point.`,
  },
  card: {
    title: (name) => `Carte imprimée pour ${name}`,
    sheet: 'Cartes à imprimer',
    lead: 'Une carte ouvre les tâches de sa personne, par un carré à scanner. Elle vaut pour cette personne : remettez-la vous-même et n’en gardez pas de copie. Il est noté que vous l’avez faite, et la page de la personne le dit.',
    none: (name) => `${name} n’a pas encore de carte.`,
    elsewhere: (name, since) =>
      `${name} a une carte depuis le ${since}. Seul qui l’a faite peut l’imprimer ; une nouvelle met fin à l’ancienne.`,
    print: 'Imprimez cette page, découpez et remettez les cartes. Huit tiennent sur une feuille A4.',
    nothing: 'Il n’y a pas de carte faite par vous.',
    make: 'Faire une carte',
    again: 'Faire une nouvelle carte',
    withdraw: 'Retirer la carte',
    made: 'La carte est prête à imprimer. Une plus ancienne n’ouvre plus rien.',
    withdrawn: 'La carte n’ouvre plus rien.',
    missing: (names, count) => `Sans carte (${count}) : ${names}`,
    makeMissing: 'Faire les cartes qui manquent',
  },
  score: {
    open: 'Saisir les chiffres définitifs',
    title: (name, period) => `Où en sont les résultats clés de ${name} ? Bilan pour ${period}`,
    said: (name) => `${name} a confirmé les scores.`,
  },
  theirs: (name) => `Résultats clés de ${name}`,
  entered: (name, by) => `Saisi pour ${name} par ${by}.`,
  behindCard: 'Sa carte permet de le voir.',
  onBehalf: (by) => `saisi par ${by} au nom de la personne concernée`,
  enteredFor: (by) => `Le dernier point a été saisi par ${by} au nom de la personne concernée.`,
};
