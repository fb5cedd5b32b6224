import { readdirSync, readFileSync } from 'node:fs';
import { OBJECTIVE_KINDS, type ObjectiveKind } from '#domain/kinds.ts';
import { closestLanguage } from '#domain/languages.ts';

/** A goal as somebody in a trade might write it. */
export interface Example {
  /** Words in the name of a department that this fits; none: it fits everywhere. */
  departments: string[];
  title: string;
  kind: ObjectiveKind;
  keyResults: string[];
}

/** What comes with the product: a folder a language, a file a trade. */
export const EXAMPLES = new URL('../../../content/examples/', import.meta.url);

const SHOWN = 2;

/** @returns all examples by language; a file that is not as it should be ends the start. */
export function loadExamples(folder: URL): ReadonlyMap<string, Example[]> {
  const languages = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return new Map(
    languages.map(({ name: language }) => [
      language,
      readdirSync(new URL(`${language}/`, folder))
        .filter((name) => name.endsWith('.json'))
        .sort()
        .flatMap((name) => {
          const file = `${language}/${name}`;
          return readExamples(file, JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
        }),
    ]),
  );
}

/** @returns those in the reader's language that fit a department best, then those that fit everywhere. */
export function examplesFor(
  examples: ReadonlyMap<string, readonly Example[]>,
  { departmentName, locale }: { departmentName: string | null; locale: string },
): Example[] {
  const own = examples.get(closestLanguage([...examples.keys()], locale)) ?? [];
  const name = (departmentName ?? '').toLowerCase();
  const words = name.split(/[^\p{L}]+/u);
  // Two letters such as `it` stand within too many words.
  const isNamed = (word: string) => (word.length < 4 ? words.includes(word) : name.includes(word));
  const fits = (example: Example) => example.departments.some(isNamed);
  const general = ({ departments }: Example) => departments.length === 0;
  return [...own.filter(fits), ...own.filter(general)].slice(0, SHOWN);
}

function readExamples(file: string, content: unknown): Example[] {
  const wrong = new Error(`content/examples/${file} is not a list of examples`);
  const texts = (value: unknown) => {
    if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value;
    throw wrong;
  };
  if (typeof content !== 'object' || content === null || !('departments' in content) || !('goals' in content))
    throw wrong;
  const departments = texts(content.departments);
  if (!Array.isArray(content.goals)) throw wrong;
  return content.goals.map((goal: unknown) => {
    if (typeof goal !== 'object' || goal === null || !('title' in goal) || !('keyResults' in goal))
      throw wrong;
    const kind = 'kind' in goal ? OBJECTIVE_KINDS.find((each) => each === goal.kind) : undefined;
    if (typeof goal.title !== 'string' || !kind) throw wrong;
    return { departments, title: goal.title, kind, keyResults: texts(goal.keyResults) };
  });
}
