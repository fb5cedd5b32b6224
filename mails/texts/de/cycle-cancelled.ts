import type { WriteSection } from '../../model.ts';

export const cycleCancelled: WriteSection = ({ cycle }) => ({
  subject: `„${cycle.name}“ findet nicht mehr statt`,
  heading: `„${cycle.name}“ findet nicht mehr statt`,
  paragraphs: [
    'Sie müssen nichts mehr tun, und die Links in früheren Mails verlangen nichts mehr von Ihnen. Was Sie geschrieben haben, bleibt erhalten.',
  ],
});
