import { isIP } from 'node:net';
import { DomainError } from '../errors.ts';
import { addressProblem, isLoopback } from './addresses.ts';

const LONGEST = 500;
/** Names that are this machine or its own network wherever they are looked up. */
const LOCAL_NAME = /(^|\.)(localhost|local|internal|lan|home\.arpa)\.?$/;

/** What may be sent to. */
export interface UrlRules {
  /** Also http://localhost, for trying things out: the setting WEBHOOKS_LOCAL. */
  local: boolean;
}

/**
 * @returns the address of a webhook as it is kept.
 * @throws DomainError with one sentence when nothing would be sent there. Where its name leads is judged at each delivery.
 */
export function readWebhookUrl(text: string, rules: UrlRules): string {
  const given = text.trim();
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (!url) throw wrong(given, 'This is not an address.', 'Write one such as https://hr.example.org/okr.');
  if (given.length > LONGEST)
    throw wrong(
      given,
      'The address is too long.',
      `Write one of at most ${LONGEST} characters, beginning with https://.`,
    );
  const refusal = urlProblem(url, rules);
  if (refusal) throw wrong(given, refusal, 'Write a public address that begins with https://.');
  return url.href;
}

/** @returns why nothing is sent to this address, in one sentence; undefined where its own words allow it. */
export function urlProblem(url: URL, { local }: UrlRules): string | undefined {
  const host = hostOf(url);
  if (url.username || url.password) return 'An address of a webhook holds no name and password.';
  if (url.hash) return 'An address of a webhook has no part after #.';
  if (local && isOwnMachine(host) && /^https?:$/.test(url.protocol)) return undefined;
  if (url.protocol !== 'https:') return 'Webhooks are sent by https alone.';
  if (isIP(host)) {
    const kind = addressProblem(host);
    return kind && `${host} is ${kind}: webhooks are sent to public addresses alone.`;
  }
  if (LOCAL_NAME.test(host))
    return `${host} is a name of one machine or network: webhooks are sent to public addresses alone.`;
  return undefined;
}

/** @returns its host without the brackets of an IPv6 address. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1');
}

/** @returns whether an address that a name leads to may be connected to. */
export function mayConnect(address: string, host: string, { local }: UrlRules): boolean {
  return addressProblem(address) === undefined || (local && isOwnMachine(host) && isLoopback(address));
}

/** @returns the address as lists show it: what stands behind ? may be a password. */
export function shownUrl(text: string): string {
  const { origin, pathname, search } = new URL(text);
  return `${origin}${pathname}${search ? '?…' : ''}`;
}

const isOwnMachine = (host: string) => host === 'localhost' || (isIP(host) !== 0 && isLoopback(host));

function wrong(value: string, message: string, remedy: string): DomainError {
  return new DomainError({
    code: 'bad-webhook-url',
    message,
    field: 'url',
    // Without its end, where a password may stand.
    value: (value.split('?')[0] ?? '').slice(0, 80),
    remedy,
  });
}
