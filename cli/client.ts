import type { ImportReport } from '#domain/people-file/report.ts';
import { type Connection, unreachable } from './connection.ts';
import { CliError, EXIT, type ExitCode } from './exit-codes.ts';

const NDJSON = 'application/x-ndjson';

export interface ImportProgress {
  stage: string;
  done: number;
  total: number;
}

/** Talks to the console's REST interface; every refusal becomes a CliError with the sentence and the code for it. */
export interface Client {
  get(path: string): Promise<unknown>;
  post(path: string, body?: object): Promise<unknown>;
  remove(path: string): Promise<unknown>;
  /** @returns what a POST answers, as it comes. */
  download(path: string): Promise<AsyncIterable<Uint8Array>>;
  /** Sends a file as it is. */
  postFile(path: string, bytes: Uint8Array): Promise<unknown>;
  /** Sends a people file and follows its progress. */
  importPeople(options: {
    bytes: Uint8Array;
    dryRun: boolean;
    skipBadRows: boolean;
    removeMissing: boolean;
    /** `Header=column`, each. */
    map: readonly string[];
    onProgress: (progress: ImportProgress) => void;
  }): Promise<ImportReport>;
}

export function createClient(connection: Connection, fetcher: typeof fetch = fetch): Client {
  async function send(path: string, init: RequestInit): Promise<Response> {
    const headers = { authorization: `Bearer ${connection.token}`, ...init.headers };
    let response: Response;
    try {
      response = await fetcher(`${connection.url}${path}`, { ...init, headers });
    } catch (error) {
      throw unreachable(connection, error);
    }
    if (!response.ok) throw toCliError(response.status, await readProblem(response), connection);
    return response;
  }
  return {
    async get(path) {
      return (await send(path, { method: 'GET' })).json();
    },
    async post(path, body) {
      const json = body
        ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
        : {};
      const response = await send(path, { method: 'POST', ...json });
      return response.status === 204 ? null : response.json();
    },
    async remove(path) {
      return (await send(path, { method: 'DELETE' })).json();
    },
    async download(path) {
      const { body } = await send(path, { method: 'POST' });
      return body ?? new ReadableStream<Uint8Array>();
    },
    async postFile(path, bytes) {
      const headers = { 'content-type': 'application/octet-stream' };
      return (await send(path, { method: 'POST', body: new Uint8Array(bytes), headers })).json();
    },
    async importPeople({ bytes, dryRun, skipBadRows, removeMissing, map, onProgress }) {
      const said = map.length > 0 ? `&map=${encodeURIComponent(map.join('\n'))}` : '';
      const response = await send(
        `/v1/people/import?dryRun=${dryRun}&skipBadRows=${skipBadRows}&removeMissing=${removeMissing}${said}`,
        {
          method: 'POST',
          body: new Uint8Array(bytes),
          headers: { 'content-type': 'application/octet-stream', accept: NDJSON },
        },
      );
      for await (const line of linesOf(response)) {
        if (typeof line !== 'object' || line === null) continue;
        if ('progress' in line && isProgress(line.progress)) onProgress(line.progress);
        if ('report' in line && isReport(line.report)) return line.report;
        if ('problem' in line) throw toCliError(statusOf(line.problem), line.problem, connection);
      }
      throw new CliError(
        EXIT.unreachable,
        'The connection ended before the import did. Look at "okr status", then import again.',
      );
    },
  };
}

/** A problem that comes after the answer has begun says its status itself. */
function statusOf(problem: unknown): number {
  const given: unknown =
    typeof problem === 'object' && problem !== null ? Reflect.get(problem, 'status') : undefined;
  return typeof given === 'number' ? given : 500;
}

async function* linesOf(response: Response): AsyncGenerator<unknown> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of response.body ?? []) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line);
  }
  if (rest.trim()) yield JSON.parse(rest);
}

async function readProblem(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return { title: `The console answered ${response.status} without a reason.` };
  }
}

function toCliError(status: number, problem: unknown, connection: Connection): CliError {
  const title = textOf(problem, 'title') || `The console answered ${status}.`;
  const detail = textOf(problem, 'detail');
  if (status === 401)
    return new CliError(
      EXIT.unreachable,
      `${connection.url} does not accept the token: set QUARTERDECK_TOKEN to the one that was printed at its start.`,
      problem,
    );
  return new CliError(
    exitCodeFor(status),
    detail && detail !== title ? `${title} ${detail}` : title,
    problem,
  );
}

function exitCodeFor(status: number): ExitCode {
  if (status === 409) return EXIT.refused;
  return status === 429 || status >= 500 ? EXIT.unreachable : EXIT.input;
}

/** @returns a text property of something that came from outside; empty when there is none. */
export function textOf(from: unknown, name: string): string {
  const value: unknown = typeof from === 'object' && from !== null ? Reflect.get(from, name) : undefined;
  return typeof value === 'string' ? value : '';
}

/** @returns a number that came from outside; 0 when there is none. */
export function numberOf(from: unknown, name: string): number {
  const value: unknown = typeof from === 'object' && from !== null ? Reflect.get(from, name) : undefined;
  return typeof value === 'number' ? value : 0;
}

/** @returns a list that came from outside; empty when there is none. */
export function listOf(from: unknown, name: string): unknown[] {
  const value: unknown = typeof from === 'object' && from !== null ? Reflect.get(from, name) : undefined;
  return Array.isArray(value) ? value : [];
}

/** @returns the texts of a list that came from outside. */
export function textsOf(from: unknown, name: string): string[] {
  return listOf(from, name).filter((each) => typeof each === 'string');
}

function isProgress(value: unknown): value is ImportProgress {
  return (
    typeof value === 'object' && value !== null && 'stage' in value && 'done' in value && 'total' in value
  );
}

function isReport(value: unknown): value is ImportReport {
  return typeof value === 'object' && value !== null && 'rows' in value && 'problems' in value;
}
