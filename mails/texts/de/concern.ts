import { concernSections } from '../concern.ts';
import { action } from './action.ts';

export const concern = concernSections(
  {
    asked: {
      subject: (who) => `${who} wendet sich mit einem Bedenken an Sie`,
      heading: 'Ein Bedenken für Sie',
      text: (who) =>
        `${who} wendet sich mit einem Bedenken an Sie und hat eine Antwort zugesagt bekommen. Bitte lesen Sie es und antworten Sie, so gut es geht, etwa fünf Minuten; ein Gespräch gilt auch.`,
      confidential:
        'Es ist Ihnen im Vertrauen gesagt: Niemand sonst sieht es, auch der Personalbereich nicht.',
    },
    answered: {
      subject: (who) => `${who} hat auf Ihr Bedenken geantwortet`,
      heading: 'Auf Ihr Bedenken gibt es eine Antwort',
      text: (who) =>
        `${who} hat auf Ihr Bedenken geantwortet. Die Seite zeigt die Antwort; dort können Sie auch sagen, wenn sie nicht genügt.`,
      see: 'Antwort lesen',
    },
    lapsed: {
      subject: 'Auf Ihr Bedenken kann niemand mehr antworten',
      heading: 'Auf Ihr Bedenken kann niemand mehr antworten',
      text: (who) =>
        `${who} ist nicht mehr da und hat niemandem gesagt, was Sie im Vertrauen geschrieben hatten. Sie können es jemand anderem neu sagen.`,
    },
    overdue: {
      subject: (who) => `Eine Antwort von ${who} ist überfällig`,
      heading: 'Eine zugesagte Antwort ist überfällig',
      text: (who, raiser, day) =>
        `${raiser} hat sich mit einem Bedenken an ${who} gewandt; eine Antwort war bis ${day} zugesagt. Ein Wort mit ${who} hilft meist; worum es geht, bleibt zwischen den beiden.`,
    },
  },
  action,
);
