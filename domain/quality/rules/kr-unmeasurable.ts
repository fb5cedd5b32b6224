import type { Rule } from '../rule.ts';
import { SOURCES } from '../sources.ts';
import { isActivity } from './kr-activity.ts';
import { isBinary, isYesNo } from './kr-binary.ts';

/** Nothing in it can be counted, and no target is given. */
export const krUnmeasurable: Rule = {
  id: 'kr.unmeasurable',
  severity: 'fix',
  source: SOURCES.reWork,
  texts: {
    en: {
      message: 'At the end it will be hard to tell whether this came true. What would you see or count?',
      reason:
        '"It’s not a key result unless it has a number": people must agree at the end on how far it came.',
      example:
        'Instead of "Residents feel taken seriously": "Residents who say they were heard, from 48 % to 65 %".',
    },
    de: {
      message: 'Am Ende wird schwer zu sagen sein, ob das eingetreten ist. Was würde man sehen oder zählen?',
      reason:
        'Ohne Zahl kein Schlüsselergebnis: am Ende müssen sich alle einig sein, wie weit es gekommen ist.',
      example: 'Statt „Die Kunden sind zufriedener“: „Kunden, die uns weiterempfehlen, von 41 % auf 60 %“.',
    },
    fr: {
      message: 'À la fin, il sera difficile de dire si c’est arrivé. Que verrait-on, que compterait-on ?',
      reason: 'Sans chiffre, pas de résultat clé : à la fin, chacun doit s’accorder sur le chemin parcouru.',
      example:
        'Au lieu de « L’ambiance est meilleure » : « Collègues qui recommandent l’équipe, de 54 % à 70 % ».',
    },
    es: {
      message: 'Al final será difícil decir si se cumplió. ¿Qué se vería o se contaría?',
      reason: 'Sin cifra no hay resultado clave: al final todos deben coincidir en cuánto se avanzó.',
      example: 'En lugar de «El clima mejora»: «Personas que recomiendan el equipo, del 54 % al 70 %».',
    },
  },
  find: ({ keyResults }) =>
    keyResults
      .filter((facts) => !facts.measurable && !isYesNo(facts) && !isBinary(facts) && !isActivity(facts))
      .map(({ index }) => ({ keyResult: index })),
};
