import type { Db } from '#storage/database.ts';
import { insertDepartment, insertPerson } from './factory.ts';

/** A small company in two zones: a chief, HR, and a department with a team below it. */
export async function buildCompany(db: Db, now: Date) {
  const berlin = { timeZone: 'Europe/Berlin', country: 'DE', locale: 'en-GB' };
  const denver = { timeZone: 'America/Denver', country: 'US', locale: 'en-US' };
  const companyId = await insertDepartment(db, now, { name: 'Company', path: 'Company' });
  const productId = await insertDepartment(db, now, {
    name: 'Product',
    parentId: companyId,
    path: 'Company / Product',
  });
  const webId = await insertDepartment(db, now, {
    name: 'Web',
    parentId: productId,
    path: 'Company / Product / Web',
  });
  const chiefId = await insertPerson(db, now, {
    name: 'Carla Chief',
    departmentId: companyId,
    role: 'executive',
    ...berlin,
  });
  const hrId = await insertPerson(db, now, {
    name: 'Hanna Hr',
    departmentId: companyId,
    role: 'hr_ops',
    managerId: chiefId,
    ...berlin,
  });
  const productLeadId = await insertPerson(db, now, {
    name: 'Paul Product',
    departmentId: productId,
    role: 'lead',
    managerId: chiefId,
    ...berlin,
  });
  const webLeadId = await insertPerson(db, now, {
    name: 'Wanda Web',
    departmentId: webId,
    role: 'lead',
    managerId: productLeadId,
    ...denver,
  });
  const people: string[] = [];
  for (const name of ['Ada', 'Bo', 'Cleo']) {
    people.push(
      await insertPerson(db, now, {
        name: `${name} Web`,
        departmentId: webId,
        managerId: webLeadId,
        ...denver,
      }),
    );
  }
  for (const [departmentId, leadId] of [
    [companyId, chiefId],
    [productId, productLeadId],
    [webId, webLeadId],
  ] as const) {
    await db.updateTable('department').set({ leadId }).where('id', '=', departmentId).execute();
  }
  await db
    .insertInto('policy')
    .values({ key: 'individual-okrs', departmentId: webId, value: 'true' })
    .execute();
  return { companyId, productId, webId, chiefId, hrId, productLeadId, webLeadId, people };
}
