import type { MergedGoals } from '#domain/departments/merger.ts';
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
  if (output.json) {
    output.data(answer);
    return EXIT.ok;
  }
  const parts = `${textOf(answer, 'from')} ${dryRun ? 'would become' : 'is'} part of ${textOf(answer, 'into')}`;
  output.line(`${parts}${dryRun ? '; nothing was changed' : ' now'}.`);
  const consequences: unknown =
    typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'consequences') : undefined;
  if (Array.isArray(consequences)) for (const each of consequences) output.line(`- ${String(each)}`);
  return EXIT.ok;
}
