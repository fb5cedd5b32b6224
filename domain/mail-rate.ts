import { DomainError } from './errors.ts';

/** How many mails a relay takes in any minute: altogether, and to the addresses of one domain. */
export interface MailLimits {
  /** To all domains together; null for as many as go. */
  perMinute: number | null;
  /** By domain in small letters; `*` stands for each domain that is not named. */
  perMinuteTo: ReadonlyMap<string, number>;
}

export const NO_LIMITS: MailLimits = { perMinute: null, perMinuteTo: new Map() };

/** @returns whether there is any limit to obey. */
export function isLimited({ perMinute, perMinuteTo }: MailLimits): boolean {
  return perMinute !== null || perMinuteTo.size > 0;
}

const EVERY_OTHER = '*';
const MINUTE_MS = 60_000;
/** What a division of milliseconds may be off by, as a part of one mail. */
const ROUNDING = 1e-9;
const ENTRY = /^(\*|[a-z0-9-]+(?:\.[a-z0-9-]+)*)=([1-9]\d{0,5})$/;

/**
 * @param text such as `example.org=30,*=100`.
 * @returns the limits by domain.
 * @throws DomainError when an entry cannot be read or a domain stands there twice.
 */
export function readLimitsByDomain(text: string): Map<string, number> {
  const limits = new Map<string, number>();
  for (const entry of text.split(',').map((part) => part.trim().toLowerCase())) {
    const [, domain, perMinute] = ENTRY.exec(entry) ?? [];
    if (domain === undefined || limits.has(domain))
      throw new DomainError({
        code: 'bad-mail-limit',
        message: `'${entry}' is no limit of mails to a domain.`,
        field: 'MAIL_PER_MINUTE_TO',
        remedy: 'Write each domain once, such as example.org=30,*=100.',
      });
    limits.set(domain, Number(perMinute));
  }
  return limits;
}

/** @returns the limit that holds for a domain; null for none. */
export function limitTo(limits: MailLimits, domain: string): number | null {
  return limits.perMinuteTo.get(domain) ?? limits.perMinuteTo.get(EVERY_OTHER) ?? null;
}

/** @returns the domain of an address in small letters; empty when there is none. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/**
 * What may go at a moment under a limit. One number is kept, the time until which the limit is spoken for (a leaky bucket as
 * a meter: ITU-T I.371, generic cell rate algorithm). At most a second's worth goes at once, and the rest of the minute is
 * slower by as much, so that no minute, wherever it begins, has more than the limit.
 *
 * @param perMinute how many in any minute, at least 1.
 * @param spokenUntil as kept after the last mails; null before the first.
 */
export function allowance(
  perMinute: number,
  spokenUntil: Date | null,
  now: Date,
): {
  /** How many may go now. */
  count: number;
  /** When the next may go. */
  nextAt: Date;
  /** What is to be kept when this many go. */
  after(taken: number): Date;
} {
  const burst = Math.max(1, Math.floor(perMinute / 60));
  const spacingMs = MINUTE_MS / Math.max(1, perMinute - burst);
  const saved = burst * spacingMs;
  const elapsed = spokenUntil === null ? saved : Math.min(now.getTime() - spokenUntil.getTime(), saved);
  // Times are kept in whole milliseconds, rounded up: down, a limit would be passed now and then.
  const spokenAfter = (taken: number) => new Date(now.getTime() + Math.ceil(taken * spacingMs - elapsed));
  return {
    count: Math.max(0, Math.floor(elapsed / spacingMs + ROUNDING)),
    nextAt: spokenAfter(1),
    after: spokenAfter,
  };
}

/** In the outbox, of a mail that answers what its reader has just done. */
export const IMMEDIATE_PRIORITY = 1;

/**
 * Who waits behind whom: of a cycle with few mails before it each goes first, so that fifty mails of a pilot do not wait
 * behind ten thousand of a company-wide launch.
 *
 * @param waiting how many mails of the same cycle wait already.
 * @returns the priority in the outbox, from 5; lower goes first.
 */
export function routinePriority(waiting: number): number {
  return 5 + Math.min(4, Math.floor(Math.log10(Math.max(1, waiting / 10))));
}

/**
 * @param mails.waiting mails that have not left yet.
 * @param mails.sentLately how many left in the last `overMs` milliseconds.
 * @returns when the last of them will have left at the present speed, or null when nothing has left lately.
 */
export function estimatedEnd(
  mails: { waiting: number; sentLately: number; overMs: number },
  now: Date,
): Date | null {
  if (mails.waiting === 0) return now;
  if (mails.sentLately === 0) return null;
  return new Date(now.getTime() + (mails.waiting / mails.sentLately) * mails.overMs);
}
