import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';

/** After three quiet weeks: first the person is asked, then whoever they report to. Nobody is reproached. */
export const pace: WriteSection = (facts, words) => {
  const { about } = facts;
  const subject = about
    ? `${about}: Wie soll es mit den Check-ins weitergehen?`
    : 'Wie soll es mit den Check-ins weitergehen?';
  const why = about
    ? `${about} kam eine Weile nicht zu den Check-ins oder wünscht sich eine Änderung. Bitte wählen Sie, was passt; ein kurzes Gespräch ist oft der beste Anfang.`
    : 'Drei Wochen haben wir nichts gehört, und das hat seine Gründe. Vielleicht passt ein anderer Rhythmus besser, oder jemand anderes sollte das übernehmen: ein Klick, unter einer Minute.';
  return { ...action(facts, words), subject, heading: subject, paragraphs: [why] };
};
