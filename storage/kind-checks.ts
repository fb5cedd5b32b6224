import { type Kysely, sql } from 'kysely';
import * as kinds from '#domain/kinds.ts';
import { WELCOMES } from '#domain/presence/joining.ts';
import { SIGN_OFF_STATES } from '#domain/privacy/sign-off.ts';
import { REHEARSAL_STATES } from '#domain/rehearsal/state.ts';

/** Which column takes which list of `domain/kinds.ts`. */
const CHECKS: ReadonlyArray<readonly [table: string, column: string, values: readonly string[]]> = [
  ['person', 'role', kinds.ROLES],
  ['person', 'state', kinds.PERSON_STATES],
  ['cycle', 'kind', kinds.CYCLE_KINDS],
  ['cycle', 'period_kind', kinds.PERIOD_KINDS],
  ['cycle', 'state', kinds.CYCLE_STATES],
  ['cohort', 'state', kinds.COHORT_STATES],
  ['member', 'part', kinds.MEMBER_PARTS],
  ['phase_run', 'phase', kinds.PHASES],
  ['phase_run', 'state', kinds.PHASE_STATES],
  ['phase_run', 'on_deadline', kinds.DEADLINE_POLICIES],
  ['joiner', 'choice', WELCOMES],
  ['step', 'kind', kinds.STEP_KINDS],
  ['task', 'kind', kinds.TASK_KINDS],
  ['task', 'state', kinds.TASK_STATES],
  ['okr_set', 'level', kinds.OKR_LEVELS],
  ['okr_set', 'state', kinds.OKR_STATES],
  ['objective', 'kind', kinds.OBJECTIVE_KINDS],
  ['key_result', 'direction', kinds.DIRECTIONS],
  ['key_result', 'rhythm', kinds.RHYTHMS],
  ['reported_value', 'source', kinds.VALUE_SOURCES],
  ['adjustment', 'choice', kinds.ADJUSTMENTS],
  ['change_request', 'change', kinds.CHANGES],
  ['change_request', 'state', kinds.CHANGE_STATES],
  ['carry_over', 'choice', kinds.CARRY_CHOICES],
  ['pilot_decision', 'choice', kinds.PILOT_CHOICES],
  ['champion', 'answer', kinds.CHAMPION_ANSWERS],
  ['reorganisation', 'kind', kinds.REORGANISATION_KINDS],
  ['reorganisation', 'actor_kind', kinds.ACTOR_KINDS],
  ['dependency', 'state', kinds.DEPENDENCY_STATES],
  ['dependency', 'answer', kinds.DEPENDENCY_ANSWERS],
  ['proposal', 'answer', kinds.PROPOSAL_ANSWERS],
  ['review', 'decision', kinds.REVIEW_DECISIONS],
  ['review_point', 'part', kinds.POINT_PARTS],
  ['review_point', 'verdict', kinds.POINT_VERDICTS],
  ['review_point', 'answer', kinds.POINT_ANSWERS],
  ['conversation', 'word', kinds.CONVERSATION_WORDS],
  ['parent_change', 'change', kinds.PARENT_CHANGES],
  ['notice', 'kind', kinds.NOTICE_KINDS],
  ['notice', 'phase', kinds.PHASES],
  ['notice', 'class', kinds.MAIL_CLASSES],
  ['mail', 'class', kinds.MAIL_CLASSES],
  ['mail', 'state', kinds.MAIL_STATES],
  ['concern', 'audience', kinds.CONCERN_AUDIENCES],
  ['concern', 'via', kinds.CONCERN_VIAS],
  ['concern', 'state', kinds.CONCERN_STATES],
  ['concern', 'answer', kinds.CONCERN_ANSWERS],
  ['inbound_mail', 'verdict', kinds.INBOUND_VERDICTS],
  ['outbox', 'kind', kinds.OUTBOX_KINDS],
  ['outbox', 'state', kinds.OUTBOX_STATES],
  ['webhook', 'state', kinds.WEBHOOK_STATES],
  ['audit_event', 'actor_kind', kinds.ACTOR_KINDS],
  ['access_grant', 'role', kinds.ROLES],
  ['session', 'place', kinds.SESSION_PLACES],
  ['sign_in', 'place', kinds.SESSION_PLACES],
  ['sign_off', 'state', SIGN_OFF_STATES],
  ['rehearsal', 'state', REHEARSAL_STATES],
];

/**
 * Makes the database accept exactly the words of `domain/kinds.ts`. A constraint is named after its list's content, so
 * one that is up to date is left alone and a changed list replaces its forerunner.
 *
 * @param db an open connection inside the migration lock.
 */
export async function syncKindChecks(db: Kysely<unknown>): Promise<void> {
  const present = await sql<{ conname: string; relname: string }>`
    select c.conname, t.relname from pg_constraint c join pg_class t on t.oid = c.conrelid
     where c.contype = 'c' and c.conname like 'kind\\_%' and t.relnamespace = current_schema()::regnamespace`.execute(
    db,
  );
  for (const [table, column, values] of CHECKS) {
    const prefix = `kind_${column}_`;
    const name = `${prefix}${fingerprint(values)}`;
    const old = present.rows.filter((row) => row.relname === table && row.conname.startsWith(prefix));
    if (old.some((row) => row.conname === name)) continue;
    for (const row of old) {
      await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(row.conname)}`.execute(db);
    }
    const list = sql.join(values.map((value) => sql.lit(value)));
    await sql`alter table ${sql.table(table)} add constraint ${sql.ref(name)} check (${sql.ref(column)} in (${list}))`.execute(
      db,
    );
  }
}

/** FNV-1a over the joined words: short, stable, only for naming. */
function fingerprint(values: readonly string[]): string {
  let hash = 0x811c9dc5;
  for (const char of values.join('|')) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0;
  return hash.toString(36);
}
