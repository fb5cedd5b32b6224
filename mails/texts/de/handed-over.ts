import type { WriteSection } from '../../model.ts';
import { capital } from './words.ts';

export const handedOver: WriteSection = ({ handOver, keyResults }, words) => {
  const until = handOver?.until ? `bis ${words.day(handOver.until)}` : 'ab jetzt';
  const name = handOver?.fromName ?? '';
  return {
    subject: `Sie betreuen ${keyResults.length === 1 ? 'ein Schlüsselergebnis' : 'Schlüsselergebnisse'} von ${name}`,
    heading: `${capital(until)}: Schlüsselergebnisse von ${name}`,
    paragraphs: [
      `Sie betreuen diese ${until}. Sie kommen mit Ihrem eigenen Check-in, das ist eine Minute mehr. Jetzt ist nichts zu tun.`,
    ],
    items: keyResults,
  };
};
