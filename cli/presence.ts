import { type Client, textOf } from './client.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { type Output, table } from './output.ts';

interface Tools {
  output: Output;
  client: Client;
}

const pathOf = (key: string) => `/v1/people/${encodeURIComponent(key)}`;

/** `people away KEY`: enters an absence, or with no days lists those there are. */
export async function away(
  key: string,
  options: { from?: string; to?: string; delegate?: string },
  { output, client }: Tools,
): Promise<ExitCode> {
  const { from, to, delegate } = options;
  const path = `${pathOf(key)}/absences`;
  const answer =
    from === undefined
      ? await client.get(path)
      : await client.post(path, { from, to: to ?? from, ...(delegate ? { delegate } : {}) });
  if (output.json) output.data(answer);
  else for (const line of absenceLines(answer)) output.line(line);
  return EXIT.ok;
}

/** `people back KEY`: takes away the absence that is under way, or else the next one. */
export async function back(key: string, { output, client }: Tools): Promise<ExitCode> {
  const [next] = absencesIn(await client.get(`${pathOf(key)}/absences`));
  if (next === undefined) {
    output.line('Nobody is away by that name, now or later.');
    return EXIT.ok;
  }
  const answer = await client.remove(`${pathOf(key)}/absences/${textOf(next, 'id')}`);
  if (output.json) output.data(answer);
  else output.line(`The absence from ${textOf(next, 'from')} to ${textOf(next, 'to')} is off the list.`);
  return EXIT.ok;
}

/** `people leave KEY`: somebody leaves the organisation. */
export async function leave(
  key: string,
  { dryRun = false }: { dryRun?: boolean },
  { output, client }: Tools,
): Promise<ExitCode> {
  const answer = await client.post(`${pathOf(key)}/leave`, { dryRun });
  if (output.json) {
    output.data(answer);
    return EXIT.ok;
  }
  const count = (name: string) =>
    typeof answer === 'object' && answer !== null ? Number(Reflect.get(answer, name)) : 0;
  const successor = textOf(answer, 'successor') || 'nobody';
  output.line(
    `${textOf(answer, 'name')} ${dryRun ? 'would leave' : 'has left'}: ${count('tasks')} open tasks (${count('reviews')} reviews) passed on or withdrawn; ` +
      `${count('keyResults')} key results, ${count('okrSets')} departments’ goals and ${count('reports')} reports go to ${successor}.${dryRun ? ' Nothing was changed.' : ''}`,
  );
  return EXIT.ok;
}

function absencesIn(answer: unknown): unknown[] {
  const value: unknown =
    typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'absences') : undefined;
  return Array.isArray(value) ? value : [];
}

function absenceLines(answer: unknown): string[] {
  const absences = absencesIn(answer);
  if (absences.length === 0) return ['No absence is under way or to come.'];
  return table(
    absences.map((each) => [
      textOf(each, 'name'),
      textOf(each, 'from'),
      textOf(each, 'to'),
      textOf(each, 'delegate') ? `${textOf(each, 'delegate')} stands in` : '',
    ]),
  );
}
