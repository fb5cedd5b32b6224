import type { DependencyState } from '#domain/kinds.ts';
import type { WriteSection } from '../../model.ts';

/** What another department says to a request. */
export const answered: WriteSection = ({ dependency }) => {
  const { departmentName = 'The other department', keyResult = '', wanted = '' } = dependency ?? {};
  return {
    subject: `${departmentName} has answered: ${wanted}`,
    heading: `${departmentName} has answered`,
    paragraphs: [
      `${SAYS[dependency?.state ?? 'asked'](departmentName)} It is about “${keyResult}”; there is nothing to do in here.`,
      ...(dependency?.words ? [`“${dependency.words}”`] : []),
    ],
    items: [wanted],
  };
};

const SAYS: Readonly<Record<DependencyState, (department: string) => string>> = {
  draft: (department) => `${department} has answered.`,
  asked: (department) => `${department} has answered.`,
  accepted: (department) => `${department} will do what you need.`,
  countered: (department) => `${department} proposes something else; a short talk usually settles it.`,
  declined: (department) => `${department} cannot do it; perhaps the goal or its target wants another look.`,
};
