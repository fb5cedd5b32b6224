// A service in which something goes wrong where nobody waits for it.

import { closeOnEnd } from '#services/shared/close.ts';
import { createLogger } from '#services/shared/logger.ts';

const logger = createLogger({ name: 'faulty', level: 'info' });
closeOnEnd({ logger, delayMs: 5_000 }, async () => logger.info('stopped'));
setImmediate(() => {
  throw new Error('the wire broke');
});
setInterval(() => undefined, 1_000);
