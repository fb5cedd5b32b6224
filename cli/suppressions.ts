import { type Client, textOf } from './client.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { type Output, table } from './output.ts';

interface Tools {
  output: Output;
  client: Client;
}

/** `people undelivered`: the addresses that take no mail. */
export async function undelivered({ output, client }: Tools): Promise<ExitCode> {
  const answer = await client.get('/v1/suppressions');
  if (output.json) output.data(answer);
  else for (const line of suppressionLines(answer)) output.line(line);
  return EXIT.ok;
}

/** `people resume-mail EMAIL`: mail goes there again. */
export async function resumeMail(address: string, { output, client }: Tools): Promise<ExitCode> {
  const answer = await client.post('/v1/suppressions/lift', { address });
  if (output.json) output.data(answer);
  else output.line(`Mail goes to ${textOf(answer, 'address')} again.`);
  return EXIT.ok;
}

function suppressionLines(answer: unknown): string[] {
  const value: unknown =
    typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'suppressions') : [];
  const found: unknown[] = Array.isArray(value) ? value : [];
  if (found.length === 0) return ['Every address takes its mail.'];
  return table(
    found.map((each) => [
      textOf(each, 'address'),
      textOf(each, 'name'),
      textOf(each, 'department'),
      textOf(each, 'since').slice(0, 10),
      textOf(each, 'status'),
    ]),
  );
}
