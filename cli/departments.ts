import type { MergedGoals } from '#domain/departments/merger.ts';
import type { SplitPlace } from '#domain/departments/split.ts';
import { type Client, textOf } from './client.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Output } from './output.ts';

export interface MergeOptions {
  into: string;
  goals: MergedGoals;
  dryRun?: boolean;
}

/** `departments merge A --into B`: one department becomes part of another one; says what it comes to. */
export async function mergeDepartment(
  from: string,
  { into, goals, dryRun = false }: MergeOptions,
  { output, client }: { output: Output; client: Client },
): Promise<ExitCode> {
  const answer = await client.post('/v1/departments/merge', { from, into, goals, dryRun });
  const parts = `${textOf(answer, 'from')} ${dryRun ? 'would become' : 'is'} part of ${textOf(answer, 'into')}`;
  return say(answer, `${parts}${dryRun ? '; nothing was changed' : ' now'}.`, output);
}

export interface SplitOptions {
  name: string;
  place: SplitPlace;
  person: string[];
  lead: string;
  keyResult?: string[];
  dryRun?: boolean;
}

/** `departments split A --name A2 --person …`: people leave a department for a new one; says what it comes to. */
export async function splitDepartment(
  from: string,
  { name, place, person, lead, keyResult = [], dryRun = false }: SplitOptions,
  { output, client }: { output: Output; client: Client },
): Promise<ExitCode> {
  const asked = { from, name, place, people: person, lead, keyResults: keyResult, dryRun };
  const answer = await client.post('/v1/departments/split', asked);
  const parts = `${textOf(answer, 'into')} ${dryRun ? 'would be' : 'is'} a department of its own`;
  return say(answer, `${parts}${dryRun ? '; nothing was changed' : ' now'}.`, output);
}

/** One line and what it comes to, or the answer as it is for programs. */
function say(answer: unknown, line: string, output: Output): ExitCode {
  if (output.json) {
    output.data(answer);
    return EXIT.ok;
  }
  output.line(line);
  const consequences: unknown =
    typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'consequences') : undefined;
  if (Array.isArray(consequences)) for (const each of consequences) output.line(`- ${String(each)}`);
  return EXIT.ok;
}
