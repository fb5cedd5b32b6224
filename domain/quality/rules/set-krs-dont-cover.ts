import type { SetFacts } from '../facts.ts';
import type { Rule } from '../rule.ts';
import { SOURCES } from '../sources.ts';
import { contentStems, has } from '../words.ts';
import { isActivity } from './kr-activity.ts';
import { isVanity } from './kr-vanity.ts';
import { isVague } from './objective-vague.ts';

const AND = / (?:and|und|et|y|e|&) /;

/** All key results could come true and the objective not. Only the two plainest ways are told. */
export const setKrsDontCover: Rule = {
  id: 'set.krs-dont-cover',
  severity: 'question',
  source: SOURCES.reWork,
  texts: {
    en: {
      message:
        'Could all key results come true and the objective still not? Part of it seems not to be measured yet.',
      reason: 'Key results are the evidence for the objective; evidence for something else does not help.',
      example:
        'For "happier drivers" beside "faster delivery": "Drivers who would choose us again, from 52 % to 70 %".',
    },
    de: {
      message:
        'Könnten alle Schlüsselergebnisse eintreten und das Ziel trotzdem nicht? Ein Teil scheint noch nicht gemessen zu werden.',
      reason: 'Schlüsselergebnisse sind der Beweis für das Ziel; ein Beweis für etwas anderes hilft nicht.',
      example:
        'Für „zufriedene Mitarbeitende“: „Kolleginnen und Kollegen, die bleiben wollen, von 52 % auf 70 %“.',
    },
    fr: {
      message:
        'Tous les résultats clés pourraient-ils se réaliser sans l’objectif ? Une partie ne semble pas encore mesurée.',
      reason: 'Les résultats clés sont la preuve de l’objectif ; la preuve d’autre chose n’aide pas.',
      example: 'Pour « des opérateurs fiers » : « Opérateurs qui recommandent leur poste, de 52 % à 70 % ».',
    },
    es: {
      message:
        '¿Podrían cumplirse todos los resultados clave y el objetivo no? Parece que una parte aún no se mide.',
      reason: 'Los resultados clave son la prueba del objetivo; la prueba de otra cosa no ayuda.',
      example: 'Para «recuperan las ganas»: «Personas que volverían a elegirnos, del 52 % al 70 %».',
    },
  },
  find: (facts) =>
    // Nobody can say what would cover an objective that says nothing.
    !isVague(facts) && (measuresMeansOnly(facts) || measuresEffortOnly(facts) || leavesHalfOut(facts))
      ? [{ keyResult: null }]
      : [],
};

/** The objective is about people, and every key result about money, paper or space. */
function measuresMeansOnly({ objective, words, keyResults }: SetFacts): boolean {
  if (keyResults.length < 2) return false;
  if (!keyResults.every(({ text }) => has(text, words.resource) && !has(text, words.feeling))) return false;
  if (has(objective, words.feeling)) return true;
  if (has(objective, words.resource)) return false;
  const about = new Set(contentStems(objective, words.stopword));
  return !keyResults.some(({ text }) => contentStems(text, words.stopword).some((stem) => about.has(stem)));
}

/** Work and attention alone: nothing of it is the objective coming true. */
function measuresEffortOnly({ keyResults }: SetFacts): boolean {
  return keyResults.length > 1 && keyResults.every((facts) => isActivity(facts) || isVanity(facts));
}

/** "Faster delivery and happier drivers": how people feel is claimed beside something else, and not asked. */
function leavesHalfOut({ objective, words, keyResults }: SetFacts): boolean {
  const halves = objective.split(AND);
  if (halves.length !== 2 || keyResults.length < 2) return false;
  const [people, rest] = has(halves[1] ?? '', words.feeling)
    ? [halves[1], halves[0]]
    : [halves[0], halves[1]];
  if (people === undefined || rest === undefined || !has(people, words.feeling) || has(rest, words.feeling))
    return false;
  const stems = contentStems(people, words.stopword);
  if (stems.length > 3) return false;
  const asked =
    /survey|befrag|enquete|encuesta|nps|recommend|empfehl|recommand|recomiend|rating|note|satisf|zufrieden|leav|quit|kundig|depart|baja|rate |feel|sick|krank|absen|complain|beschwer|plainte|queja|return|retour|wieder|stay|bleib|rest/;
  return !keyResults.some(
    ({ text }) =>
      has(text, words.feeling) ||
      asked.test(text) ||
      contentStems(text, words.stopword).some((stem) => stems.includes(stem)),
  );
}
