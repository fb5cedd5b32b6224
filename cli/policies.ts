import { type Client, listOf, textOf } from './client.ts';
import { CliError, EXIT, type ExitCode } from './exit-codes.ts';
import { type Output, table } from './output.ts';

interface Tools {
  output: Output;
  client: Client;
}

/** Where something is decided, and why. */
export interface PlaceOptions {
  department?: string;
  country?: string;
  reason: string;
}

/** `policies list [POLICY]`: what launches start from, and where it differs; of one also since when and why. */
export async function listPolicies(key: string | undefined, { output, client }: Tools): Promise<ExitCode> {
  const answer = await client.get('/v1/policies');
  const all = listOf(answer, 'policies');
  const shown = key === undefined ? all : all.filter((each) => textOf(each, 'key') === key);
  if (shown.length === 0)
    throw new CliError(
      EXIT.input,
      `There is no policy "${key?.slice(0, 60)}". Name one of: ${all.map((each) => textOf(each, 'key')).join(', ')}.`,
    );
  if (output.json) output.data({ policies: shown });
  if (key !== undefined)
    for (const each of shown) output.line(`${textOf(each, 'label')}. ${textOf(each, 'sentence')}`);
  const rows = shown.flatMap((policy) => {
    const places = listOf(policy, 'places');
    if (places.length === 0) return [[textOf(policy, 'key'), 'nowhere', '–', '']];
    return places.map((place) => [
      textOf(policy, 'key'),
      placeOf(place),
      textOf(place, 'words'),
      key === undefined ? '' : history(place),
    ]);
  });
  for (const line of table(rows)) output.line(line);
  return EXIT.ok;
}

/** `policies set POLICY VALUE --reason TEXT`: it holds for launches from now on. */
export async function decidePolicy(
  key: string,
  value: string,
  options: PlaceOptions,
  tools: Tools,
): Promise<ExitCode> {
  return change(`/v1/policies/${encodeURIComponent(key)}`, { value, ...options }, tools);
}

/** `policies take-back POLICY --reason TEXT`: the next wider place decides again. */
export async function undecidePolicy(key: string, options: PlaceOptions, tools: Tools): Promise<ExitCode> {
  return change(`/v1/policies/${encodeURIComponent(key)}/take-back`, options, tools);
}

async function change(path: string, asked: object, { output, client }: Tools): Promise<ExitCode> {
  const answer = await client.post(path, asked);
  if (output.json) output.data(answer);
  const changed = typeof answer === 'object' && answer !== null && Reflect.get(answer, 'changed') === true;
  const value = textOf(answer, 'value') || 'nothing';
  output.line(
    changed
      ? `${textOf(answer, 'key')} in ${placeOf(answer)}: ${value}. Cycles that run keep what they were launched with.`
      : `${textOf(answer, 'key')} in ${placeOf(answer)} was ${value} already.`,
  );
  return EXIT.ok;
}

function placeOf(place: unknown): string {
  return [textOf(place, 'department'), textOf(place, 'country')].filter(Boolean).join(', ') || 'everywhere';
}

function history(place: unknown): string {
  const since = textOf(place, 'since').slice(0, 10);
  return since ? `${since}, ${textOf(place, 'by')}: ${textOf(place, 'reason')}` : 'as it was set up';
}
