/** What merging or splitting departments comes to, in sentences. */
export interface Consequences {
  general: string[];
  /** Of each cycle that runs; one in which nothing happens has none. */
  cycles: Array<{ cycle: string; sentences: string[] }>;
}

/** @returns one sentence after the other, with the name of the cycle it is about, for the command line and programs. */
export function asLines({ general, cycles }: Consequences): string[] {
  return [
    ...general,
    ...cycles.flatMap(({ cycle, sentences }) => sentences.map((sentence) => `${cycle}: ${sentence}`)),
  ];
}

/** @returns a figure with its noun, such as `1 person` and `1,200 people`. */
export const count = (n: number, one: string, many: string) =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
