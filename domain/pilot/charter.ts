import { addWorkingDays, isWorkingDay } from '../calendar.ts';
import { DomainError } from '../errors.ts';
import { parseDay } from '../period.ts';
import { FIGURES, type Figure } from './figures.ts';

/** What a pilot is to show, by a figure of the report or, with `own`, by people's own judgement. */
export interface Measure {
  text: string;
  figure: Figure;
  /** From where on, or for days up to where, it counts as reached; null with `own`. */
  target: number | null;
}

/** Why there is a pilot, how one will know, and when it is decided. */
export interface Charter {
  hypothesis: string;
  measures: Measure[];
  /** A day. */
  decisionOn: string;
}

/** A charter as it was typed or sent. */
export interface CharterInput {
  hypothesis: string;
  measures: ReadonlyArray<{ text: string; figure: string; target: string | number | null }>;
  decisionOn: string;
}

export const MEASURES = 3;
const LONGEST = { hypothesis: 1000, measure: 300 };

/**
 * @param place where the decision is taken: its days off are no decision days.
 * @param today the present day there.
 * @throws DomainError that names the field: a charter is whole, or it is not written.
 */
export function readCharter(input: CharterInput, place: { country: string; today: string }): Charter {
  const hypothesis = input.hypothesis.trim();
  if (!hypothesis)
    throw refusal('hypothesis', '', 'The pilot has no hypothesis.', 'Say in a sentence what it is to show.');
  if (hypothesis.length > LONGEST.hypothesis)
    throw refusal(
      'hypothesis',
      '',
      'The hypothesis is too long.',
      `Shorten it to ${LONGEST.hypothesis} characters.`,
    );
  if (input.measures.length !== MEASURES)
    throw refusal(
      'measures',
      String(input.measures.length),
      `A charter has ${MEASURES} success measures, not ${input.measures.length}.`,
      `Name ${MEASURES}.`,
    );
  return {
    hypothesis,
    measures: input.measures.map(readMeasure),
    decisionOn: readDay(input.decisionOn, place),
  };
}

function readMeasure(input: CharterInput['measures'][number], index: number): Measure {
  const field = `measures[${index}]`;
  const text = input.text.trim();
  if (!text)
    throw refusal(`${field}[text]`, '', `Success measure ${index + 1} is empty.`, 'Say how you will know.');
  if (text.length > LONGEST.measure)
    throw refusal(
      `${field}[text]`,
      '',
      `Success measure ${index + 1} is too long.`,
      `Shorten it to ${LONGEST.measure} characters.`,
    );
  const figure = FIGURES.find((each) => each === input.figure);
  if (!figure)
    throw refusal(
      `${field}[figure]`,
      input.figure,
      `There is no figure "${input.figure}".`,
      `Name one of: ${FIGURES.join(', ')}.`,
    );
  if (figure === 'own') return { text, figure, target: null };
  const typed =
    typeof input.target === 'string' ? input.target.trim().replace(',', '.') : (input.target ?? '');
  const target = typed === '' ? Number.NaN : Number(typed);
  if (!Number.isFinite(target) || target < 0)
    throw refusal(
      `${field}[target]`,
      String(input.target ?? ''),
      `Success measure ${index + 1} has no target.`,
      'Give the figure that counts as reached, such as 80.',
    );
  return { text, figure, target };
}

function readDay(wanted: string, { country, today }: { country: string; today: string }): string {
  const day = parseDay('decisionOn', wanted);
  if (day <= today) throw refusal('decisionOn', wanted, 'The decision day has passed.', 'Name a later one.');
  if (!isWorkingDay({ date: day, country }))
    throw refusal(
      'decisionOn',
      wanted,
      `${day} is a day off.`,
      `Name a working day, such as ${addWorkingDays({ date: day, country }, 0)}.`,
    );
  return day;
}

function refusal(field: string, value: string, message: string, remedy: string): DomainError {
  return new DomainError({ code: 'bad-charter', message, field, value, remedy });
}
