import { type RawBuilder, sql } from 'kysely';
import { ROLES } from '#domain/kinds.ts';
import { PERMISSION_TEXTS, PERMISSIONS, ROLE_PERMISSIONS } from '#domain/permissions.ts';
import { createPackSum, MANIFEST } from '#domain/privacy/audit-pack.ts';
import { DATA_CATEGORIES } from '#domain/privacy/categories.ts';
import type { Trx } from '../database.ts';
import type { StoreDeps } from '../deps.ts';
import { readOrganisation } from './record.ts';

/** A part of the pack that comes from rows; what somebody wrote in confidence is in none of them. */
interface PackPart {
  file: string;
  what: string;
  rows: RawBuilder<unknown>;
}

const PARTS: readonly PackPart[] = [
  {
    file: 'organisation/policies.jsonl',
    what: 'Policies of the organisation, and those each cycle was launched with',
    rows: sql`select to_jsonb(x) as line from (select null::uuid as cycle_id, key, department_id, country, value from policy
      union all select cycle_id, key, department_id, country, value from cycle_policy) x order by cycle_id nulls first, key, department_id, country`,
  },
  {
    file: 'organisation/departments.jsonl',
    what: 'Departments with their leads',
    rows: sql`select to_jsonb(d) as line from department d order by path`,
  },
  {
    file: 'organisation/people.jsonl',
    what: 'People, by whose ids everything else names them; without addresses',
    rows: sql`select jsonb_build_object('id', id, 'employeeId', employee_id, 'name', name, 'department', department_id, 'role', role,
      'state', state, 'erasedAt', erased_at) as line from person order by id`,
  },
  {
    file: 'access/grants.jsonl',
    what: 'Roles given beside the people file, ended ones included',
    rows: sql`select to_jsonb(g) as line from access_grant g order by granted_at, id`,
  },
  {
    file: 'access/keys.jsonl',
    what: 'Keys of programs, without their secrets',
    rows: sql`select to_jsonb(k) - 'digest' as line from api_key k order by created_at, id`,
  },
  {
    file: 'cycles/cycles.jsonl',
    what: 'Cycles with the settings they were launched with',
    rows: sql`select to_jsonb(c) || jsonb_build_object('settings', c.settings - 'leaderNote') as line from cycle c order by launched_at, id`,
  },
  {
    file: 'cycles/sign-offs.jsonl',
    what: 'Records that works councils were asked to sign, word for word, and what they said',
    rows: sql`select to_jsonb(s) - 'launch' as line from sign_off s order by id`,
  },
  {
    file: 'cycles/retention.jsonl',
    what: 'When personal contents are erased, postponed or were erased',
    rows: sql`select to_jsonb(r) as line from retention r order by erase_at, cycle_id`,
  },
  {
    file: 'cycles/charters.jsonl',
    what: 'Charters of pilots, and what was decided',
    rows: sql`select to_jsonb(h) || jsonb_build_object('decision', to_jsonb(d)) as line from charter h
      left join pilot_decision d on d.cycle_id = h.cycle_id order by h.cycle_id`,
  },
  {
    file: 'cycles/plan.jsonl',
    what: 'Phases and steps with their dates, and what came of them',
    rows: sql`select to_jsonb(r) || jsonb_build_object('steps', (select jsonb_agg(to_jsonb(s) - 'phase_run_id' order by s.due_at, s.key)
      from step s where s.phase_run_id = r.id)) as line from phase_run r order by r.cycle_id, r.opens_at, r.id`,
  },
  {
    file: 'cycles/members.jsonl',
    what: 'Who takes part in what',
    rows: sql`select to_jsonb(m) as line from member m order by cycle_id, person_id`,
  },
  {
    file: 'work/tasks.jsonl',
    what: 'Who was asked for what until when, and when it was done',
    rows: sql`select to_jsonb(t) - 'outcome' as line from task t order by opened_at, id`,
  },
  {
    file: 'work/goals.jsonl',
    what: 'Goals as they stand, with key results, final figures and scores; of single people without texts and scores',
    rows: sql`select jsonb_build_object('set', s.id, 'cycle', s.cycle_id, 'level', s.level, 'department', s.department_id, 'owner', s.owner_id,
      'state', s.state, 'round', s.round, 'submittedAt', s.submitted_at, 'agreedAt', s.agreed_at, 'objective', case when s.level = 'individual' then null else o.title end,
      'kind', o.kind, 'keyResults', (select jsonb_agg(jsonb_build_object('id', k.id, 'title', case when s.level = 'individual' then null else k.title end,
        'droppedAt', k.dropped_at, 'score', case when s.level = 'individual' then null else sc.score end) order by k.position)
        from key_result k left join score sc on sc.key_result_id = k.id where k.objective_id = o.id)) as line
      from okr_set s join objective o on o.okr_set_id = s.id order by s.id, o.position, o.id`,
  },
  {
    file: 'work/reviews.jsonl',
    what: 'Who agreed or sent back what in which round; not what they said',
    rows: sql`select to_jsonb(r) - '{comment,answer}'::text[] as line from review r order by decided_at, task_id`,
  },
  {
    file: 'work/score-corrections.jsonl',
    what: 'Final figures that were put right, without the reasons; of single people without figures',
    rows: sql`select to_jsonb(v) - 'reason' - case when s.level = 'individual'
        then '{value_before,value_after,score_before,score_after}'::text[] else '{}' end as line
      from score_version v join key_result k on k.id = v.key_result_id join objective o on o.id = k.objective_id
      join okr_set s on s.id = o.okr_set_id order by v.at, v.id`,
  },
  {
    file: 'work/concerns.jsonl',
    what: 'Concerns: when they were raised, due and answered; neither by whom nor what they say',
    rows: sql`select to_jsonb(c) - '{raiser_id,recipient_id,answered_by,content_id,answer_content_id}'::text[] as line from concern c order by raised_at, id`,
  },
  {
    file: 'mails/mails.jsonl',
    what: 'Mails: to whom, when, what became of them; without addresses and texts',
    rows: sql`select to_jsonb(m) - '{to_address,subject,text,html,headers,calendar}'::text[] as line from mail m order by sealed_at, id`,
  },
  {
    file: 'trail/events.jsonl',
    what: 'Everything that happened, in its order; what people wrote lies apart and is not here',
    // Who raised a concern, and what single people scored, other parts leave out as well.
    rows: sql`select case
        when e.entity_kind = 'concern' and e.action in ('concern.raised', 'concern.insisted')
          then to_jsonb(e) - 'actor_id' || jsonb_build_object('detail', e.detail - 'onBehalfOf')
        when e.action = 'score.corrected' then to_jsonb(e) || jsonb_build_object('detail', e.detail - '{before,after}'::text[])
        else to_jsonb(e) end as line
      from audit_event e order by id`,
  },
];

