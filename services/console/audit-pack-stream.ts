import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { FastifyBaseLogger } from 'fastify';
import type { Actor } from '#domain/launch.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { writeAuditPack } from '#storage/privacy/audit-pack.ts';
import { noteExport } from '#storage/privacy/note-export.ts';
import { RELEASE } from '../shared/release.ts';

/**
 * @returns the pack as it is written; who reads slowly is waited for, who goes away ends it. That it is taken is noted before
 *   its first line leaves, so that its own trail says so.
 */
export async function auditPackStream(
  deps: StoreDeps,
  { actor, log }: { actor: Actor; log: FastifyBaseLogger },
): Promise<PassThrough> {
  await noteExport(deps, { what: 'audit-pack', actor });
  const stream = new PassThrough();
  // Whoever goes away ends the writing with the next line.
  const gone = new AbortController();
  stream.on('close', () => gone.abort());
  void writeAuditPack(deps, {
    release: RELEASE,
    write: async (line) => {
      if (gone.signal.aborted) throw new Error('nobody reads the pack any more');
      if (!stream.write(line)) await once(stream, 'drain', { signal: gone.signal });
    },
  }).then(
    () => stream.end(),
    (error: unknown) => {
      log.warn({ err: error }, 'an audit pack was not finished');
      stream.destroy();
    },
  );
  return stream;
}
