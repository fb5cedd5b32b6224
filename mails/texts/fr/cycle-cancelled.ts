import type { WriteSection } from '../../model.ts';

export const cycleCancelled: WriteSection = ({ cycle }) => ({
  subject: `« ${cycle.name} » est annulé`,
  heading: `« ${cycle.name} » est annulé`,
  paragraphs: [
    'Vous n’avez plus rien à faire, et les liens des messages précédents ne vous demandent plus rien. Ce que vous avez écrit est conservé.',
  ],
});
