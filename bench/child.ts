import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A process of its own, as its part would be in production; it is told things and says things by messages. */
export interface Child<In, Out> {
  send(message: In): void;
  /** Resolves with the first message, from now on, that passes. */
  next(passes: (message: Out) => boolean): Promise<Out>;
  stop(): Promise<void>;
}

/**
 * @param name a file of `bench/children` or `bench/baselines`, without its ending.
 * @param options handed over as the first argument.
 * @param execArgv Node's own options.
 */
export function startChild<In extends object, Out extends object>(
  name: string,
  options: object,
  execArgv: readonly string[] = [],
): Child<In, Out> {
  const file = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
  const child = fork(file, [JSON.stringify(options)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [...execArgv],
  });
  const waiting = new Set<{ passes: (message: Out) => boolean; resolve: (message: Out) => void }>();
  let fail: (error: Error) => void = () => undefined;
  const failed = new Promise<never>((_resolve, reject) => {
    fail = reject;
  });
  failed.catch(() => undefined);
  child.on('message', (message: Out) => {
    for (const entry of waiting) {
      if (!entry.passes(message)) continue;
      waiting.delete(entry);
      entry.resolve(message);
    }
  });
  child.once('exit', (code) => fail(new Error(`${name} ended with ${code}`)));
  return {
    send: (message) => void child.send(message),
    next: (passes) => Promise.race([failed, new Promise<Out>((resolve) => waiting.add({ passes, resolve }))]),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.disconnect();
      child.kill('SIGTERM');
      await ended;
    },
  };
}
