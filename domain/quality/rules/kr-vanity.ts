import type { KeyResultFacts } from '../key-result-facts.ts';
import type { Rule } from '../rule.ts';
import { SOURCES } from '../sources.ts';
import { has } from '../words.ts';

/** Attention is counted, and nothing says what it leads to. */
export const krVanity: Rule = {
  id: 'kr.vanity',
  severity: 'consider',
  source: SOURCES.ries,
  texts: {
    en: {
      message: 'This can grow without anybody being better off. What should these people do next?',
      reason:
        'Views and followers rise with effort and budget; decisions need a figure that follows from value.',
      example: 'Instead of "10,000 followers": "Enquiries that name LinkedIn as their source, from 6 to 20".',
    },
    de: {
      message:
        'Das kann wachsen, ohne dass jemand etwas davon hat. Was sollen diese Menschen als Nächstes tun?',
      reason:
        'Aufrufe und Follower steigen mit Aufwand und Budget; Entscheidungen brauchen eine Zahl, die vom Nutzen kommt.',
      example: 'Statt „10.000 Follower“: „Anfragen, die LinkedIn als Quelle nennen, von 6 auf 20“.',
    },
    fr: {
      message: 'Cela peut croître sans que personne n’y gagne. Que devraient faire ces personnes ensuite ?',
      reason:
        'Vues et abonnés montent avec l’effort et le budget ; pour décider, il faut un chiffre issu de la valeur.',
      example: 'Au lieu de « 10 000 abonnés » : « Demandes venues de LinkedIn, de 6 à 20 ».',
    },
    es: {
      message: 'Esto puede crecer sin que nadie gane nada. ¿Qué deberían hacer después esas personas?',
      reason:
        'Las vistas y los seguidores suben con esfuerzo y presupuesto; para decidir hace falta una cifra que nazca del valor.',
      example: 'En lugar de «10.000 seguidores»: «Consultas que llegan por LinkedIn, de 6 a 20».',
    },
  },
  find: ({ keyResults }) => keyResults.filter(isVanity).map(({ index }) => ({ keyResult: index })),
};

/** German relative pronouns are articles too; only the comma tells. */
const RELATIVE = /, (?:die|der|das) /;

/** @returns whether only attention is counted. */
export function isVanity({ text, words, unit, quantities }: KeyResultFacts): boolean {
  if (!has(text, words.vanity)) return false;
  const share = unit.includes('%') || quantities.some(({ kind }) => kind === 'percent' || kind === 'money');
  // "per month" says how often it is counted, not what comes of it.
  const plain = text.replace(
    /(?:per|pro|par|por|je) (?:day|week|month|quarter|tag|woche|monat|quartal|jour|semaine|mois|trimestre|dia|semana|mes)/g,
    '',
  );
  return !share && !RELATIVE.test(plain) && !has(plain, words.consequence);
}
