import type { CelebrationFacts, WriteSection } from '../../model.ts';
import {
  type CelebrationWords,
  highlights,
  leaderWords,
  leavingLine,
  toPage,
  withDepartment,
} from '../celebration.ts';
import { capital } from './words.ts';

const WORDS: CelebrationWords = {
  writes: (name) => `${name} schreibt:`,
  quote: ['„', '“'],
  stretch: (title) => `Das kühnste Ziel, das erreicht wurde: ${title}.`,
  lesson: (from, about, text) => `Eine Erkenntnis aus „${about}“, erzählt von ${from}: ${text}`,
  button: 'Zur Abschlussfeier',
  leaving: (url) =>
    `Was HR über Ihre eigenen Ziele herausnehmen darf, mit Platz für Ihren Kommentar dazu: ${url}`,
};

export const celebration: WriteSection = (notice, words) => {
  const { cycle, celebration: facts } = notice;
  const department = facts?.departmentName;
  const period = capital(cycle.period);
  return {
    subject: department ? `${period}: was ${department} erreicht hat` : `${period}: was wir erreicht haben`,
    heading: department ? `Was ${department} erreicht hat` : 'Was wir erreicht haben',
    paragraphs: [
      ...leaderWords(facts, WORDS),
      department
        ? 'Eine Minute zum Lesen, zu tun ist nichts.'
        : `${period} ist abgeschlossen: eine Minute zum Lesen, zu tun ist nichts.`,
      ...(facts ? figures(facts, words.number) : []),
      ...highlights(facts, WORDS),
      ...(facts?.kudos.length ? ['Und ein paar Dankesworte:'] : []),
    ],
    items: (facts?.kudos ?? []).map(({ from, to, text }) => `${from} dankt ${to}: ${text}`),
    closing: leavingLine(facts, words, WORDS),
    button: toPage(notice, words, WORDS),
  };
};

function figures(facts: CelebrationFacts, number: (value: number) => string): string[] {
  const { people, objectives, successes, meanScore, lessons } = facts;
  const goals = objectives === 1 ? 'einem Ziel' : `${number(objectives)} Zielen`;
  const paragraphs = [
    people === 1
      ? `Eine Person hat an ${goals} gearbeitet.`
      : `${number(people)} Menschen haben an ${goals} gearbeitet.`,
  ];
  if (successes.length > 0)
    paragraphs.push(
      `Erreicht: ${successes.map((each) => withDepartment(each, facts.departmentName)).join(' · ')}.`,
    );
  if (meanScore !== null)
    paragraphs.push(
      `Im Schnitt haben die Schlüsselergebnisse ${number(Math.round(meanScore * 100))} % ihres Weges zurückgelegt.`,
    );
  if (lessons === 1) paragraphs.push('Eine Erkenntnis wurde festgehalten; sie hilft im nächsten Zeitraum.');
  if (lessons > 1)
    paragraphs.push(`${number(lessons)} Erkenntnisse wurden festgehalten; sie helfen im nächsten Zeitraum.`);
  return paragraphs;
}
