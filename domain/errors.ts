/**
 * Input or a state of things that refuses what was asked. Every channel shows the same facts in its own form: a
 * problem+json, a page, a line on the command line.
 */
export class DomainError extends Error {
  readonly code: string;
  readonly field: string | undefined;
  readonly value: string | undefined;
  readonly remedy: string;
  /** `invalid`: the input is wrong. `conflict`: it does not fit the present state. `not-found`: there is no such thing. */
  readonly kind: 'invalid' | 'conflict' | 'not-found';

  constructor(facts: {
    code: string;
    message: string;
    remedy: string;
    field?: string;
    value?: string;
    kind?: 'invalid' | 'conflict' | 'not-found';
  }) {
    super(facts.message);
    this.name = 'DomainError';
    this.code = facts.code;
    this.field = facts.field;
    this.value = facts.value;
    this.remedy = facts.remedy;
    this.kind = facts.kind ?? 'invalid';
  }

  /** The HTTP status that fits (RFC 9110). */
  get status(): 404 | 409 | 422 {
    if (this.kind === 'not-found') return 404;
    return this.kind === 'conflict' ? 409 : 422;
  }
}

/** Makes a switch over a union exhaustive: adding a member without a case is a type error. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
