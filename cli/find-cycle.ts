import { type Client, textOf } from './client.ts';
import { CliError, EXIT } from './exit-codes.ts';

/** A cycle as the list of cycles has it. */
export interface ListedCycle {
  id: string;
  name: string;
  state: string;
  period: string;
}

export async function listCycles(client: Client): Promise<ListedCycle[]> {
  const answer = await client.get('/v1/cycles');
  const cycles: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'cycles') : [];
  return (Array.isArray(cycles) ? cycles : []).map((cycle: unknown) => ({
    id: textOf(cycle, 'id'),
    name: textOf(cycle, 'name'),
    state: textOf(cycle, 'state'),
    period: textOf(cycle, 'period'),
  }));
}

/**
 * @param wanted an id, the beginning of one, or the beginning of a name; nothing means the one cycle that is going on.
 * @param cycles all there are.
 * @returns the cycle meant.
 * @throws CliError 1 when nothing is called that, 2 when several are or none was named and several are going on.
 */
export function findCycle(wanted: string | undefined, cycles: readonly ListedCycle[]): ListedCycle {
  const choices = (list: readonly ListedCycle[]) =>
    list.map((cycle) => `  ${cycle.id}  ${cycle.name} (${cycle.state})`).join('\n');
  if (cycles.length === 0)
    throw new CliError(
      EXIT.refused,
      'There is no cycle yet. Launch one: okr launch --quarter 2027-Q1 --dry-run',
    );
  if (wanted === undefined) {
    const going = cycles.filter((cycle) => cycle.state === 'running' || cycle.state === 'paused');
    const [only, second] = going;
    if (!only)
      throw new CliError(EXIT.refused, `No cycle is running. Name one of these:\n${choices(cycles)}`);
    if (second)
      throw new CliError(
        EXIT.usage,
        `Several cycles are going on. Name the one you mean:\n${choices(going)}`,
      );
    return only;
  }
  const key = wanted.trim().toLowerCase();
  const exact = cycles.filter((cycle) => cycle.id === key || cycle.name.toLowerCase() === key);
  const matches =
    exact.length > 0
      ? exact
      : cycles.filter(
          (cycle) =>
            cycle.name.toLowerCase().startsWith(key) || (key.length >= 8 && cycle.id.startsWith(key)),
        );
  const [match, second] = key === '' ? [] : matches;
  if (!match) throw new CliError(EXIT.input, `There is no cycle "${wanted}". There are:\n${choices(cycles)}`);
  if (second)
    throw new CliError(
      EXIT.usage,
      `"${wanted}" can mean several cycles. Name one by its id:\n${choices(matches)}`,
    );
  return match;
}
