import { calendarDay } from '#domain/format.ts';
import type { Phase, TaskKind } from '#domain/kinds.ts';

export const PHASE_NAMES: Readonly<Record<Phase, string>> = {
  preparation: 'Preparación',
  strategy: 'Estrategia',
  cascade: 'Redacción',
  approval: 'Acuerdo',
  'check-ins': 'Seguimiento semanal',
  scoring: 'Balance',
  celebration: 'Celebración',
};

/** What a task asks, as the object of "pendiente: …". */
export const TASK_NAMES: Readonly<Record<TaskKind, string>> = {
  acknowledge: 'la breve introducción',
  draft: 'la redacción de los objetivos',
  review: 'la respuesta a unos objetivos',
  'check-in': 'el seguimiento semanal',
  score: 'el balance de los resultados clave',
  reflect: 'la mirada atrás',
  decide: 'una decisión',
  answer: 'la petición de otro departamento',
  concern: 'una preocupación que le han planteado',
  change: 'un cambio en objetivos acordados',
  feedback: 'los comentarios al equipo',
  pace: 'cómo seguir con los seguimientos',
  welcome: 'qué hará alguien que llega',
  decisions: 'las decisiones del mes',
  celebrate: 'unas palabras para la celebración',
  'pilot-decision': 'la decisión sobre una prueba',
  champion: 'la invitación a ser persona de referencia',
};

export const TASK_BUTTONS: Readonly<Record<TaskKind, string>> = {
  acknowledge: 'Leer la introducción',
  draft: 'Escribir los objetivos',
  review: 'Leer los objetivos',
  'check-in': 'Hacer el seguimiento',
  score: 'Anotar los resultados',
  reflect: 'Mirar atrás',
  decide: 'Decidir',
  answer: 'Responder',
  concern: 'Leer y responder',
  change: 'Ver el cambio',
  feedback: 'Ver la semana',
  pace: 'Elegir',
  welcome: 'Elegir',
  decisions: 'Leer las decisiones',
  celebrate: 'Escribir unas palabras',
  'pilot-decision': 'Decidir',
  champion: 'Decir sí o no',
};

const ORDINALS: Readonly<Record<string, string>> = { 1: 'primer', 2: 'segundo', 3: 'tercer', 4: 'cuarto' };

/** @returns `un minuto`, `5 minutos`. */
export function minutes(count: number): string {
  return count === 1 ? 'un minuto' : `${count} minutos`;
}

/** @returns `el primer trimestre de 2027`, `el año 2027`, `el periodo del 4 de enero de 2027 al 2 de abril de 2027`; with its article. */
export function periodName(period: string, locale = 'es-ES'): string {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  if (quarter) return `el ${ORDINALS[quarter[2] ?? '']} trimestre de ${quarter[1]}`;
  if (/^\d{4}$/.test(period)) return `el año ${period}`;
  const [from, to] = period.split('..');
  return from && to ? `el periodo del ${calendarDay(from, locale)} al ${calendarDay(to, locale)}` : period;
}

/** @returns a period after "de": `del primer trimestre de 2027`. */
export function of(period: string): string {
  return period.startsWith('el ') ? `del ${period.slice(3)}` : `de ${period}`;
}

/** @returns the text as a sentence begins. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
