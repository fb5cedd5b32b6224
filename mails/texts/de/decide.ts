import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';
import { PHASE_NAMES } from './words.ts';

export const decide: WriteSection = (facts, words) => {
  const { cycle } = facts;
  const text = facts.nextPeriod
    ? {
        subject: `„${cycle.name}“ ist vorbei: weiter mit dem nächsten Zeitraum?`,
        heading: 'Der nächste Zeitraum',
        paragraphs: [
          'Der Zyklus ist abgeschlossen. Bitte entscheiden Sie, ob mit denselben Menschen der nächste folgt; das dauert eine Minute.',
        ],
      }
    : {
        subject: `„${PHASE_NAMES[facts.phase]}“ ist am Termin angelangt: „${cycle.name}“`,
        heading: `„${PHASE_NAMES[facts.phase]}“ ist am Termin angelangt`,
        paragraphs: [
          'Einige Aufgaben sind noch offen. Bitte entscheiden Sie, ob es mehr Zeit gibt oder ob der Zyklus mit dem weitergeht, was da ist, etwa eine Minute. Ohne Ihre Entscheidung geht er weiter.',
        ],
      };
  return { ...action(facts, words), ...text };
};
