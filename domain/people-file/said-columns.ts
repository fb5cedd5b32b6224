import { DomainError } from '../errors.ts';
import { COLUMNS, type Column, headerNames, squeezed } from './header.ts';

/** What somebody said about a file's columns: by the squeezed name in its first line the column that is meant. */
export type SaidColumns = Readonly<Record<string, Column>>;

/** @returns under which key a first line is found again: its names, whatever their spelling of spaces and capitals. */
export function headerKey(names: readonly string[]): string {
  return names.map(squeezed).join('|');
}

/**
 * @param said by a name of the first line the column it is; an empty one is left alone.
 * @param text the beginning of the file.
 * @returns what was said, to be read with the file.
 * @throws DomainError `unknown-header` or `unknown-column`, naming what there is.
 */
export function readSaidColumns(said: Readonly<Record<string, string>>, text: string): SaidColumns {
  const names = headerNames(text).filter((name) => name !== '');
  const found: Record<string, Column> = {};
  for (const [name, wanted] of Object.entries(said)) {
    if (wanted.trim() === '') continue;
    if (!names.some((each) => squeezed(each) === squeezed(name)))
      throw new DomainError({
        code: 'unknown-header',
        message: `The file has no column "${name.slice(0, 60)}".`,
        field: 'map',
        value: name.slice(0, 60),
        remedy: `Name one of its own: ${names.slice(0, 30).join(', ')}.`,
      });
    const column = COLUMNS.find((each) => each === wanted.trim().toLowerCase());
    if (!column)
      throw new DomainError({
        code: 'unknown-column',
        message: `"${wanted.slice(0, 60)}" is no column of a people file.`,
        field: 'map',
        value: wanted.slice(0, 60),
        remedy: `Name one of: ${COLUMNS.join(', ')}.`,
      });
    found[squeezed(name)] = column;
  }
  return found;
}
