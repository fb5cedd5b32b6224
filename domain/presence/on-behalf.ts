/** What a lead may enter in somebody's place: where key results stand, what becomes of them in week 6, where they ended. */
export const BEHALF_KINDS = ['check-in', 'score'] as const;
export type BehalfKind = (typeof BEHALF_KINDS)[number];

/** Somebody whose figures may be entered by another. */
export interface Represented {
  personId: string;
  email: string | null;
  managerId: string | null;
  /** Who leads their department. */
  departmentLeadId: string | null;
}

/**
 * Only for people whom no mail reaches: whoever has a mailbox speaks for themselves.
 *
 * @returns whether somebody may enter figures in a person's place: whom they report to, or who leads their department.
 */
export function mayEnterFor(byId: string, person: Represented): boolean {
  if (person.email !== null || byId === person.personId) return false;
  return person.managerId === byId || person.departmentLeadId === byId;
}
