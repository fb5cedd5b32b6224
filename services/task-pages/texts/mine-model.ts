import type { DataGroup } from '#storage/privacy/personal-data.ts';

/** What the pages say on which somebody sees what is kept about them, and what leaves about them. */
export interface MineTexts {
  /** Leads there from other pages. */
  link: string;
  title: string;
  lead: string;
  groups: Readonly<Record<DataGroup, string>>;
  rows(count: number): string;
  more(count: number): string;
  file: string;
  fileHint: string;
  leaving: {
    link: string;
    title: string;
    lead: string;
    nothing: string;
    /** Above the table of a cycle. */
    scoresStay: string;
    scoresLeave: string;
    erased: string;
    columns: { goal: string; final: string; score: string; agreed: string };
    stays: string;
    comment: { label: string; hint: string; keep: string };
    kept: string;
    takenBack: string;
    tooLong(characters: number, most: number): string;
    used: string;
  };
  /** What the data may be used for where HR ops have not said it in words of their own. */
  defaultUse: string;
  back: string;
}
