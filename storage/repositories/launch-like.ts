import { sql } from 'kysely';
import { exceptOf } from '#domain/launch.ts';
import type { PolicyChanges } from '#domain/launch-policies/changes.ts';
import type { OwnTexts } from '#domain/own-texts.ts';
import { nextPeriod, parsePeriod } from '#domain/period.ts';
import type { CycleSettings } from '#domain/settings.ts';
import type { Db } from '../database.ts';

/** What a form begins with that plans a cycle like another one. */
export interface LaunchLike {
  /** The first period of the same kind that follows the cycle's and is not over. */
  period: string;
  /** Paths; none for everyone. */
  departments: string[];
  /** Paths of those that stayed out. */
  except: string[];
  /** Null where there was none, or they have left or have no address. */
  sponsorEmail: string | null;
  /** What was decided for that cycle alone. */
  changed: PolicyChanges | undefined;
  /** The own words of its mails. */
  ownTexts: OwnTexts | undefined;
}

/** @param today a day, `YYYY-MM-DD`. @returns undefined when there is no such cycle. */
export async function readLaunchLike(
  db: Db,
  cycleId: string,
  today: string,
): Promise<LaunchLike | undefined> {
  type Row = Omit<LaunchLike, 'changed' | 'except' | 'ownTexts'> & {
    settings: CycleSettings;
    scopeKey: string;
  };
  const { rows } = await sql<Row>`
    select c.period, c.settings, c.scope_key, s.email as sponsor_email,
           case when c.kind = 'pilot' then array(select distinct d.path from cycle_department x join department was on was.id = x.department_id
             join department d on d.id = coalesce(was.merged_into_id, was.id) where x.cycle_id = c.id and x.is_root order by d.path) else '{}' end as departments
      from cycle c left join person s on s.id = c.sponsor_id and s.state <> 'left' where c.id::text = ${cycleId}`.execute(
    db,
  );
  const [cycle] = rows;
  if (!cycle) return undefined;
  let next = nextPeriod(parsePeriod(cycle.period));
  while (next.endsOn <= today) next = nextPeriod(next);
  const { settings, scopeKey, ...like } = cycle;
  const out = await sql<{ path: string }>`
    select path from department where id = any(${exceptOf(scopeKey)}::uuid[]) and merged_into_id is null order by path`.execute(
    db,
  );
  const except = out.rows.map(({ path }) => path);
  return { ...like, except, period: next.name, changed: settings.changed, ownTexts: settings.ownTexts };
}
