import type { DependencyState } from '#domain/kinds.ts';
import type { WriteSection } from '../../model.ts';

export const answered: WriteSection = ({ dependency }) => {
  const { departmentName = 'L’autre service', keyResult = '', wanted = '' } = dependency ?? {};
  return {
    subject: `Réponse de ${departmentName} : ${wanted}`,
    heading: `Réponse de ${departmentName}`,
    paragraphs: [
      `${SAYS[dependency?.state ?? 'asked'](departmentName)} Il s’agit de « ${keyResult} » ; il n’y a rien à faire ici.`,
      ...(dependency?.words ? [`« ${dependency.words} »`] : []),
    ],
    items: [wanted],
  };
};

const SAYS: Readonly<Record<DependencyState, (department: string) => string>> = {
  draft: (department) => `${department} vous a répondu.`,
  asked: (department) => `${department} vous a répondu.`,
  accepted: (department) => `${department} fera ce dont vous avez besoin.`,
  countered: (department) => `${department} propose autre chose ; un court échange suffit souvent.`,
  declined: (department) =>
    `${department} ne peut pas s’en charger ; l’objectif ou sa cible mérite peut-être un second regard.`,
};
