/** Something that goes on until it is stopped. */
export interface Loop {
  /** Ends the waiting and resolves when the round under way is over. */
  stop(): Promise<void>;
}

/**
 * Runs a round again and again: at once while it finds something to do, otherwise after a rest. A round that fails is
 * reported and tried again after the longer rest.
 *
 * @param round one round; its result says how much there was to do.
 * @param rest.busyMs after a round with something to do.
 * @param rest.idleMs after one without.
 */
export function startLoop(
  round: () => Promise<number>,
  rest: { busyMs: number; idleMs: number },
  onError: (error: unknown) => void,
): Loop {
  const stopping = new AbortController();
  const ended = (async () => {
    while (!stopping.signal.aborted) {
      let found = 0;
      try {
        found = await round();
      } catch (error) {
        if (!stopping.signal.aborted) onError(error);
      }
      await pause(found > 0 ? rest.busyMs : rest.idleMs, stopping.signal);
    }
  })();
  return {
    stop() {
      stopping.abort();
      return ended;
    },
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done);
  });
}
