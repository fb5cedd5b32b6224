import type { WriteSection } from '../../model.ts';

export const talk: WriteSection = ({ cycle, set }) => {
  const owner = set?.ownerName ?? 'Alguien de su entorno';
  return {
    subject: `${owner} quisiera hablar con usted sobre los objetivos`,
    heading: `${owner} quisiera hablar con usted`,
    paragraphs: [
      `Se trata de los objetivos para ${cycle.period} en los que usted pidió un cambio; unos minutos de conversación suelen ahorrar una ronda. Cuando estén de acuerdo, cada parte lo confirma con un clic: ${owner} con la próxima versión, usted en cuanto la reciba.`,
    ],
    items: set?.objectives ?? [],
  };
};
