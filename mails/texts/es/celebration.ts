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
  writes: (name) => `${name} escribe:`,
  quote: ['«', '»'],
  stretch: (title) => `El objetivo más atrevido que se cumplió: ${title}.`,
  lesson: (from, about, text) => `Un aprendizaje de «${about}», contado por ${from}: ${text}`,
  button: 'Ver la celebración',
  leaving: (url) =>
    `Qué puede extraer RR. HH. de sus propios objetivos, con un lugar para su comentario: ${url}`,
};

export const celebration: WriteSection = (notice, words) => {
  const { cycle, celebration: facts } = notice;
  const department = facts?.departmentName;
  return {
    subject: department
      ? `${department}: el balance ${of(cycle.period)}`
      : `Nuestro balance ${of(cycle.period)}`,
    heading: department ? `${department}: lo que se ha logrado` : 'Lo que hemos logrado',
    paragraphs: [
      ...leaderWords(facts, WORDS),
      department
        ? 'Un minuto de lectura, nada que hacer.'
        : `${capital(cycle.period)} ha terminado: un minuto de lectura, nada que hacer.`,
      ...(facts ? figures(facts, words.number) : []),
      ...highlights(facts, WORDS),
      ...(facts?.kudos.length ? ['Y algunos agradecimientos:'] : []),
    ],
    items: (facts?.kudos ?? []).map(({ from, to, text }) => `${from} da las gracias a ${to}: ${text}`),
    closing: leavingLine(facts, words, WORDS),
    button: toPage(notice, words, WORDS),
  };
};

function figures(facts: CelebrationFacts, number: (value: number) => string): string[] {
  const { people, objectives, successes, meanScore, lessons } = facts;
  const goals = objectives === 1 ? 'un objetivo' : `${number(objectives)} objetivos`;
  const paragraphs = [
    people === 1
      ? `Una persona ha trabajado en ${goals}.`
      : `${number(people)} personas han trabajado en ${goals}.`,
  ];
  if (successes.length > 0)
    paragraphs.push(
      `Conseguido: ${successes.map((each) => withDepartment(each, facts.departmentName)).join(' · ')}.`,
    );
  if (meanScore !== null)
    paragraphs.push(
      `De media, los resultados clave han recorrido el ${number(Math.round(meanScore * 100))} % de su camino.`,
    );
  if (lessons === 1) paragraphs.push('Se ha anotado un aprendizaje, que servirá para el próximo periodo.');
  if (lessons > 1)
    paragraphs.push(`Se han anotado ${number(lessons)} aprendizajes, que servirán para el próximo periodo.`);
  return paragraphs;
}
