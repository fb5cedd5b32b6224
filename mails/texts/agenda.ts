import type { Agenda, WeekOfKeyResult } from '#domain/check-ins/agenda.ts';
import type { SectionWords } from '../model.ts';

/** What a language says of a team's week. */
export interface AgendaWords {
  moved: string;
  blocked: string;
  fell: string;
  nothing: string;
  colon: string;
  /** @param share of confidence, 0 to 10. */
  sure: { high: string; middle: string; low: string };
  more(count: number): string;
}

/** A line has room for so many of a kind. */
const NAMED = 3;

/** @returns the three lines a team can talk about: what moved, what is blocked, where confidence fell. */
export function agendaLines(agenda: Agenda, texts: AgendaWords, words: SectionWords): string[] {
  const figure = (value: number | null, unit: string) =>
    value === null ? '–' : `${words.number(value)}${unit ? `\u00a0${unit}` : ''}`;
  const sure = (value: number | null) =>
    value === null ? '–' : value >= 7 ? texts.sure.high : value <= 3 ? texts.sure.low : texts.sure.middle;
  const line = (
    name: string,
    list: readonly WeekOfKeyResult[],
    say: (week: WeekOfKeyResult) => string,
  ): string => {
    const said = list.slice(0, NAMED).map(say);
    if (list.length > NAMED) said.push(texts.more(list.length - NAMED));
    return `${name}${texts.colon} ${said.join('; ') || texts.nothing}`;
  };
  return [
    line(texts.moved, agenda.moved, (week) => {
      const { title, unit, value, valueBefore } = week;
      return `${title} ${figure(valueBefore, '')} → ${figure(value, unit)}`;
    }),
    line(
      texts.blocked,
      agenda.blocked,
      ({ title, owner, blocker }) => `${title} (${owner})${texts.colon} ${blocker}`,
    ),
    line(
      texts.fell,
      agenda.fell,
      ({ title, owner, confidence, confidenceBefore }) =>
        `${title} (${owner})${texts.colon} ${sure(confidenceBefore)} → ${sure(confidence)}`,
    ),
  ];
}
