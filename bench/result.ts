/** One line of the benchmark: ours beside the best simple way to do the same work, both measured in this run. */
export interface BenchResult {
  value: number;
  baseline: number;
  /** Ours against the baseline; above 1 is better than it, whatever the unit. */
  ratio: number;
  goal: string;
  met: boolean;
  unit: string;
  /** Figures that explain the result. */
  notes: Record<string, number | string>;
  /** The cost at each size, for a plot of one against the other. */
  series?: Series;
}

export interface Series {
  /** What the cost is measured in. */
  unit: string;
  points: Array<[size: number, cost: number]>;
}

/** @returns results as a table for the terminal, what explains each of them below. */
export function table(results: Readonly<Record<string, BenchResult>>): string {
  const rows = Object.entries(results).map(([id, result]) => [
    id,
    figure(result.value),
    figure(result.baseline),
    figure(result.ratio),
    result.unit,
    result.goal,
    result.met ? 'met' : 'NOT MET',
  ]);
  const head = ['', 'value', 'baseline', 'ratio', 'unit', 'goal', ''];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const notes = Object.entries(results).flatMap(([id, result]) =>
    Object.entries(result.notes).map(
      ([what, value]) => `${id}  ${what}: ${typeof value === 'number' ? figure(value) : value}`,
    ),
  );
  return [line(head), ...rows.map(line), '', ...notes].join('\n');
}

/** @returns the number with three figures that mean something. */
export function figure(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  return String(Number(value.toPrecision(3)));
}
