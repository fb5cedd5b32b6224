import type { WriteSection } from '../../model.ts';

export const inForce: WriteSection = ({ cycle, set }) => ({
  subject: `Ihre Ziele für ${cycle.period} gelten`,
  heading: 'Ihre Ziele gelten',
  paragraphs: [
    'Die Zeit für die Abstimmung ist ohne Antwort vorbei. Ihre Ziele gelten so, wie Sie sie geschrieben haben, und sind als noch nicht vereinbart gekennzeichnet. Zu tun ist jetzt nichts; sprechen Sie bei Gelegenheit mit Ihrer Führungskraft darüber.',
  ],
  items: set?.objectives ?? [],
});