/** Where a pack goes, as it comes; it waits as long as its reader does. */
export type WriteLine = (line: string) => Promise<void>;

const AT_ONCE = 500;

/**
 * Writes the complete pack for an auditor from one moment's picture of everything, however much it is.
 *
 * @returns the checksum of the whole, which is worth writing down.
 */
export async function writeAuditPack(
  { db, clock }: StoreDeps,
  { release, write }: { release: string; write: WriteLine },
): Promise<{ sha256: string; lines: number }> {
  const takenAt = clock.now().toISOString();
  const sum = createPackSum();
  let lines = 0;
  const put = async (file: string, value: unknown) => {
    lines += 1;
    await write(sum.add(file, JSON.stringify(value)));
  };
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      await put('about.json', {
        product: 'Quarterdeck',
        release,
        takenAt,
        format:
          'One JSON object a line: "file" names the part, "line" is a line of it. The manifest comes last. See docs/privacy.md.',
        files: Object.fromEntries(PARTS.map(({ file, what }) => [file, what])),
      });
      await put('organisation/record.json', {
        organisation: await readOrganisation(trx),
        categories: DATA_CATEGORIES,
      });
      for (const permission of PERMISSIONS)
        await put('access/permissions.jsonl', {
          permission,
          does: PERMISSION_TEXTS[permission].does,
          roles: ROLES.filter((role) => ROLE_PERMISSIONS[role].includes(permission)),
        });
      for (const part of PARTS) await writeRows(trx, part, put);
      const manifest = sum.manifest(takenAt);
      await write(`{"file":${JSON.stringify(MANIFEST)},"line":${JSON.stringify(manifest)}}\n`);
      return { sha256: manifest.sha256, lines };
    });
}

async function writeRows(
  trx: Trx,
  { file, rows }: PackPart,
  put: (file: string, value: unknown) => Promise<void>,
): Promise<void> {
  await sql`declare pack no scroll cursor for ${rows}`.execute(trx);
  for (;;) {
    const { rows: some } = await sql<{ line: unknown }>`fetch ${sql.lit(AT_ONCE)} from pack`.execute(trx);
    for (const { line } of some) await put(file, line);
    if (some.length < AT_ONCE) break;
  }
  await sql`close pack`.execute(trx);
}
