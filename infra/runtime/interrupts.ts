/** Within so long a further signal is an echo: Ctrl-C reaches us from the terminal, from npm and from the set-up. */
const echoMs = 2_000;

/**
 * Ends this process in order when it is interrupted (Ctrl-C, SIGTERM, a closed terminal), and at once when it is
 * interrupted again after two seconds.
 * @param stop ends what was started; the process exits with 0 after it, with 1 when it fails
 * @returns takes the handlers away again
 */
export function onInterrupt(stop: (signal: NodeJS.Signals) => Promise<void>): () => void {
  let firstAt: number | undefined;
  const handle = (signal: NodeJS.Signals) => {
    if (firstAt !== undefined) {
      if (performance.now() - firstAt > echoMs) process.exit(130);
      return;
    }
    firstAt = performance.now();
    stop(signal).then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
        process.exit(1);
      },
    );
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, handle);
  return () => {
    for (const signal of signals) process.off(signal, handle);
  };
}
