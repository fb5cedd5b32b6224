import { countryOfZone, onlyZoneOf } from './places.ts';
import type { KnownPerson } from './plan.ts';
import type { FileRow } from './row.ts';

/** What stands where neither the file nor the database says anything. */
export interface Defaults {
  timeZone: string;
  locale: string;
  country: string;
}

/** ZZ is ISO 3166's "unknown": a calendar without public holidays, which is what is known. */
const DEFAULTS: Defaults = { timeZone: 'UTC', locale: 'en', country: 'ZZ' };

/**
 * Fills in time zone, language and country, and counts what it filled in. A country with one zone gives it, a zone
 * gives its country; a person already known keeps what they have.
 */
export function completed(overrides: Partial<Defaults> = {}) {
  const defaults = { ...DEFAULTS, ...overrides };
  const counts = new Map<string, number>();
  const filled = (column: string, value: string) => {
    const key = `${column}\t${value}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return value;
  };
  return {
    /** @returns the three values of a row. */
    places(row: FileRow, known: KnownPerson | null): Defaults {
      const saidCountry = row.country ?? known?.country;
      const saidZone = row.timeZone ?? known?.timeZone;
      return {
        timeZone:
          saidZone ?? filled('time_zone', (saidCountry && onlyZoneOf(saidCountry)) || defaults.timeZone),
        country: saidCountry ?? filled('country', (saidZone && countryOfZone(saidZone)) || defaults.country),
        locale: row.locale ?? known?.locale ?? filled('locale', defaults.locale),
      };
    },
    /** @returns one sentence per column and value that was filled in. */
    sentences(): string[] {
      return [...counts].map(([key, count]) => {
        const [column, value] = key.split('\t');
        return `${column} was empty in ${count === 1 ? 'one row' : `${count} rows`} and became ${value}.`;
      });
    },
  };
}
