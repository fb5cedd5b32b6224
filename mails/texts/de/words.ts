import { calendarDay } from '#domain/format.ts';
import type { Phase, TaskKind } from '#domain/kinds.ts';

/**
 * German in words that are spelt the same in Germany, Austria and Switzerland; a test keeps the letter out that the
 * Swiss do not write.
 */
export const PHASE_NAMES: Readonly<Record<Phase, string>> = {
  preparation: 'Vorbereitung',
  strategy: 'Strategie',
  cascade: 'Entwürfe',
  approval: 'Abstimmung',
  'check-ins': 'Wöchentliche Check-ins',
  scoring: 'Auswertung',
  celebration: 'Abschluss',
};

/** What a task asks, as the object of "noch offen: …". */
export const TASK_NAMES: Readonly<Record<TaskKind, string>> = {
  acknowledge: 'die kurze Einführung',
  draft: 'der Entwurf der Ziele',
  review: 'die Antwort auf vorgelegte Ziele',
  'check-in': 'der wöchentliche Check-in',
  score: 'die Auswertung der Schlüsselergebnisse',
  reflect: 'der Rückblick',
  decide: 'eine Entscheidung',
  answer: 'die Anfrage einer anderen Abteilung',
  concern: 'ein Bedenken, das Ihnen gesagt wurde',
  change: 'eine Änderung an vereinbarten Zielen',
  feedback: 'das Feedback an das Team',
  pace: 'die Frage, wie es mit den Check-ins weitergeht',
  welcome: 'die Frage, was jemand Neues übernimmt',
  decisions: 'die Entscheidungen des Monats',
  celebrate: 'ein paar Worte zur Abschlussfeier',
  'pilot-decision': 'die Entscheidung über einen Versuch',
  champion: 'die Einladung, Ansprechperson zu sein',
};

export const TASK_BUTTONS: Readonly<Record<TaskKind, string>> = {
  acknowledge: 'Einführung lesen',
  draft: 'Ziele schreiben',
  review: 'Ziele lesen',
  'check-in': 'Zum Check-in',
  score: 'Ergebnisse eintragen',
  reflect: 'Zum Rückblick',
  decide: 'Entscheiden',
  answer: 'Antworten',
  concern: 'Lesen und antworten',
  change: 'Änderung ansehen',
  feedback: 'Woche ansehen',
  pace: 'Auswählen',
  welcome: 'Auswählen',
  decisions: 'Entscheidungen lesen',
  celebrate: 'Ein paar Worte schreiben',
  'pilot-decision': 'Entscheiden',
  champion: 'Ja oder nein sagen',
};

/** @returns `eine Minute`, `5 Minuten`. */
export function minutes(count: number): string {
  return count === 1 ? 'eine Minute' : `${count} Minuten`;
}

/** @returns `das 1. Quartal 2027`, `das Jahr 2027`, `die Zeit vom 4. Januar 2027 bis 2. April 2027`; the same as subject and after "für". */
export function periodName(period: string, locale = 'de-DE'): string {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  if (quarter) return `das ${quarter[2]}. Quartal ${quarter[1]}`;
  if (/^\d{4}$/.test(period)) return `das Jahr ${period}`;
  const [from, to] = period.split('..');
  return from && to ? `die Zeit vom ${calendarDay(from, locale)} bis ${calendarDay(to, locale)}` : period;
}

/** @returns the text as a sentence begins. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
