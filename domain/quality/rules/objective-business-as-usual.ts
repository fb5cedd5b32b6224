import type { SetFacts } from '../facts.ts';
import type { Rule } from '../rule.ts';
import { SOURCES } from '../sources.ts';
import { has, startsWith, wordsOf } from '../words.ts';
import { isVague } from './objective-vague.ts';

/** It begins with a duty, and nothing says that it will be different from now on. */
export const objectiveBusinessAsUsual: Rule = {
  id: 'objective.business-as-usual',
  severity: 'consider',
  source: SOURCES.castro,
  texts: {
    en: {
      message: 'This reads like what you do anyway. What should be different at the end?',
      reason: 'OKRs are for the few things that must change; daily work has its own measures.',
      example: 'Instead of "Handle shipments": "Shops stop asking where their delivery is".',
    },
    de: {
      message: 'Das klingt nach dem, was Sie ohnehin tun. Was soll am Ende anders sein?',
      reason: 'OKRs sind für das Wenige, das sich ändern muss; das Tagesgeschäft hat eigene Kennzahlen.',
      example: 'Statt „Tickets bearbeiten“: „Niemand muss dieselbe Störung zweimal melden“.',
    },
    fr: {
      message: 'Cela ressemble à ce que vous faites déjà. Qu’est-ce qui doit être différent à la fin ?',
      reason: 'Les OKR servent au peu qui doit changer ; le quotidien a ses propres indicateurs.',
      example:
        'Au lieu de « Assurer la maintenance » : « Les machines ne surprennent plus l’équipe de nuit ».',
    },
    es: {
      message: 'Suena a lo que ya se hace. ¿Qué debe ser distinto al final?',
      reason: 'Los OKR son para lo poco que debe cambiar; el día a día tiene sus propios indicadores.',
      example: 'En lugar de «Atender la ventanilla»: «Nadie tiene que venir dos veces por el mismo trámite».',
    },
  },
  find: (facts) => (isUsual(facts) && !isVague(facts) ? [{ keyResult: null }] : []),
};

function isUsual({ language, objective, words }: SetFacts): boolean {
  if (startsWith(objective, words.goingOn)) return true;
  const last = wordsOf(objective).at(-1) ?? '';
  const verb = language === 'de' ? last : objective;
  const duty = startsWith(verb, words.duty);
  if (!duty && !startsWith(verb, words.usual)) return false;
  if (has(objective, words.goingOn)) return true;
  // "Keep families together" is a promise, "Keep the servers running" a duty.
  return (
    !has(objective, words.change) && !has(objective, words.feeling) && (duty || has(objective, words.routine))
  );
}
