import type { ProposalAnswer } from '#domain/kinds.ts';
import type { EndText } from './model.ts';

/** What the pages say by which people propose goals to their lead, and by which the lead answers. */
export interface ProposalsTexts {
  /** The link on a page of one's own. */
  invite: string;
  title: string;
  lead(leadName: string, department: string): string;
  goal: { label: string; hint: string };
  why: { label: string; hint: string };
  send: string;
  saved: string;
  own: string;
  waiting: string;
  writeTitle: string;
  shorten(most: number, length: number): string;
  enough(most: number): string;
  nowhere: EndText;
  back: string;
  /** For the lead. */
  fromTeam(count: number): string;
  answerLead: string;
  question: string;
  answers: Readonly<Record<ProposalAnswer, { label: string; hint: string; said: string }>>;
  words: { label: string; hint: string };
  answer: string;
  answered: string;
  choose: string;
  /** Beside the draft. */
  beside: string;
  takenOver: string;
}
