import type { WriteSection } from '../../model.ts';

/** The author of a strategy asks somebody to prepare it. */
export const prepareAsked: WriteSection = ({ cycle, task, url }, words) => {
  const author = task?.personName || 'A colleague';
  return {
    subject: `${author} asks you to prepare the strategy for ${cycle.period}`,
    heading: `${author} asks you to prepare the strategy for ${cycle.period}`,
    paragraphs: [
      `${author} asks you to write a first version of the strategy, about 15 minutes: one to three objectives, why they matter, and what can wait.`,
      `You can save as often as you like. Only ${author} publishes it, and hears from you when it can be looked at.`,
    ],
    ...(url ? { button: { label: 'Prepare the strategy', url }, minutes: 15 } : {}),
    ...(task ? { due: `Until ${words.moment(task.dueAt)}` } : {}),
  };
};

/** What somebody prepared can be looked at by its author. */
export const prepared: WriteSection = ({ about, url }) => {
  const name = about ?? 'Whoever you asked';
  return {
    subject: `${name} has prepared the strategy`,
    heading: `${name} has prepared the strategy`,
    paragraphs: [
      'What you asked for is ready: please look at it, change what you like and publish it, about ten minutes.',
      'Nobody else sees it before.',
    ],
    ...(url ? { button: { label: 'Look at the strategy', url }, minutes: 10 } : {}),
  };
};
