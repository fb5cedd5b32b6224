import { createHmac } from 'node:crypto';
import type { LinkKey } from '../action-token.ts';

/** Which secret it is: computed from a key of LINK_KEYS each time, so that the database holds none. */
export interface SecretClaim {
  webhookId: string;
  /** Raised when it is changed. */
  version: number;
  keyId: string;
}

/** How long the former secret signs beside a new one, so that the receiver can change over. */
export const OLD_SECRET_MS = 24 * 3_600_000;

/**
 * @returns the secret as receivers enter it, `whsec_` and 32 bytes; undefined when the key is no longer among these: then
 *   the secret has to be changed.
 */
export function webhookSecret(keys: readonly LinkKey[], claim: SecretClaim): string | undefined {
  const key = keys.find(({ id }) => id === claim.keyId);
  if (!key) return undefined;
  const text = `quarterdeck webhook|${claim.webhookId}|${claim.version}`;
  return `whsec_${createHmac('sha256', key.secret).update(text).digest('base64')}`;
}
