/** In which order a start is undone: who lets people in, who works, their database connections, the servers below. */
const STAGES = ['doors', 'work', 'connections', 'servers', 'last'] as const;
export type Stage = (typeof STAGES)[number];

/** What has been started so far, so that it can be stopped at any moment, also while parts are still starting. */
export interface Stops {
  /** True once stopping has begun; what fails then fails because of it. */
  readonly begun: boolean;
  /**
   * Notes something that is starting. When stopping has begun meanwhile it is stopped at once.
   * @returns what was started.
   */
  keep<T extends { stop(): Promise<unknown> }>(stage: Stage, starting: Promise<T>): Promise<T>;
  /** Notes how something that runs already is stopped. */
  add(stage: Stage, stop: () => unknown): void;
  /** Stops everything, stage by stage; asking again gives the same end. @throws the first thing that did not stop. */
  run(): Promise<void>;
}

/** @returns nothing started yet. */
export function createStops(): Stops {
  const stops = new Map<Stage, Array<() => unknown>>();
  let running: Promise<void> | undefined;

  async function stopAll(): Promise<void> {
    const failures: unknown[] = [];
    for (const stage of STAGES) {
      const results = await Promise.allSettled((stops.get(stage) ?? []).map(async (stop) => stop()));
      for (const result of results) if (result.status === 'rejected') failures.push(result.reason);
    }
    if (failures.length > 0) throw failures[0];
  }

  function add(stage: Stage, stop: () => unknown): void {
    stops.set(stage, [...(stops.get(stage) ?? []), stop]);
  }

  return {
    get begun() {
      return running !== undefined;
    },
    add,
    async keep(stage, starting) {
      if (running) await (await starting).stop();
      else
        add(stage, () =>
          starting.then(
            (started) => started.stop(),
            () => undefined,
          ),
        );
      return starting;
    },
    run() {
      running ??= stopAll();
      return running;
    },
  };
}
