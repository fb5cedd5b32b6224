import type { MailSection, NoticeFacts, SectionWords, WriteSection } from '../model.ts';

/** What a language says in mails about concerns. Their words stand on the page alone, never in a mail. */
export interface ConcernWords {
  asked: { subject(who: string): string; heading: string; text(who: string): string; confidential: string };
  answered: { subject(who: string): string; heading: string; text(who: string): string; see: string };
  lapsed: { subject: string; heading: string; text(who: string): string };
  overdue: {
    subject(who: string): string;
    heading: string;
    text(who: string, raiser: string, day: string): string;
  };
}

type Act = (
  facts: NoticeFacts,
  words: SectionWords,
) => Pick<MailSection, 'button' | 'links' | 'due' | 'minutes'>;

/** @returns the three kinds of sections about concerns. */
export function concernSections(
  says: ConcernWords,
  action: Act,
): Record<'concern' | 'concern-answered' | 'concern-overdue', WriteSection> {
  return {
    concern(facts, words) {
      const who = facts.concern?.raiserName ?? '';
      const { subject, heading, text, confidential } = says.asked;
      return {
        ...action(facts, words),
        subject: subject(who),
        heading,
        paragraphs: [text(who), ...(facts.concern?.confidential ? [confidential] : [])],
      };
    },
    'concern-answered'(facts) {
      const who = facts.concern?.recipientName ?? '';
      if (facts.concern?.state === 'lapsed') {
        const { subject, heading, text } = says.lapsed;
        return { subject, heading, paragraphs: [text(who)], ...see(facts, says.answered.see) };
      }
      const { subject, heading, text } = says.answered;
      return { subject: subject(who), heading, paragraphs: [text(who)], ...see(facts, says.answered.see) };
    },
    'concern-overdue'({ concern }, words) {
      const { subject, heading, text } = says.overdue;
      const who = concern?.recipientName ?? '';
      const day = concern ? words.moment(concern.dueAt) : '';
      return { subject: subject(who), heading, paragraphs: [text(who, concern?.raiserName ?? '', day)] };
    },
  };
}

/** Under the link of any task of theirs, beside which their concerns stand. */
function see({ url }: NoticeFacts, label: string): Pick<MailSection, 'button'> {
  return url ? { button: { label, url: `${url}/concern` } } : {};
}
