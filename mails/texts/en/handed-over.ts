import type { WriteSection } from '../../model.ts';

/** Key results that somebody else had until now. */
export const handedOver: WriteSection = ({ handOver, keyResults }, words) => {
  const until = handOver?.until ? `until ${words.day(handOver.until)}` : 'from now on';
  const name = handOver?.fromName ?? '';
  return {
    subject: `You look after ${keyResults.length === 1 ? 'a key result' : 'key results'} of ${name}`,
    heading: `${capital(until)}: key results of ${name}`,
    paragraphs: [
      `You look after these ${until}; they come with your own check-in, a minute more. There is nothing to do now.`,
    ],
    items: keyResults,
  };
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
