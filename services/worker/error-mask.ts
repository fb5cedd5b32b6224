import { ApplicationFailure } from '@temporalio/common';
import type { ActivityInboundCallsInterceptor } from '@temporalio/worker';

/**
 * Turns what an activity throws into a code: a driver's message may quote a row, and with it a name or an address, and
 * histories are for ids and times only (D2). The full error goes to the log.
 *
 * @param log receives the original error and the activity's name.
 */
export function errorMask(
  log: (error: unknown, activity: string) => void,
  activity: string,
): ActivityInboundCallsInterceptor {
  return {
    async execute(input, next) {
      try {
        return await next(input);
      } catch (error) {
        log(error, activity);
        throw ApplicationFailure.create({ message: codeOf(error), type: 'ActivityError' });
      }
    },
  };
}

/** PostgreSQL's five-character condition, Node's system code, or the class of the error. */
function codeOf(error: unknown): string {
  if (error instanceof Error) {
    const code: unknown = Reflect.get(error, 'code');
    return typeof code === 'string' && /^[A-Z0-9_]{2,40}$/.test(code) ? code : error.name;
  }
  return 'Error';
}
