/** A page of the learning material as its file has it: a head of `name: value` lines between two `---`, then Markdown. */
export interface LearningPage {
  slug: string;
  title: string;
  /** Who keeps it up to date. */
  owner: string;
  /** Its place in the list. */
  order: number;
  /** `reviewers`: read before the first review; `everyone` when the head says nothing. */
  audience: 'everyone' | 'reviewers';
  /** What a reader answers to show that it came across; undefined where nothing is asked. */
  question: LearningQuestion | undefined;
  /** Markdown. */
  text: string;
}

/** One question with one right answer; each answer comes with what is to be said about it. */
export interface LearningQuestion {
  text: string;
  options: Array<{ value: string; label: string; explanation: string; right: boolean }>;
}

/**
 * @param slug the file's name without its extension.
 * @returns the page.
 * @throws Error when the head is missing, lacks a title or an owner, or asks a question without exactly one right answer;
 *   the message says what to write.
 */
export function readLearningPage(slug: string, source: string): LearningPage {
  const match = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(source);
  if (!match) {
    throw new Error(`${slug}.md has no head: begin it with ---, then title: and owner:, then --- again.`);
  }
  const lines = (match[1] ?? '').split(/\r?\n/).flatMap((line): Array<[string, string]> => {
    const colon = line.indexOf(':');
    return colon > 0 ? [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]] : [];
  });
  const head = new Map(lines);
  const [title, owner] = ['title', 'owner'].map((name) => {
    const value = head.get(name);
    if (!value) throw new Error(`${slug}.md has no ${name}: add a line "${name}: …" to its head.`);
    return value;
  });
  const order = Number(head.get('order') ?? 100);
  return {
    slug,
    title: title ?? '',
    owner: owner ?? '',
    order: Number.isFinite(order) ? order : 100,
    audience: head.get('audience') === 'reviewers' ? 'reviewers' : 'everyone',
    question: readQuestion(slug, lines),
    text: (match[2] ?? '').trim(),
  };
}

/** `question: …`, then `right: answer | explanation` and `wrong: answer | explanation` in the order in which they are shown. */
function readQuestion(slug: string, lines: ReadonlyArray<[string, string]>): LearningQuestion | undefined {
  const text = lines.find(([name]) => name === 'question')?.[1];
  if (!text) return undefined;
  const options = lines
    .filter(([name]) => name === 'right' || name === 'wrong')
    .map(([name, value], index) => {
      const [label = '', explanation = ''] = value.split('|').map((part) => part.trim());
      return { value: String(index + 1), label, explanation, right: name === 'right' };
    });
  if (options.length < 2 || options.filter(({ right }) => right).length !== 1) {
    throw new Error(
      `${slug}.md asks a question without one right answer: give it one line "right: …" and at least one "wrong: …".`,
    );
  }
  return { text, options };
}

/** The ordinal of the acknowledgement that those who will review get beside everybody's, which is 0. */
export const REVIEWERS_PRIMER = 1;

/** Texts that people acknowledge, and that therefore ask a question. */
export const LESSONS = ['goals', 'reviewing'] as const;

/** @returns the slug of the text that an acknowledgement of this ordinal is about. */
export function primerOf(ordinal: number): (typeof LESSONS)[number] {
  return ordinal === REVIEWERS_PRIMER ? 'reviewing' : 'goals';
}
