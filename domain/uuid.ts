const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @returns whether a text has the form of an id (RFC 9562); anything else would make the database refuse the question. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
