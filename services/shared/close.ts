import closeWithGrace from 'close-with-grace';
import type { Logger } from 'pino';

/**
 * Ends this process in order when it is asked to (SIGTERM, Ctrl-C), and after an error that nobody caught: that one is
 * written down first, since the process is about to take its only trace along.
 *
 * @param options.delayMs how long `stop` may take.
 * @param stop lets what is under way end.
 * @returns ends it now, as the error that is handed over demands.
 */
export function closeOnEnd(
  { logger, delayMs }: { logger: Logger; delayMs: number },
  stop: () => Promise<void>,
): () => void {
  const { close } = closeWithGrace({ delay: delayMs, logger }, async ({ err }) => {
    if (err) {
      logger.fatal({ err }, 'an error that nobody caught ends this process');
      process.exitCode = 1;
    }
    await stop();
  });
  return close;
}
