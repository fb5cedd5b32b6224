import type { CelebrationFacts, WriteSection } from '../../model.ts';
import {
  type CelebrationWords,
  highlights,
  leaderWords,
  leavingLine,
  toPage,
  withDepartment,
} from '../celebration.ts';

const WORDS: CelebrationWords = {
  writes: (name) => `${name} writes:`,
  quote: ['“', '”'],
  stretch: (title) => `The boldest goal that came true: ${title}.`,
  lesson: (from, about, text) => `A lesson from “${about}”, told by ${from}: ${text}`,
  button: 'See the celebration',
  leaving: (url) => `What HR may take out about your own goals, and a place for your comment on it: ${url}`,
};

/** What was reached, learned, and who was thanked (R6). Says less where there is less to say. */
export const celebration: WriteSection = (notice, words) => {
  const { cycle, celebration: facts } = notice;
  const department = facts?.departmentName;
  return {
    subject: department
      ? `${department}: what we made of ${cycle.period}`
      : `What we made of ${cycle.period}`,
    heading: `What ${department ?? 'we'} made of ${cycle.period}`,
    paragraphs: [
      ...leaderWords(facts, WORDS),
      department
        ? 'A minute to read, nothing to do.'
        : `${cycle.period} is complete; a minute to read, nothing to do.`,
      ...(facts ? figures(facts, words.number) : []),
      ...highlights(facts, WORDS),
      ...(facts?.kudos.length ? ['And some thanks:'] : []),
    ],
    items: [...(facts?.kudos ?? []).map(({ from, to, text }) => `${from} thanks ${to}: ${text}`)],
    closing: leavingLine(facts, words, WORDS),
    button: toPage(notice, words, WORDS),
  };
};

function figures(facts: CelebrationFacts, number: (value: number) => string): string[] {
  const { people, objectives, successes, meanScore, lessons } = facts;
  const paragraphs = [
    `${capital(plural(people, 'person', 'people'))} worked towards ${plural(objectives, 'objective', 'objectives')}.`,
  ];
  if (successes.length > 0)
    paragraphs.push(
      `Came true: ${successes.map((each) => withDepartment(each, facts.departmentName)).join(' · ')}.`,
    );
  if (meanScore !== null)
    paragraphs.push(`On average the key results made ${number(Math.round(meanScore * 100))} % of their way.`);
  if (lessons > 0)
    paragraphs.push(
      `${capital(plural(lessons, 'lesson was', 'lessons were'))} written down; they go into the next period.`,
    );
  return paragraphs;
}

function plural(count: number, one: string, many: string): string {
  return count === 1 ? `one ${one}` : `${count} ${many}`;
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
