import type { WriteSection } from '../../model.ts';

/** The author of a strategy asks somebody to prepare it. */
export const prepareAsked: WriteSection = ({ cycle, task, url }, words) => {
  const author = task?.personName || 'Jemand';
  return {
    subject: `${author} bittet Sie, die Strategie für ${cycle.period} vorzubereiten`,
    heading: `${author} bittet Sie, die Strategie für ${cycle.period} vorzubereiten`,
    paragraphs: [
      `${author} bittet Sie um einen ersten Entwurf der Strategie, etwa 15 Minuten: ein bis drei Ziele, warum sie wichtig sind und was warten kann.`,
      `Sie können jederzeit zwischenspeichern. Veröffentlichen kann sie nur ${author}; sagen Sie Bescheid, sobald der Entwurf fertig ist.`,
    ],
    ...(url ? { button: { label: 'Strategie vorbereiten', url }, minutes: 15 } : {}),
    ...(task ? { due: `Bis ${words.moment(task.dueAt)}` } : {}),
  };
};

/** What somebody prepared can be looked at by its author. */
export const prepared: WriteSection = ({ about, url }) => {
  const name = about ?? 'Wen Sie gebeten haben,';
  return {
    subject: `${name} hat die Strategie vorbereitet`,
    heading: `${name} hat die Strategie vorbereitet`,
    paragraphs: [
      'Der Entwurf ist fertig: Bitte sehen Sie ihn an, ändern Sie, was Sie möchten, und veröffentlichen Sie ihn, etwa zehn Minuten.',
      'Bis dahin sieht ihn sonst niemand.',
    ],
    ...(url ? { button: { label: 'Strategie ansehen', url }, minutes: 10 } : {}),
  };
};
