import type { Standing } from '#domain/check-ins/standing.ts';
import type { MailSection, NoticeFacts, SectionWords } from '../model.ts';

/** What a language says of a department's week. */
export interface ProgressWords {
  subject(department: string): string;
  lead(department: string): string;
  standings: Readonly<Record<Standing, string>>;
  way(percent: string): string;
  notYet: string;
  moved: string;
}

/** @returns the section of a department's week: a line a goal, with how far, how sure, and what moved. */
export function progressIn(texts: ProgressWords) {
  return ({ progress }: NoticeFacts, words: SectionWords): MailSection => {
    const department = progress?.departmentName ?? '';
    const figure = (value: number, unit: string) =>
      unit ? `${words.number(value)} ${unit}` : words.number(value);
    return {
      subject: texts.subject(department),
      heading: texts.subject(department),
      paragraphs: [texts.lead(department)],
      items: (progress?.lines ?? []).map(({ title, progress: made, standing, moved }) => {
        const way = made === null ? texts.notYet : texts.way(words.number(Math.round(made * 100)));
        const sure = standing ? `, ${texts.standings[standing]}` : '';
        const what = moved.map(
          (each) => `${each.title} ${words.number(each.from)} → ${figure(each.to, each.unit)}`,
        );
        return `${title}: ${way}${sure}${what.length > 0 ? `. ${texts.moved} ${what.join(' · ')}` : ''}`;
      }),
    };
  };
}
