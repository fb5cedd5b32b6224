import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Clock ticks per second in /proc, the same on every Linux that Node runs on. */
const TICKS = 100;

interface ProcessTimes {
  pid: number;
  parent: number;
  /** Its own time, in seconds. */
  own: number;
  /** The same with that of its children that have ended. */
  seconds: number;
}

/** CPU seconds by part: this process, and each process it started with all that descends from it. */
export type CpuByPart = Readonly<Record<string, number>>;

/**
 * @returns what this process and its descendants have used so far: database, Temporal and whatever a benchmark starts are
 *   its children. Undefined where the system does not tell.
 */
export function readCpu(): CpuByPart | undefined {
  const all = readAll();
  if (all.length === 0) return undefined;
  const children = Map.groupBy(all, (each) => each.parent);
  const total = (each: ProcessTimes): number =>
    (children.get(each.pid) ?? []).reduce((sum, child) => sum + total(child), each.seconds);
  const parts: Record<string, number> = {};
  const own = all.find((each) => each.pid === process.pid);
  // A server of the benchmark before this one may be counted as ended only now: it is none of this one's cost.
  if (own) parts.benchmark = own.own;
  for (const child of children.get(process.pid) ?? []) {
    const label = labelOf(child.pid);
    parts[label] = (parts[label] ?? 0) + total(child);
  }
  return parts;
}

function labelOf(pid: number): string {
  const words = readProc(pid, 'cmdline').split('\0');
  const script = words.find((word) => word.endsWith('.ts'));
  return path.basename(script ?? words[0] ?? '', '.ts').replace(/-\d.*/, '') || 'other';
}

function readAll(): ProcessTimes[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return [];
    const stat = readProc(Number(entry), 'stat');
    // The name in brackets may hold spaces; the fields behind it are numbered from 3 (see proc(5)).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields.length < 15) return [];
    const time = (...at: number[]) => at.reduce((sum, index) => sum + Number(fields[index]), 0) / TICKS;
    return [
      { pid: Number(entry), parent: Number(fields[1]), own: time(11, 12), seconds: time(11, 12, 13, 14) },
    ];
  });
}

/** A process may end while it is looked at. */
function readProc(pid: number, file: 'stat' | 'cmdline'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

/** What a piece of work took, in seconds. `cpu` is undefined where the system does not tell. */
export interface Cost {
  wall: number;
  cpu: number | undefined;
  /** Where it went, largest first, in words. */
  byPart: string;
}

/** @returns what the work gave, and what it cost over all processes. */
export async function measure<T>(work: () => Promise<T>): Promise<{ value: T; cost: Cost }> {
  const before = readCpu();
  const begun = performance.now();
  const value = await work();
  const wall = (performance.now() - begun) / 1000;
  const after = readCpu();
  if (!before || !after) return { value, cost: { wall, cpu: undefined, byPart: 'not told by this system' } };
  const parts = Object.entries(after)
    .map(([part, seconds]) => ({ part, seconds: seconds - (before[part] ?? 0) }))
    .filter(({ seconds }) => seconds >= 0.05)
    .sort((a, b) => b.seconds - a.seconds);
  return {
    value,
    cost: {
      wall,
      cpu: parts.reduce((sum, { seconds }) => sum + seconds, 0),
      byPart: parts.map(({ part, seconds }) => `${part} ${seconds.toFixed(1)}`).join(', '),
    },
  };
}
