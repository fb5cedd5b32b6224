import type { WriteSection } from '../../model.ts';
import { capital } from './words.ts';

export const handedOver: WriteSection = ({ handOver, keyResults }, words) => {
  const until = handOver?.until ? `jusqu’au ${words.day(handOver.until)}` : 'à partir de maintenant';
  const name = handOver?.fromName ?? '';
  return {
    subject: `Vous suivez ${keyResults.length === 1 ? 'un résultat clé' : 'des résultats clés'} de ${name}`,
    heading: `${capital(until)} : les résultats clés de ${name}`,
    paragraphs: [
      `Vous les suivez ${until} ; ils viennent avec votre propre point, une minute de plus. Vous n’avez rien à faire maintenant.`,
    ],
    items: keyResults,
  };
};
