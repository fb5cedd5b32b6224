import { type ImportPlan, type KnownPerson, planImport } from '#domain/people-file/plan.ts';
import { readPeopleFile } from '#domain/people-file/read.ts';

/** @returns the plan for a file given as text or bytes, against the people given. */
export async function planOf(
  content: string | Uint8Array,
  existing: KnownPerson[] = [],
  existingDepartments: string[] = existing.map((person) => person.departmentPath),
  skipBadRows = false,
): Promise<ImportPlan> {
  const file = await readPeopleFile(typeof content === 'string' ? Buffer.from(content) : content);
  return planImport({ file, existing, existingDepartments, skipBadRows });
}

/** @returns the codes with their lines and columns, in order: `3 email bad-email`. */
export const codes = (plan: ImportPlan) =>
  plan.problems.map(({ line, column, code }) => `${line} ${column} ${code}`.replace('  ', ' '));

export function known(fields: Partial<KnownPerson> & { id: string }): KnownPerson {
  return {
    employeeId: null,
    email: `${fields.id}@example.org`,
    name: fields.id,
    title: null,
    departmentPath: 'Sales',
    managerId: null,
    timeZone: 'Europe/Berlin',
    locale: 'de',
    country: 'DE',
    role: 'employee',
    state: 'active',
    ...fields,
  };
}
