import { type Client, listOf, numberOf, textOf } from './client.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { type Output, table } from './output.ts';

/** `insight`: what the cycles say together, as the console's page has it; shares of too few are not given. */
export async function insight({ output, client }: { output: Output; client: Client }): Promise<ExitCode> {
  const answer = await client.get('/v1/insight');
  if (output.json) output.data(answer);
  const cycles = listOf(answer, 'cycles');
  if (cycles.length === 0) output.line('There is no cycle yet.');
  else for (const line of table([HEADER, ...cycles.map(cells)])) output.line(line);
  return EXIT.ok;
}

const HEADER = ['cycle', 'people', 'did something', 'check-ins', 'sound drafts', 'agreed', 'ambitions'];

function cells(cycle: unknown): string[] {
  return [
    textOf(cycle, 'name'),
    String(numberOf(cycle, 'people')),
    ...['activePercent', 'checkInsPercent', 'soundAtSubmissionPercent', 'agreedPercent'].map((name) =>
      percent(memberOf(cycle, name)),
    ),
    textOf(memberOf(memberOf(cycle, 'scores'), 'aspirational'), 'summary'),
  ];
}

const percent = (value: unknown) => (typeof value === 'number' ? `${value} %` : '–');

const memberOf = (from: unknown, name: string): unknown =>
  typeof from === 'object' && from !== null ? Reflect.get(from, name) : undefined;
