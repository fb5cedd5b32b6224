import type { WriteSection } from '../../model.ts';

export const talk: WriteSection = ({ cycle, set }) => {
  const owner = set?.ownerName ?? 'Jemand aus Ihrem Kreis';
  return {
    subject: `${owner} möchte mit Ihnen über Ziele sprechen`,
    heading: `${owner} möchte mit Ihnen sprechen`,
    paragraphs: [
      `Es geht um die Ziele für ${cycle.period}, um deren Änderung Sie gebeten haben; ein kurzes Gespräch erspart oft eine Runde. Wenn Sie sich einig sind, sagen Sie es beide mit einem Klick: ${owner} mit dem nächsten Entwurf, Sie, sobald er bei Ihnen ist.`,
    ],
    items: set?.objectives ?? [],
  };
};
