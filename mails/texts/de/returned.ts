import type { WriteSection } from '../../model.ts';

export const returned: WriteSection = ({ returned }, words) => {
  const { open = 0, passedOn = 0, keyResultsBack = false } = returned ?? {};
  const delegate = returned?.delegate ?? 'jemand anderem';
  return {
    subject:
      open > 0
        ? `Willkommen zurück: ${open === 1 ? 'eine Sache ist' : `${open} Dinge sind`} offen`
        : 'Willkommen zurück',
    heading: 'Willkommen zurück',
    paragraphs: [
      returned
        ? `Das ist die einzige Mail aus der Zeit vom ${words.day(returned.from)} bis ${words.day(returned.to)}. ${
            open > 0
              ? 'Was noch offen ist, steht unten; nichts davon ist verspätet.'
              : 'Sie müssen nichts tun.'
          }`
        : 'Sie müssen nichts tun.',
      ...(passedOn > 0
        ? [
            `${passedOn === 1 ? 'Eine Aufgabe ging an jemand anderen und bleibt' : `${passedOn} Aufgaben gingen an andere und bleiben`} dort.`,
          ]
        : []),
      ...(keyResultsBack
        ? [`Ihre Schlüsselergebnisse wurden von ${delegate} betreut und sind wieder bei Ihnen.`]
        : []),
    ],
  };
};
