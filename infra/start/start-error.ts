/** A start that cannot go on; its message is all that the person at the terminal needs. */
export class StartError extends Error {
  override name = 'StartError';
}
