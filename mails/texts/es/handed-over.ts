import type { WriteSection } from '../../model.ts';
import { capital } from './words.ts';

export const handedOver: WriteSection = ({ handOver, keyResults }, words) => {
  const until = handOver?.until ? `hasta el ${words.day(handOver.until)}` : 'desde ahora';
  const name = handOver?.fromName ?? '';
  return {
    subject: `Usted se ocupa de ${keyResults.length === 1 ? 'un resultado clave' : 'resultados clave'} de ${name}`,
    heading: `${capital(until)}: resultados clave de ${name}`,
    paragraphs: [
      `Usted se ocupa de ellos ${until}; llegan con su propio seguimiento, un minuto más. Ahora no hay nada que hacer.`,
    ],
    items: keyResults,
  };
};
