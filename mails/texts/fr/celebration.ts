import type { CelebrationFacts, WriteSection } from '../../model.ts';
import {
  type CelebrationWords,
  highlights,
  leaderWords,
  leavingLine,
  toPage,
  withDepartment,
} from '../celebration.ts';
import { capital, of } from './words.ts';

const WORDS: CelebrationWords = {
  writes: (name) => `${name} écrit :`,
  quote: ['«\u00a0', '\u00a0»'],
  stretch: (title) => `L’objectif le plus audacieux qui a été atteint : ${title}.`,
  lesson: (from, about, text) =>
    `Un enseignement tiré de «\u00a0${about}\u00a0», raconté par ${from} : ${text}`,
  button: 'Voir la célébration',
  leaving: (url) =>
    `Ce que les RH peuvent extraire de vos propres objectifs, avec une place pour votre commentaire : ${url}`,
};

export const celebration: WriteSection = (notice, words) => {
  const { cycle, celebration: facts } = notice;
  const department = facts?.departmentName;
  return {
    subject: department ? `${department} : le bilan ${of(cycle.period)}` : `Notre bilan ${of(cycle.period)}`,
    heading: department ? `${department} : ce qui a été accompli` : 'Ce que nous avons accompli',
    paragraphs: [
      ...leaderWords(facts, WORDS),
      department
        ? 'Une minute de lecture, rien à faire.'
        : `${capital(cycle.period)} touche à sa fin : une minute de lecture, rien à faire.`,
      ...(facts ? figures(facts, words.number) : []),
      ...highlights(facts, WORDS),
      ...(facts?.kudos.length ? ['Et quelques remerciements :'] : []),
    ],
    items: (facts?.kudos ?? []).map(({ from, to, text }) => `${from} remercie ${to} : ${text}`),
    closing: leavingLine(facts, words, WORDS),
    button: toPage(notice, words, WORDS),
  };
};

function figures(facts: CelebrationFacts, number: (value: number) => string): string[] {
  const { people, objectives, successes, meanScore, lessons } = facts;
  const goals = objectives === 1 ? 'un objectif' : `${number(objectives)} objectifs`;
  const paragraphs = [
    people === 1
      ? `Une personne a travaillé à ${goals}.`
      : `${number(people)} personnes ont travaillé à ${goals}.`,
  ];
  if (successes.length > 0)
    paragraphs.push(
      `Atteint : ${successes.map((each) => withDepartment(each, facts.departmentName)).join(' · ')}.`,
    );
  if (meanScore !== null)
    paragraphs.push(
      `En moyenne, les résultats clés ont parcouru ${number(Math.round(meanScore * 100))} % de leur chemin.`,
    );
  if (lessons === 1) paragraphs.push('Un enseignement a été noté ; il servira à la prochaine période.');
  if (lessons > 1)
    paragraphs.push(`${number(lessons)} enseignements ont été notés ; ils serviront à la prochaine période.`);
  return paragraphs;
}
