import { readFileSync } from 'node:fs';

/** Which release this is, as package.json has it. */
export const RELEASE: string = (() => {
  const read: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const version: unknown =
    typeof read === 'object' && read !== null ? Reflect.get(read, 'version') : undefined;
  return typeof version === 'string' ? version : 'unknown';
})();
