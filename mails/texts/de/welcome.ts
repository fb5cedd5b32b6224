import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';

export const welcome: WriteSection = (facts, words) => {
  const about = facts.about ?? '';
  const subject = `${about} ist neu in Ihrem Team: Was passt?`;
  return {
    ...action(facts, words),
    subject,
    heading: subject,
    paragraphs: [
      `${about} bekommt die Einführung und die Ziele des Teams. Bitte wählen Sie: beitragen, ein Schlüsselergebnis übernehmen oder kurze eigene Ziele; das dauert eine Minute. Ohne Antwort gilt: beitragen.`,
    ],
  };
};
