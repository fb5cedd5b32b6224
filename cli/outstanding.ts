import { type Client, listOf, numberOf, textOf } from './client.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { findCycle, listCycles } from './find-cycle.ts';
import { type Output, table } from './output.ts';

interface Tools {
  output: Output;
  client: Client;
}

export interface ReminderOptions {
  department?: string;
  late?: boolean;
  dryRun?: boolean;
}

/** `outstanding`: who is asked for what since when; by name where the policy allows it. */
export async function outstanding(
  wanted: string | undefined,
  options: ReminderOptions,
  { output, client }: Tools,
): Promise<ExitCode> {
  const cycle = findCycle(wanted, await listCycles(client));
  const found = await client.get(`/v1/cycles/${cycle.id}/outstanding?${queryOf(options)}`);
  if (output.json) output.data(found);
  else for (const line of linesOf(found)) output.line(line);
  return EXIT.ok;
}

/** `remind`: those with an open task, of one department or only the late ones if that is wanted. */
export async function remind(
  wanted: string | undefined,
  options: ReminderOptions,
  { output, client }: Tools,
): Promise<ExitCode> {
  const cycle = findCycle(wanted, await listCycles(client));
  const { department, late: lateOnly = false, dryRun } = options;
  if (dryRun) {
    const preview = await client.get(`/v1/cycles/${cycle.id}/remind?${queryOf(options)}`);
    if (output.json) output.data(preview);
    else for (const line of linesOf(preview)) output.line(line);
    return EXIT.ok;
  }
  const result = await client.post(`/v1/cycles/${cycle.id}/remind`, {
    lateOnly,
    ...(department ? { department } : {}),
  });
  if (output.json) output.data(result);
  else output.line(textOf(result, 'summary'));
  return EXIT.ok;
}

/** `reassign`: somebody else for an open task. */
export async function reassign(
  task: string,
  { to, dryRun = false }: { to: string; dryRun?: boolean },
  { output, client }: Tools,
): Promise<ExitCode> {
  const result = await client.post(`/v1/tasks/${encodeURIComponent(task)}/reassign`, { to, dryRun });
  if (output.json) output.data(result);
  else output.line(textOf(result, 'summary'));
  return EXIT.ok;
}

function queryOf({ department, late }: ReminderOptions): string {
  return new URLSearchParams({
    ...(department ? { department } : {}),
    ...(late ? { lateOnly: 'true' } : {}),
  }).toString();
}

function linesOf(found: unknown): string[] {
  const named = listOf(found, 'named').map((task) => [
    textOf(task, 'taskId'),
    textOf(task, 'name'),
    textOf(task, 'department'),
    textOf(task, 'kind'),
    `due ${textOf(task, 'dueAt').slice(0, 10)}`,
  ]);
  const counted = listOf(found, 'unnamed').map(
    (each) => `${textOf(each, 'department')}: ${numberOf(each, 'tasks')} open tasks, not listed by name`,
  );
  const total = numberOf(found, 'total');
  return [`${total} open tasks with ${numberOf(found, 'people')} people.`, ...table(named), ...counted];
}
