import { readFileSync } from 'node:fs';
import { CliError, EXIT } from './exit-codes.ts';

/** Where the console is and what opens it. */
export interface Connection {
  url: string;
  token: string;
}

const NOT_RUNNING =
  'Quarterdeck is not running here: start it with npm start, or set QUARTERDECK_URL and QUARTERDECK_TOKEN to reach one elsewhere.';

/**
 * Finds the console: the environment first, then what `npm start` wrote down in this checkout.
 * @throws CliError 3 when neither says where it is.
 */
export function findConnection(
  env: Readonly<Record<string, string | undefined>>,
  runtimeFile: URL | string,
): Connection {
  const url = env.QUARTERDECK_URL;
  const token = env.QUARTERDECK_TOKEN;
  if (url && token) return { url: url.replace(/\/+$/, ''), token };
  const runtime = readRuntime(runtimeFile);
  if (url || token) {
    if (runtime && !url) return { ...runtime, token: token ?? '' };
    if (runtime && url?.replace(/\/+$/, '') === runtime.url) return runtime;
    throw new CliError(
      EXIT.unreachable,
      `${url ? 'QUARTERDECK_TOKEN' : 'QUARTERDECK_URL'} is not set: set both, or neither to use the Quarterdeck that runs here.`,
    );
  }
  if (!runtime) throw new CliError(EXIT.unreachable, NOT_RUNNING);
  return runtime;
}

function readRuntime(file: URL | string): Connection | undefined {
  let runtime: unknown;
  try {
    runtime = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Not there, or half-written: as good as not running.
    return undefined;
  }
  if (typeof runtime !== 'object' || runtime === null) return undefined;
  const url: unknown = Reflect.get(runtime, 'consoleUrl');
  const token: unknown = Reflect.get(runtime, 'token');
  return typeof url === 'string' && typeof token === 'string'
    ? { url: url.replace(/\/+$/, ''), token }
    : undefined;
}

/** @returns the error that says nobody answers at the address. */
export function unreachable(connection: Connection, cause: unknown): CliError {
  const reason = cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : String(cause);
  return new CliError(EXIT.unreachable, `Nobody answers at ${connection.url} (${reason}). ${NOT_RUNNING}`);
}
