import { sql } from 'kysely';
import { isUuid } from '#domain/uuid.ts';
import type { Db } from '../database.ts';

/** @returns paths of the departments that take part in a cycle; undefined when there is no such cycle. */
export async function departmentsOfCycle(db: Db, cycleId: string): Promise<string[] | undefined> {
  if (!isUuid(cycleId)) return undefined;
  const { rows } = await sql<{ paths: string[] }>`
    select array(select distinct d.path from cohort c join department d on d.id = c.department_id where c.cycle_id = cycle.id) as paths
      from cycle where id = ${cycleId}`.execute(db);
  return rows[0]?.paths;
}

/**
 * @param key an employee id, an email address, or an id, as `findPerson` takes it.
 * @returns the path of the person's department; undefined when there is no such person.
 */
export async function departmentOfPerson(db: Db, key: string): Promise<string | undefined> {
  const wanted = key.trim();
  const { rows } = await sql<{ path: string }>`
    select d.path from person p join department d on d.id = p.department_id
     where p.id::text = lower(${wanted}) or p.employee_id = ${wanted} or lower(p.email) = lower(${wanted})
     order by p.id::text = lower(${wanted}) desc, p.employee_id = ${wanted} desc limit 1`.execute(db);
  return rows[0]?.path;
}

/** @returns the path of the department a task belongs to, or those of its whole cycle; undefined when there is no such task. */
export async function departmentsOfTask(db: Db, taskId: string): Promise<string[] | undefined> {
  if (!isUuid(taskId)) return undefined;
  const { rows } = await sql<{ cycleId: string; path: string | null }>`
    select t.cycle_id, d.path from task t left join cohort c on c.id = t.cohort_id
      left join department d on d.id = c.department_id where t.id = ${taskId}`.execute(db);
  const [task] = rows;
  if (!task) return undefined;
  return task.path === null ? departmentsOfCycle(db, task.cycleId) : [task.path];
}
