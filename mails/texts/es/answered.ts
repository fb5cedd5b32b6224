import type { DependencyState } from '#domain/kinds.ts';
import type { WriteSection } from '../../model.ts';

export const answered: WriteSection = ({ dependency }) => {
  const { departmentName = 'El otro departamento', keyResult = '', wanted = '' } = dependency ?? {};
  return {
    subject: `${departmentName} ha respondido: ${wanted}`,
    heading: `${departmentName} ha respondido`,
    paragraphs: [
      `${SAYS[dependency?.state ?? 'asked'](departmentName)} Se trata de «${keyResult}»; aquí no hay nada que hacer.`,
      ...(dependency?.words ? [`«${dependency.words}»`] : []),
    ],
    items: [wanted],
  };
};

const SAYS: Readonly<Record<DependencyState, (department: string) => string>> = {
  draft: (department) => `${department} ha respondido.`,
  asked: (department) => `${department} ha respondido.`,
  accepted: (department) => `${department} hará lo que usted necesita.`,
  countered: (department) => `${department} propone otra cosa; una breve charla suele bastar.`,
  declined: (department) =>
    `${department} no puede encargarse; quizá convenga revisar el objetivo o su meta.`,
};
