import { calendarDay } from '#domain/format.ts';
import type { Phase, TaskKind } from '#domain/kinds.ts';

export const PHASE_NAMES: Readonly<Record<Phase, string>> = {
  preparation: 'Préparation',
  strategy: 'Stratégie',
  cascade: 'Rédaction',
  approval: 'Accord',
  'check-ins': 'Points hebdomadaires',
  scoring: 'Bilan chiffré',
  celebration: 'Célébration',
};

/** What a task asks, as the object of « à faire : … ». */
export const TASK_NAMES: Readonly<Record<TaskKind, string>> = {
  acknowledge: 'la courte introduction',
  draft: 'la rédaction des objectifs',
  review: 'votre réponse aux objectifs proposés',
  'check-in': 'le point hebdomadaire',
  score: 'le bilan des résultats clés',
  reflect: 'le regard en arrière',
  decide: 'une décision',
  answer: 'la demande d’un autre service',
  concern: 'une préoccupation qui vous a été confiée',
  change: 'une modification d’objectifs convenus',
  feedback: 'le retour à l’équipe',
  pace: 'la suite des points hebdomadaires',
  welcome: 'ce que fera une personne qui arrive',
  decisions: 'les décisions du mois',
  celebrate: 'quelques mots pour la célébration',
  'pilot-decision': 'la décision sur un essai',
  champion: 'l’invitation à être personne-relais',
};

export const TASK_BUTTONS: Readonly<Record<TaskKind, string>> = {
  acknowledge: 'Lire l’introduction',
  draft: 'Rédiger les objectifs',
  review: 'Lire les objectifs',
  'check-in': 'Faire le point',
  score: 'Saisir les résultats',
  reflect: 'Regarder en arrière',
  decide: 'Décider',
  answer: 'Répondre',
  concern: 'Lire et répondre',
  change: 'Voir la modification',
  feedback: 'Voir la semaine',
  pace: 'Choisir',
  welcome: 'Choisir',
  decisions: 'Lire les décisions',
  celebrate: 'Écrire quelques mots',
  'pilot-decision': 'Décider',
  champion: 'Dire oui ou non',
};

/** @returns `une minute`, `5 minutes`. */
export function minutes(count: number): string {
  return count === 1 ? 'une minute' : `${count} minutes`;
}

/** @returns `le 1er trimestre 2027`, `l’année 2027`, `la période du 4 janvier 2027 au 2 avril 2027`; with its article, as after « pour ». */
export function periodName(period: string, locale = 'fr-FR'): string {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  if (quarter) return `le ${quarter[2] === '1' ? '1er' : `${quarter[2]}e`} trimestre ${quarter[1]}`;
  if (/^\d{4}$/.test(period)) return `l’année ${period}`;
  const [from, to] = period.split('..');
  return from && to ? `la période du ${calendarDay(from, locale)} au ${calendarDay(to, locale)}` : period;
}

/** @returns a period after « de »: `du 1er trimestre 2027`, `de l’année 2027`. */
export function of(period: string): string {
  return period.startsWith('le ') ? `du ${period.slice(3)}` : `de ${period}`;
}

/** @returns the text as a sentence begins. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
