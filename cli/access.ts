import { type Client, listOf, textOf } from './client.ts';
import { CliError, EXIT, type ExitCode } from './exit-codes.ts';
import { type Output, table } from './output.ts';

interface Tools {
  output: Output;
  client: Client;
}

export interface GiveOptions {
  role: string;
  department?: string;
  until?: string;
}

/** `grants list`: the roles that were given beside the people file. */
export async function listRoles({ output, client }: Tools): Promise<ExitCode> {
  return say(output, await client.get('/v1/access'));
}

/** `grants give PERSON`: somebody gets a role, for a part or a time; then lists them all. */
export async function giveGrant(
  person: string,
  { role, department, until }: GiveOptions,
  { output, client }: Tools,
): Promise<ExitCode> {
  const answer = await client.post('/v1/access', {
    ...{ person, role },
    ...(department === undefined ? {} : { department }),
    ...(until === undefined ? {} : { until }),
  });
  return say(output, answer);
}

/**
 * `grants end GRANT`: the role ends, and the console sessions of its person; then lists those that remain.
 *
 * @throws CliError with exit code 1 where no role in force has the id, so that a slip of the pen is no success.
 */
export async function endGrant(id: string, { output, client }: Tools): Promise<ExitCode> {
  const before = listOf(await client.get('/v1/access'), 'grants');
  if (!before.some((each) => textOf(each, 'id') === id))
    throw new CliError(EXIT.input, `No role in force has the id "${id.slice(0, 80)}": see okr grants list.`);
  return say(output, await client.post(`/v1/access/${encodeURIComponent(id)}/end`));
}

function say(output: Output, answer: unknown): ExitCode {
  if (output.json) output.data(answer);
  const grants = listOf(answer, 'grants');
  if (grants.length === 0) output.line('Nobody has a role beside the people file.');
  const rows = grants.map((each) => [
    textOf(each, 'id'),
    textOf(each, 'name'),
    textOf(each, 'role'),
    textOf(each, 'department') || 'everywhere',
    lastDay(textOf(each, 'expiresAt')),
  ]);
  for (const line of table(rows)) output.line(line);
  return EXIT.ok;
}

/** The grant lasts to the end of that day in the last time zone. */
function lastDay(expiresAt: string): string {
  if (!expiresAt) return 'until it is ended';
  return `until ${new Date(Date.parse(expiresAt) - 36 * 3_600_000).toISOString().slice(0, 10)}`;
}
