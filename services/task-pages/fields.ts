/** The fields of a posted form, by their flat names such as `objectives[0][title]`. */
export interface Fields {
  /** @returns the field's text without control characters, line ends as `\n`; empty when it is absent. */
  text(name: string): string;
  /** @returns the names that were sent. */
  names(): string[];
}

/** @param body what the form parser made of the request; anything but a flat object counts as an empty form. */
export function readFields(body: unknown): Fields {
  const values = new Map<string, string>();
  if (typeof body === 'object' && body !== null) {
    for (const [name, value] of Object.entries(body)) {
      const last: unknown = Array.isArray(value) ? value.at(-1) : value;
      if (typeof last === 'string') values.set(name, clean(last));
    }
  }
  return { text: (name) => values.get(name) ?? '', names: () => [...values.keys()] };
}

/** @returns the fields of a page that nobody has filled in yet. */
export function noFields(): Fields {
  return readFields(null);
}

/** PostgreSQL takes no NUL, JSON no lone surrogates; nobody types other control characters. */
function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '');
}
