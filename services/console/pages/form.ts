/** A posted form: fields that may come once or several times. */
export interface PostedForm {
  /** @returns the last value of the field, trimmed; empty when it is absent. */
  one(name: string): string;
  /** @returns all values of the field. */
  all(name: string): string[];
}

/** @param body what the form parser made of the request; anything else counts as an empty form. */
export function readForm(body: unknown): PostedForm {
  const all = (name: string): string[] => {
    const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
    const values: unknown[] = Array.isArray(value) ? value : [value];
    return values.filter((each) => typeof each === 'string').map((each) => each.trim());
  };
  return { all, one: (name) => all(name).at(-1) ?? '' };
}
