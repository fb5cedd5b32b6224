import { likeness } from '../likeness.ts';
import type { Rule } from '../rule.ts';
import { SOURCES } from '../sources.ts';

/** So alike that only word order, articles or the language differ. */
export const COPY = 0.75;

/** The words of the level above, taken over. */
export const alignCopied: Rule = {
  id: 'align.copied',
  severity: 'consider',
  source: SOURCES.reWork,
  texts: {
    en: {
      message: 'This is nearly the wording of the goal above. What is your own part in it?',
      reason: 'A goal handed down unchanged tells nobody what they can do about it.',
      example:
        'Above: "Customers rely on our deliveries". Yours: "Pickers find every part at the first walk".',
    },
    de: {
      message: 'Das ist fast der Wortlaut des Ziels darüber. Was ist Ihr eigener Beitrag dazu?',
      reason: 'Ein unverändert weitergereichtes Ziel sagt niemandem, was er dafür tun kann.',
      example: 'Darüber: „Fehlerfrei raus“. Ihres: „Kommissionierer finden jedes Teil beim ersten Gang“.',
    },
    fr: {
      message: 'C’est presque le texte de l’objectif au-dessus. Quelle est votre part ?',
      reason: 'Un objectif transmis tel quel ne dit à personne ce qu’il peut y faire.',
      example: 'Au-dessus : « Livrer à l’heure ». Le vôtre : « La ligne 2 tourne sans pompiers ».',
    },
    es: {
      message: 'Es casi el texto del objetivo de arriba. ¿Cuál es su propia parte?',
      reason: 'Un objetivo pasado hacia abajo sin cambios no dice a nadie qué puede hacer.',
      example: 'Arriba: «Entregar a tiempo». El suyo: «La línea 5 trabaja sin sobresaltos».',
    },
  },
  find: ({ set }) =>
    set.parent && likeness(set.objective.title, set.parent.title, set.lang) >= COPY
      ? [{ keyResult: null }]
      : [],
};
