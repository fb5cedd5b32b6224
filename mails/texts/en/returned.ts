import type { WriteSection } from '../../model.ts';

/** The one mail after an absence begins with this; what is open follows in sections of its own. */
export const returned: WriteSection = ({ returned }, words) => {
  const { open = 0, passedOn = 0, keyResultsBack = false } = returned ?? {};
  const delegate = returned?.delegate ?? 'somebody else';
  return {
    subject:
      open > 0 ? `Welcome back: ${open === 1 ? 'one thing is' : `${open} things are`} open` : 'Welcome back',
    heading: 'Welcome back',
    paragraphs: [
      returned
        ? `This mail is the only one from ${words.day(returned.from)} to ${words.day(returned.to)}. ${
            open > 0
              ? 'What is still open stands below; nothing of it is late.'
              : 'There is nothing you have to do.'
          }`
        : 'There is nothing you have to do.',
      ...(passedOn > 0
        ? [
            `${passedOn === 1 ? 'One task was' : `${passedOn} tasks were`} asked of somebody else and ${passedOn === 1 ? 'stays' : 'stay'} there.`,
          ]
        : []),
      ...(keyResultsBack ? [`Your key results were looked after by ${delegate} and are yours again.`] : []),
    ],
  };
};
