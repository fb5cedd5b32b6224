import { isAdjustWeek } from '#domain/check-ins/rhythm.ts';
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
  /** Below it in the weeks that ask whether to keep, change or drop. */
  keepHint: string;
  blockedBy: string;
  recorded: { subject(week: number): string; heading: string; lead: string; unsaid: string };
  /** What a reply said, or did not say, of keeping the goals themselves. @param labels such as `A, C`. */
  adjust: {
    kept: string;
    byPage(labels: string): string;
    /** @param again whether the next check-in asks once more. */
    open(labels: string, again: boolean): string;
    button: string;
  };
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
  { lettered, adjusting }: NoticeFacts,
  words: SectionWords,
  says: ReplyWords,
): Pick<MailSection, 'closing'> {
  if (!lettered) return {};
  return {
    closing: [says.hint(example(lettered.length, words, says)), ...(adjusting ? [says.keepHint] : [])],
  };
}

/** @returns the section that tells somebody what became of their reply. */
export function replyIn(says: ReplyWords): WriteSection {
  return (facts, words) => {
    const { answer, url } = facts;
    if (!answer) throw new RangeError('an answer to a reply needs what it says');
    const button = (label: string) => (url ? { button: { label, url } } : {});
    if (answer.is === 'recorded') {
      const { subject, heading, lead, unsaid } = says.recorded;
      const week = facts.task?.ordinal ?? 0;
      const byPage = labelsOf(answer.keyResults, ['change', 'drop']);
      const open = labelsOf(answer.keyResults, ['open']);
      return {
        ...(byPage && url
          ? { button: { label: says.adjust.button, url: `${url}/change` } }
          : button(says.look)),
        subject: subject(week),
        heading,
        paragraphs: [lead],
        items: answer.keyResults.map((each) => itemOf(each, words, says)),
        closing: [
          ...(answer.keyResults.some(({ said }) => !said) ? [unsaid] : []),
          ...(byPage ? [says.adjust.byPage(byPage)] : []),
          ...(open ? [says.adjust.open(open, isAdjustWeek(week + 1))] : []),
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

/** @returns the letters of those of which one of these was said; empty when there are none. */
function labelsOf(
  keyResults: readonly UnderstoodKeyResult[],
  wanted: ReadonlyArray<UnderstoodKeyResult['adjust']>,
): string {
  return keyResults
    .flatMap(({ adjust, label, title }) => (wanted.includes(adjust) && adjust ? [label ?? title] : []))
    .join(', ');
}

function itemOf(each: UnderstoodKeyResult, { number }: SectionWords, says: ReplyWords): string {
  const { label, title, value, unit, confidence, note, blocker, said, adjust } = each;
  const figure = value === null ? says.noFigure : unit ? `${number(value)}\u00a0${unit}` : number(value);
  const facts = [
    figure,
    ...(confidence === null ? [] : [`${confidence}/10`]),
    ...(said ? [] : [says.asBefore]),
    ...(note ? [note] : []),
    ...(adjust === 'keep' ? [says.adjust.kept] : []),
    ...(blocker ? [says.inTheWay(blocker)] : []),
  ];
  return `${label ? `${label} – ` : ''}${title}: ${facts.join(', ')}`;
}

function example(keyResults: number, { number }: SectionWords, { blockedBy }: ReplyWords): string {
  return keyResults === 1 ? `${number(3.5)} 7/10` : `A 42, B ${number(3.5)} 7/10 ${blockedBy}`;
}
