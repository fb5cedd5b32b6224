import { type DestinationStream, type Logger, pino } from 'pino';

export interface LoggerOptions {
  /** The process that speaks, such as `mailer`. */
  name: string;
  level: string;
  /** Where lines go; standard output when left out. */
  destination?: DestinationStream;
}

/**
 * One JSON object a line (https://getpino.io). Capabilities never reach it: authorization, cookies and tokens are
 * removed, the token in an action link's path is masked.
 */
export function createLogger({ name, level, destination }: LoggerOptions): Logger {
  const options = {
    name,
    level,
    redact: {
      paths: SECRET_PATHS,
      censor: '[removed]',
    },
    serializers: {
      req: (request: { method?: string; url?: string; ip?: string }) => ({
        method: request.method,
        url: maskUrl(request.url ?? ''),
        ip: request.ip,
      }),
      err: (error: unknown) =>
        maskError(pino.stdSerializers.err(error instanceof Error ? error : new Error(String(error)))),
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

const SECRET_NAMES = ['authorization', 'cookie', 'token', 'password', 'secret'] as const;
const SECRET_PATHS = [
  ...SECRET_NAMES,
  ...SECRET_NAMES.map((secret) => `*.${secret}`),
  'req.headers.authorization',
  'req.headers.cookie',
  'res.headers["set-cookie"]',
];

/** @returns the URL or text with every link's token replaced and any query string dropped from `token=`. */
export function maskUrl(text: string): string {
  return text
    .replace(/(\/(?:t|prepare|reminders|sign-in|card)\/)[^/?#\s"'<>]+/g, '$1[link]')
    .replace(/([?&](?:token|code)=)[^&#\s]+/g, '$1[removed]');
}

function maskError(error: ReturnType<typeof pino.stdSerializers.err>) {
  return { ...error, message: maskUrl(error.message), stack: maskUrl(error.stack) };
}
