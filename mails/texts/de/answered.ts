import type { DependencyState } from '#domain/kinds.ts';
import type { WriteSection } from '../../model.ts';

export const answered: WriteSection = ({ dependency }) => {
  const { departmentName = 'Die andere Abteilung', keyResult = '', wanted = '' } = dependency ?? {};
  return {
    subject: `${departmentName} hat geantwortet: ${wanted}`,
    heading: `${departmentName} hat geantwortet`,
    paragraphs: [
      `${SAYS[dependency?.state ?? 'asked'](departmentName)} Es geht um „${keyResult}“; zu tun ist hier nichts.`,
      ...(dependency?.words ? [`„${dependency.words}“`] : []),
    ],
    items: [wanted],
  };
};

const SAYS: Readonly<Record<DependencyState, (department: string) => string>> = {
  draft: (department) => `${department} hat geantwortet.`,
  asked: (department) => `${department} hat geantwortet.`,
  accepted: (department) => `${department} übernimmt, was Sie brauchen.`,
  countered: (department) => `${department} schlägt etwas anderes vor; ein kurzes Gespräch klärt das meist.`,
  declined: (department) =>
    `${department} kann das nicht übernehmen; vielleicht lohnt ein zweiter Blick auf das Ziel oder seinen Zielwert.`,
};
