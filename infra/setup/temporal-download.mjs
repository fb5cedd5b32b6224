import http from 'node:http';
import https from 'node:https';
import { readFromTarGz, readFromZip } from './archives.mjs';
import { releases, temporalVersion } from './temporal-releases.mjs';

/** A network that does not answer is taken for none after so long; the next source is then tried. */
const connectTimeoutMs = 5_000;

/**
 * Fetches the Temporal CLI as Temporal publishes it (https://docs.temporal.io/cli/setup-cli).
 * @param {string} platform like linux-x64
 * @param {(detail: string) => void} detail
 * @param {string} [site]
 * @returns {Promise<Buffer>} the program
 * @throws {Error} when there is no release for the platform, the site cannot be reached, or the archive lacks the program
 */
export async function downloadRelease(platform, detail, site = 'https://temporal.download') {
  const release = releases[platform];
  if (!release) throw new Error(`no release for ${platform}`);
  const address = `${site}/cli/archive/v${temporalVersion}?platform=${release.os}&arch=${release.arch}`;
  const archive = await download(new URL(address), detail);
  const isZip = archive.subarray(0, 2).toString('latin1') === 'PK';
  /** @param {string} name */
  const isProgram = (name) => name === 'temporal' || name === 'temporal.exe';
  const program = isZip ? readFromZip(archive, isProgram) : readFromTarGz(archive, isProgram);
  if (!program) throw new Error('the archive holds no program');
  return program;
}

/**
 * @param {URL} url
 * @param {(detail: string) => void} detail
 * @param {number} [redirectsLeft]
 * @returns {Promise<Buffer>}
 */
function download(url, detail, redirectsLeft = 5) {
  return new Promise((resolve, reject) => {
    const { get } = url.protocol === 'http:' ? http : https;
    // The signal covers name resolution and connecting, the socket's own timeout a stall later on.
    const connecting = new AbortController();
    const timer = setTimeout(
      () => connecting.abort(new Error(`no answer within ${connectTimeoutMs / 1000} s`)),
      connectTimeoutMs,
    );
    const request = get(url, { signal: connecting.signal, timeout: 30_000 }, (response) => {
      clearTimeout(timer);
      const { statusCode = 0, headers } = response;
      if (statusCode >= 300 && statusCode < 400 && headers.location && redirectsLeft > 0) {
        response.resume();
        const next = new URL(headers.location, url);
        if (url.protocol === 'https:' && next.protocol !== 'https:')
          reject(new Error('sent on to an insecure address'));
        else resolve(download(next, detail, redirectsLeft - 1));
        return;
      }
      if (statusCode !== 200) {
        response.resume();
        reject(new Error(`the site answered ${statusCode}`));
        return;
      }
      /** @type {Buffer[]} */
      const chunks = [];
      const totalBytes = Number(headers['content-length'] ?? 0);
      let receivedBytes = 0;
      response.on('data', (chunk) => {
        chunks.push(chunk);
        receivedBytes += chunk.length;
        detail(`${megabytes(receivedBytes)}${totalBytes ? ` of ${megabytes(totalBytes)}` : ''} MB`);
      });
      response.on('error', reject);
      // A connection that breaks off ends the stream too, with less than was promised.
      response.on('end', () =>
        totalBytes && receivedBytes !== totalBytes
          ? reject(new Error('the download broke off'))
          : resolve(Buffer.concat(chunks)),
      );
    });
    request.on('timeout', () => request.destroy(new Error('the download stalled')));
    request.on('error', (error) => {
      clearTimeout(timer);
      reject(connecting.signal.aborted ? connecting.signal.reason : error);
    });
  });
}

/** @param {number} bytes */
function megabytes(bytes) {
  return Math.round(bytes / 1_000_000);
}
