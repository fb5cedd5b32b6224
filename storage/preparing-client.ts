import { createHash } from 'node:crypto';
import pg from 'pg';

/** Statements whose text varies (lists of values written out) must not fill a server session's memory. */
const MOST_STATEMENTS = 400;

const names = new Map<string, string>();

/**
 * At the beginning of a statement: it is planned at each call, for the table as it is then. A plan that is kept may have been
 * made while the table was empty, when reading all of it cost nothing.
 */
export const PLANNED_ANEW = '/* planned anew */';

/**
 * A client that prepares the statements it is given with parameters, so that PostgreSQL parses and plans each of them
 * once per connection instead of once per call. Only a bounded number of texts is prepared; the others run as they are.
 */
export class PreparingClient extends pg.Client {
  // The driver has a dozen overloads of this method; only the one Kysely uses, text and values, is changed.
  // biome-ignore lint/suspicious/noExplicitAny: the overloads have no common type.
  override query(...args: any[]): any {
    const [text, values, ...rest] = args;
    const name =
      typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
    const call = name ? [{ text, values, name }, ...rest] : args;
    return Reflect.apply(super.query, this, call);
  }
}

function nameOf(text: string): string | undefined {
  if (text.startsWith(PLANNED_ANEW)) return undefined;
  const known = names.get(text);
  if (known || names.size >= MOST_STATEMENTS) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 24);
  names.set(text, name);
  return name;
}
