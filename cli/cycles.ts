import { type Client, textOf } from './client.ts';
import { CliError, EXIT, type ExitCode } from './exit-codes.ts';
import { findCycle, listCycles } from './find-cycle.ts';
import { type Output, table } from './output.ts';
import { auditLines, launchLines, statusLines } from './texts.ts';

interface Tools {
  output: Output;
  client: Client;
}

export interface LaunchOptions {
  quarter: string;
  departments?: string;
  department?: string[];
  except?: string[];
  start?: string;
  name?: string;
  sponsor?: string;
  note?: string;
  policy?: string[];
  includeShared?: boolean;
  dryRun?: boolean;
  /** Asks for the works council's signature in place of launching. */
  askWorksCouncil?: boolean;
}

/** `launch`: plans or launches a cycle; the same one twice is one. */
export async function launch(options: LaunchOptions, { output, client }: Tools): Promise<ExitCode> {
  const departments = [...(options.departments ?? '').split(','), ...(options.department ?? [])].flatMap(
    (name) => name.trim() || [],
  );
  const named = options.departments !== undefined || options.department !== undefined;
  if (named && departments.length === 0)
    throw new CliError(EXIT.usage, '--departments names no department. Leave it out to launch for everyone.');
  const { quarter, start, name, sponsor, note, includeShared, dryRun } = options;
  const policies = readPolicies(options.policy);
  const { except } = options;
  const asked = { quarter, departments, except, start, name, sponsor, note, policies, includeShared };
  if (options.askWorksCouncil) return askWorksCouncil(asked, { output, client });
  const answer = await client.post('/v1/cycles', { ...asked, dryRun });
  if (output.json) output.data(answer);
  else for (const line of launchLines(answer)) output.line(line);
  return EXIT.ok;
}

/** @returns what was given as `key=value`, or undefined for nothing. @throws CliError for anything else. */
function readPolicies(given: readonly string[] | undefined): Record<string, string> | undefined {
  if (given === undefined) return undefined;
  return Object.fromEntries(
    given.map((each) => {
      const at = each.indexOf('=');
      if (at > 0) return [each.slice(0, at).trim(), each.slice(at + 1).trim()];
      throw new CliError(EXIT.usage, `--policy "${each}" has no value. Write it as key=value.`);
    }),
  );
}

/** `launch --ask-works-council`: the record of the launch goes to the works council; nothing is launched. */
async function askWorksCouncil(launch: object, { output, client }: Tools): Promise<ExitCode> {
  const answer = await client.post('/v1/records', launch);
  if (output.json) output.data(answer);
  else output.line(textOf(answer, 'summary'));
  return EXIT.ok;
}

/** `record`: what a cycle does with data, as a Markdown file. */
export async function record(wanted: string | undefined, { output, client }: Tools): Promise<ExitCode> {
  const cycle = findCycle(wanted, await listCycles(client));
  const answer = await client.get(`/v1/cycles/${cycle.id}/record`);
  if (output.json) output.data(answer);
  else output.line(textOf(answer, 'markdown').trimEnd());
  return EXIT.ok;
}

/** `retention`: when the personal contents of a cycle are erased; with a day and a reason it is postponed. */
export async function retention(
  wanted: string | undefined,
  { until, reason }: { until?: string; reason?: string },
  { output, client }: Tools,
): Promise<ExitCode> {
  const cycle = findCycle(wanted, await listCycles(client));
  const path = `/v1/cycles/${cycle.id}/retention`;
  const answer =
    until === undefined ? await client.get(path) : await client.post(path, { until, reason: reason ?? '' });
  if (output.json) output.data(answer);
  else output.line(textOf(answer, 'summary'));
  return EXIT.ok;
}

/** `results`: final goals, scores and reviews, as they may leave; that they were taken out is in the trail. */
export async function results(
  wanted: string | undefined,
  { csv = false }: { csv?: boolean },
  { output, client }: Tools,
): Promise<ExitCode> {
  const cycle = findCycle(wanted, await listCycles(client));
  const answer = await client.post(`/v1/cycles/${cycle.id}/results`, {});
  if (csv && !output.json) output.line(textOf(answer, 'csv').trimEnd());
  else output.data(answer);
  return EXIT.ok;
}

/** `status`: without a cycle the list of them, or the one there is. */
export async function status(wanted: string | undefined, { output, client }: Tools): Promise<ExitCode> {
  const cycles = await listCycles(client);
  if (wanted === undefined && cycles.length !== 1) {
    if (output.json) output.data(await client.get('/v1/cycles'));
    else if (cycles.length === 0)
      output.line('There is no cycle yet. Launch one: okr launch --quarter 2027-Q1 --dry-run');
    else for (const line of table(cycles.map(({ id, state, name }) => [id, state, name]))) output.line(line);
    return EXIT.ok;
  }
  const cycle = wanted === undefined && cycles[0] ? cycles[0] : findCycle(wanted, cycles);
  const progress = await client.get(`/v1/cycles/${cycle.id}`);
  const standings = await client.get(`/v1/cycles/${cycle.id}/standings`);
  if (output.json) output.data({ ...asObject(progress), standings });
  else for (const line of statusLines(progress, standings)) output.line(line);
  return EXIT.ok;
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

/** `pause`, `resume`, `extend`, `advance`, `cancel`, `remind`. */
export async function command(
  name: string,
  wanted: string | undefined,
  body: object | undefined,
  { output, client }: Tools,
): Promise<ExitCode> {
  const cycle = findCycle(wanted, await listCycles(client));
  const result = await client.post(`/v1/cycles/${cycle.id}/${name}`, body);
  if (output.json) output.data(result);
  else output.line(textOf(result, 'summary'));
  return EXIT.ok;
}

/** `audit`: what happened in a cycle, the newest first. */
export async function audit(
  wanted: string | undefined,
  limit: number,
  { output, client }: Tools,
): Promise<ExitCode> {
  const cycle = findCycle(wanted, await listCycles(client));
  const answer = await client.get(`/v1/cycles/${cycle.id}/audit?limit=${limit}`);
  if (output.json) output.data(answer);
  else for (const line of auditLines(answer)) output.line(line);
  return EXIT.ok;
}
