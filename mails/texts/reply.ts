import type { ReplyAnswer, UnderstoodKeyResult } from '#domain/reply/answer.ts';
import type { ReplyTrouble } from '#domain/reply/read-reply.ts';
import type { MailSection, NoticeFacts, SectionWords, WriteSection } from '../model.ts';

/** An answer that is the same for everyone whom it concerns. */
interface PlainAnswer {
  subject: string;
  heading: string;
  text: string;
}

/** What a language says about replies to mails. */
export interface ReplyWords {
  /** Below the letters of a check-in. @param example such as `A 42, B 3.5 7/10 blocked by legal`. */
  hint(example: string): string;
  blockedBy: string;
  recorded: { subject(week: number): string; heading: string; lead: string; unsaid: string };
  /** @param moment until when. */
  undo(moment: string): string;
  asBefore: string;
  noFigure: string;
  inTheWay(text: string): string;
  look: string;
  unclear: {
    subject: string;
    heading: string;
    nothing: string;
    line(text: string): string;
    example(text: string): string;
  };
  troubles: Readonly<Record<ReplyTrouble, string>>;
  plain: Readonly<
    Record<Exclude<ReplyAnswer['is'], 'recorded' | 'unclear' | 'concern' | 'concern-refused'>, PlainAnswer>
  >;
  concern: { subject: string; heading: string; text(name: string, moment: string): string; see: string };
  concernRefused: PlainAnswer & { tooMany: string };
  /** What the button says that leads to the page. */
  open: string;
}

/** @returns how a check-in says that it can be answered by replying; nothing where it cannot. */
export function replyHint(
  { lettered }: NoticeFacts,
  words: SectionWords,
  says: ReplyWords,
): Pick<MailSection, 'closing'> {
  return lettered ? { closing: [says.hint(example(lettered.length, words, says))] } : {};
}

/** @returns the section that tells somebody what became of their reply. */
export function replyIn(says: ReplyWords): WriteSection {
  return (facts, words) => {
    const { answer, url } = facts;
    if (!answer) throw new RangeError('an answer to a reply needs what it says');
    const button = (label: string) => (url ? { button: { label, url } } : {});
    if (answer.is === 'recorded') {
      const { subject, heading, lead, unsaid } = says.recorded;
      return {
        ...button(says.look),
        subject: subject(facts.task?.ordinal ?? 0),
        heading,
        paragraphs: [lead],
        items: answer.keyResults.map((each) => itemOf(each, words, says)),
        closing: [
          ...(answer.keyResults.some(({ said }) => !said) ? [unsaid] : []),
          ...(answer.undoUntil ? [says.undo(words.moment(new Date(answer.undoUntil)))] : []),
        ],
      };
    }
    if (answer.is === 'unclear') {
      const { subject, heading, nothing, line } = says.unclear;
      return {
        ...button(says.open),
        subject,
        heading,
        paragraphs: [nothing, ...(answer.line ? [line(answer.line)] : []), says.troubles[answer.trouble]],
        closing: [says.unclear.example(example(answer.letters.length, words, says))],
      };
    }
    if (answer.is === 'concern') {
      const { subject, heading, text, see } = says.concern;
      const until = words.moment(new Date(answer.dueAt));
      const link = url ? { button: { label: see, url: `${url}/concern` } } : {};
      return { ...link, subject, heading, paragraphs: [text(answer.recipientName, until)] };
    }
    if (answer.is === 'concern-refused') {
      const { subject, heading, text, tooMany } = says.concernRefused;
      return {
        ...button(says.open),
        subject,
        heading,
        paragraphs: [answer.why === 'nobody' ? text : tooMany],
      };
    }
    const { subject, heading, text } = says.plain[answer.is];
    return { ...(answer.is === 'closed' ? {} : button(says.open)), subject, heading, paragraphs: [text] };
  };
}

function itemOf(each: UnderstoodKeyResult, { number }: SectionWords, says: ReplyWords): string {
  const { label, title, value, unit, confidence, note, blocker, said } = each;
  const figure = value === null ? says.noFigure : unit ? `${number(value)}\u00a0${unit}` : number(value);
  const facts = [
    figure,
    ...(confidence === null ? [] : [`${confidence}/10`]),
    ...(said ? [] : [says.asBefore]),
    ...(note ? [note] : []),
    ...(blocker ? [says.inTheWay(blocker)] : []),
  ];
  return `${label ? `${label} – ` : ''}${title}: ${facts.join(', ')}`;
}

function example(keyResults: number, { number }: SectionWords, { blockedBy }: ReplyWords): string {
  return keyResults === 1 ? `${number(3.5)} 7/10` : `A 42, B ${number(3.5)} 7/10 ${blockedBy}`;
}
