import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '#domain/clock.ts';

const SESSION_HOURS = 12;

/** Whoever holds the token is HR ops; a browser exchanges it once for a session that knows nothing of the token. */
export interface Access {
  /** @returns whether this is the token; takes the same time for every wrong one. */
  isToken(given: string): boolean;
  /** @returns the value of a new session's cookie. */
  openSession(): string;
  /** @returns the session's form token when the cookie is one of ours and not too old, else undefined. */
  formTokenOf(cookie: string | undefined): string | undefined;
  readonly sessionSeconds: number;
}

/**
 * Sessions are signed with a key made from the token: nothing is stored, and a new token ends them all.
 * @param deps.token the console's token.
 */
export function createAccess({ token, clock }: { token: string; clock: Clock }): Access {
  const key = createHmac('sha256', token).update('console session').digest();
  const sign = (text: string) => createHmac('sha256', key).update(text).digest('base64url');

  return {
    sessionSeconds: SESSION_HOURS * 3600,
    isToken: (given) => equal(given, token),
    openSession() {
      const session = `${clock.now().getTime().toString(36)}.${randomBytes(16).toString('base64url')}`;
      return `${session}.${sign(session)}`;
    },
    formTokenOf(cookie) {
      const [opened = '', nonce = '', signature = ''] = (cookie ?? '').split('.');
      if (!equal(signature, sign(`${opened}.${nonce}`))) return undefined;
      const age = clock.now().getTime() - Number.parseInt(opened, 36);
      if (!(age >= 0 && age < SESSION_HOURS * 3600_000)) return undefined;
      return sign(`form ${nonce}`);
    },
  };
}

/** @returns whether two texts are equal, without telling by the time taken where they differ. */
export function equal(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
