/** Where a command speaks: results on stdout, everything else on stderr, so that a pipe gets the result alone. */
export interface Output {
  /** With `--json` the only thing on stdout. */
  json: boolean;
  line(text?: string): void;
  note(text: string): void;
  data(value: unknown): void;
  /** A bar on stderr while something long goes on; silent without a terminal. */
  progress(): { update(stage: string, done: number, total: number): void; stop(): void };
}

export interface Streams {
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown };
  /** The bar's own stream; none where there is no terminal. */
  terminal: NodeJS.WriteStream | undefined;
}

const STAGES: Record<string, string> = { reading: 'Reading', checking: 'Checking', writing: 'Writing' };

export async function createOutput({ json, streams }: { json: boolean; streams: Streams }): Promise<Output> {
  const { default: cliProgress } = await import('cli-progress');
  return {
    json,
    line(text = '') {
      if (!json) streams.stdout.write(`${text}\n`);
    },
    note: (text) => streams.stderr.write(`${text}\n`),
    data: (value) => streams.stdout.write(`${JSON.stringify(value, null, 2)}\n`),
    progress() {
      const { terminal } = streams;
      if (!terminal) return { update: () => undefined, stop: () => undefined };
      const bar = new cliProgress.SingleBar({
        format: '{stage} [{bar}] {percentage} %',
        barCompleteChar: '=',
        barIncompleteChar: ' ',
        hideCursor: true,
        clearOnComplete: true,
        stream: terminal,
      });
      bar.start(100, 0, { stage: 'Sending' });
      return {
        update(stage, done, total) {
          bar.setTotal(Math.max(1, total));
          bar.update(done, { stage: (STAGES[stage] ?? stage).padEnd(8) });
        },
        stop: () => bar.stop(),
      };
    },
  };
}

/** @returns rows as aligned columns; the last one is not padded. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? 0, cell.length);
    });
  return rows.map((row) =>
    row
      .map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
