import { type Client, listOf, textOf, textsOf } from './client.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { type Output, table } from './output.ts';

interface Tools {
  output: Output;
  client: Client;
}

export interface KeyOptions {
  scope: string[];
  days: number;
}

/** `keys list`: the API keys there are and were; never their secrets. */
export async function listApiKeys({ output, client }: Tools): Promise<ExitCode> {
  return say(output, await client.get('/v1/keys'));
}

/** `keys make NAME`: prints the secret, which is nowhere else; alone on standard output, so that it can be piped. */
export async function makeApiKey(
  name: string,
  { scope, days }: KeyOptions,
  { output, client }: Tools,
): Promise<ExitCode> {
  const made = await client.post('/v1/keys', { name, scopes: scope, days });
  if (output.json) output.data(made);
  output.line(textOf(made, 'secret'));
  output.note(
    `The key "${textOf(made, 'name')}" (${textOf(made, 'id')}) works until ${textOf(made, 'expiresAt').slice(0, 10)}. Keep it now: it is not shown again.`,
  );
  return EXIT.ok;
}

/** `keys revoke ID`: the key opens nothing any more; then lists them all. */
export async function revokeApiKey(id: string, { output, client }: Tools): Promise<ExitCode> {
  return say(output, await client.post(`/v1/keys/${encodeURIComponent(id)}/revoke`));
}

function say(output: Output, answer: unknown): ExitCode {
  if (output.json) output.data(answer);
  const keys = listOf(answer, 'keys');
  if (keys.length === 0) output.line('There is no key.');
  const rows = keys.map((each) => [
    textOf(each, 'id'),
    textOf(each, 'name'),
    `…${textOf(each, 'endsWith')}`,
    textsOf(each, 'scopes').join(' '),
    textOf(each, 'revokedAt')
      ? `revoked ${textOf(each, 'revokedAt').slice(0, 10)}`
      : `until ${textOf(each, 'expiresAt').slice(0, 10)}`,
  ]);
  for (const line of table(rows)) output.line(line);
  return EXIT.ok;
}
