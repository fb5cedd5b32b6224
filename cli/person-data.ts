import { type Client, textOf } from './client.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Output } from './output.ts';

interface Tools {
  output: Output;
  client: Client;
}

/** `people data KEY`: everything about a person, as JSON in any case. */
export async function personData(key: string, { output, client }: Tools): Promise<ExitCode> {
  output.data(await client.post(`/v1/people/${encodeURIComponent(key)}/data`));
  return EXIT.ok;
}

/** `people erase KEY --name NAME`: somebody who has left is erased for good. */
export async function erase(
  key: string,
  { name }: { name: string },
  { output, client }: Tools,
): Promise<ExitCode> {
  const answer = await client.post(`/v1/people/${encodeURIComponent(key)}/erase`, { name });
  if (output.json) output.data(answer);
  else output.line(textOf(answer, 'summary'));
  return EXIT.ok;
}
