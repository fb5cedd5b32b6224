import { lookup as systemLookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { addressProblem } from '#domain/webhooks/addresses.ts';
import { hostOf, mayConnect, type UrlRules, urlProblem } from '#domain/webhooks/url.ts';

/** How an attempt ended: the receiver's status, or one sentence on what kept it from answering. */
export type Posted = { status: number } | { problem: string };

export interface PostOptions extends UrlRules {
  /** Where names lead; the system's own way when left out. */
  resolve?: (host: string) => Promise<ReadonlyArray<{ address: string; family: number }>>;
  timeoutMs?: number;
}

const TIMEOUT_MS = 15_000;
/** What receivers answer is not used; a little is read so that they see their answer taken. */
const READ_LIMIT_BYTES = 16 * 1024;
const HEADER_LIMIT_BYTES = 8 * 1024;

/** A name that leads where nothing is sent. */
class ForbiddenAddress extends Error {}

/**
 * Posts to an address outside, and nowhere else: the addresses that a name leads to are judged at the moment of connecting,
 * by the very lookup that the connection uses, so a name that changes its mind meanwhile gains nothing. Redirects are not
 * followed.
 */
export async function post(
  target: string,
  body: string,
  headers: Record<string, string>,
  options: PostOptions,
): Promise<Posted> {
  const url = new URL(target);
  const problem = urlProblem(url, options);
  if (problem) return { problem };
  const { resolve = (name) => systemLookup(name, { all: true }), timeoutMs = TIMEOUT_MS } = options;
  const host = hostOf(url);

  // Never asked for an address in place of a name, which `urlProblem` has judged.
  const lookup: LookupFunction = (name, { all }, done) => {
    resolve(name).then(
      (found) => {
        const bad = found.find(({ address }) => !mayConnect(address, host, options));
        const [first] = found;
        if (bad) return done(new ForbiddenAddress(forbidden(name, bad.address)), '');
        if (!first) return done(new Error('the name leads nowhere'), '');
        return all ? done(null, [...found]) : done(null, first.address, first.family);
      },
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), ''),
    );
  };

  return new Promise<Posted>((settle) => {
    const { request: open } = url.protocol === 'https:' ? https : http;
    const request = open(url, {
      method: 'POST',
      // A connection of its own: none is kept that was judged at another time.
      agent: false,
      maxHeaderSize: HEADER_LIMIT_BYTES,
      ...(isIP(host) ? {} : { lookup }),
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    });
    const timer = setTimeout(() => {
      settle({ problem: `${host} did not answer within ${timeoutMs / 1000} seconds.` });
      request.destroy();
    }, timeoutMs);
    request.on('response', (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > READ_LIMIT_BYTES) request.destroy();
      });
      response.on('error', () => undefined);
      response.on('close', () => clearTimeout(timer));
      settle({ status: response.statusCode ?? 0 });
    });
    request.on('error', (error) => {
      clearTimeout(timer);
      settle({ problem: sentenceOf(error, host) });
    });
    request.end(body);
  });
}

function forbidden(name: string, address: string): string {
  return `${name} leads to ${address}, ${addressProblem(address)}: webhooks are sent to public addresses alone.`;
}

/** Texts of the network's own may hold anything; its codes are enough. */
function sentenceOf(error: Error, host: string): string {
  if (error instanceof ForbiddenAddress) return error.message;
  const code: unknown = Reflect.get(error, 'code');
  return SENTENCES[String(code)]?.(host) ?? `${host} could not be reached (${String(code ?? error.name)}).`;
}

const SENTENCES: Readonly<Record<string, (host: string) => string>> = {
  ENOTFOUND: (host) => `The name ${host} leads nowhere.`,
  ECONNREFUSED: (host) => `Nothing listens at ${host}.`,
  ECONNRESET: (host) => `${host} broke the connection off before it answered.`,
};
