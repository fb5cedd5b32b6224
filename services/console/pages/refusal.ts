import { DomainError } from '#domain/errors.ts';

/** @returns what a refused input means, for the form it came from; anything else is thrown on. */
export function refusalOf(error: unknown): { status: number; field: string; text: string } {
  if (!(error instanceof DomainError)) throw error;
  return { status: error.status, field: error.field ?? '', text: `${error.message} ${error.remedy}` };
}
