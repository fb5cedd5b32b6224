import { readdirSync, readFileSync } from 'node:fs';
import { OBJECTIVE_KINDS, type ObjectiveKind } from '#domain/kinds.ts';

/** A goal as somebody in a trade might write it. */
export interface Example {
  /** Words in the name of a department that this fits; none: it fits everywhere. */
  departments: string[];
  title: string;
  kind: ObjectiveKind;
  keyResults: string[];
}

const SHOWN = 2;
const FOLDER = new URL('../../../content/examples/en/', import.meta.url);

/** @returns all examples of the content folder, one file a trade; a file that is not as it should be ends the start. */
export function loadExamples(): Example[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => readExamples(name, JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))));
}

/** @returns those that fit a department best, then those that fit everywhere. */
export function examplesFor(examples: readonly Example[], departmentName: string | null): Example[] {
  const name = (departmentName ?? '').toLowerCase();
  const fits = (example: Example) => example.departments.some((word) => name.includes(word));
  const general = ({ departments }: Example) => departments.length === 0;
  return [...examples.filter(fits), ...examples.filter(general)].slice(0, SHOWN);
}

function readExamples(file: string, content: unknown): Example[] {
  const wrong = new Error(`content/examples/en/${file} is not a list of examples`);
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
