import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../shared/problem.ts';

const TYPE = 'multipart/form-data';

/** A file that came with a form. */
export interface PostedFile {
  name: string;
  bytes: Uint8Array;
}

/**
 * Lets the routes of a plugin take forms with files, read by the platform's own parser. The guard has asked by then
 * whether the sender may use the route.
 */
export function acceptFiles(app: FastifyInstance, { mostBytes }: { mostBytes: number }): void {
  app.addContentTypeParser(
    TYPE,
    { parseAs: 'buffer', bodyLimit: mostBytes },
    async (request: FastifyRequest, body: Buffer) => {
      try {
        const type = request.headers['content-type'] ?? TYPE;
        const form = await new Response(Uint8Array.from(body), {
          headers: { 'content-type': type },
        }).formData();
        return Object.fromEntries(await Promise.all([...form].map(readField)));
      } catch {
        throw unreadable();
      }
    },
  );
  app.setErrorHandler<FastifyError>((error) => {
    if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') throw tooLarge(mostBytes);
    throw error;
  });
}

async function readField([name, value]: [string, string | File]): Promise<[string, string | PostedFile]> {
  if (typeof value === 'string') return [name, value];
  return [name, { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) }];
}

/** @returns the file of a field; undefined when none was chosen. */
export function fileIn(body: unknown, field: string): PostedFile | undefined {
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, field) : undefined;
  if (typeof value !== 'object' || value === null || !('name' in value) || !('bytes' in value))
    return undefined;
  const { name, bytes } = value;
  if (typeof name !== 'string' || !(bytes instanceof Uint8Array)) return undefined;
  // A browser sends an empty nameless file where none was chosen.
  return name === '' && bytes.length === 0 ? undefined : { name, bytes };
}

function unreadable(): Problem {
  return new Problem({
    code: 'unreadable-form',
    status: 400,
    title: 'The form did not arrive whole.',
    detail: 'Nothing was changed. Open the page again and choose the file once more.',
  });
}

function tooLarge(mostBytes: number): Problem {
  const most = `${Math.floor(mostBytes / 1024 / 1024)} MB`;
  return new Problem({
    code: 'file-too-large',
    status: 413,
    title: `The file is larger than the ${most} that this page takes.`,
    detail: 'Nothing was changed. Import it by the command line: npm run okr -- people import people.csv.',
    errors: [{ field: 'file', value: '', remedy: `Choose a file of ${most} at most.` }],
  });
}
