import { ADVISED_OBJECTIVES } from '../launch-policies/rows.ts';
import { DEFAULT_SETTINGS } from '../settings.ts';
import { MEETING_HOURS, type OrganisationPolicyKey } from './keys.ts';

/** Which row holds a policy, and which part of the row's value; some are kept together. */
export interface PolicySlot {
  row: string;
  member?: string;
}

/** @returns where a policy is kept. */
export function slotOf(key: OrganisationPolicyKey): PolicySlot {
  switch (key) {
    case 'objectives-company':
      return { row: 'objective-limits', member: 'company' };
    case 'objectives-department':
      return { row: 'objective-limits', member: 'department' };
    case 'objectives-individual':
      return { row: 'objective-limits', member: 'individual' };
    case 'success-committed':
      return { row: 'success-from', member: 'committed' };
    case 'success-aspirational':
      return { row: 'success-from', member: 'aspirational' };
    case 'key-results':
      return { row: 'key-result-limit' };
    default:
      return { row: key };
  }
}

/** What a row of the store can hold. */
export type RowValue = string | number | boolean | { [member: string]: RowValue };

/** @returns a written value as its row holds it. */
export function toRow(key: OrganisationPolicyKey, written: string): RowValue {
  switch (key) {
    case 'named-lists':
    case 'individual-okrs':
    case 'works-council-sign-off':
    case 'individual-scores-leave':
      return written === 'yes';
    case 'visibility':
    case 'reviewers':
    case 'check-in-rhythm':
    case 'reminders':
    case 'declared-use':
      return written;
    case 'team-meeting': {
      const { weekday = 1, hour = 9 } = MEETING_HOURS.find(({ value }) => value === written) ?? {};
      return { weekday, hour };
    }
    default:
      return Number(written);
  }
}

/** @returns a row's value, or its part, as it is written; undefined where it says nothing that can be read. */
export function fromRow(key: OrganisationPolicyKey, value: unknown): string | undefined {
  const { member } = slotOf(key);
  const own: unknown = member === undefined ? value : memberOf(value, member);
  if (typeof own === 'boolean') return own ? 'yes' : 'no';
  if (typeof own === 'string' || typeof own === 'number') return String(own);
  if (key !== 'team-meeting') return undefined;
  const [weekday, hour] = [memberOf(own, 'weekday'), memberOf(own, 'hour')];
  return MEETING_HOURS.find((each) => each.weekday === weekday && each.hour === hour)?.value;
}

/** @returns what holds where nobody has decided anything; undefined where nothing does. */
export function usualValue(key: OrganisationPolicyKey): string | undefined {
  const { successFrom, concernDays, declaredUse } = DEFAULT_SETTINGS;
  switch (key) {
    case 'visibility':
      return 'everyone';
    case 'named-lists':
      return 'yes';
    case 'individual-okrs':
    case 'works-council-sign-off':
    case 'individual-scores-leave':
      return 'no';
    case 'objectives-company':
      return String(ADVISED_OBJECTIVES.company);
    case 'objectives-department':
      return String(ADVISED_OBJECTIVES.department);
    case 'objectives-individual':
      return String(ADVISED_OBJECTIVES.individual);
    case 'key-results':
      return '5';
    case 'reviewers':
      return 'manager';
    case 'check-in-rhythm':
      return 'weekly';
    case 'reminders':
      return 'usual';
    case 'success-committed':
      return String(successFrom.committed);
    case 'success-aspirational':
      return String(successFrom.aspirational);
    case 'concern-days':
      return concernDays === undefined ? undefined : String(concernDays);
    case 'declared-use':
      return declaredUse;
    case 'retention-months':
      return '36';
    case 'team-meeting':
      return undefined;
  }
}

/** @returns a row's value with one part of it changed; what it holds beside stays. */
export function withMember(value: unknown, member: string, part: RowValue): { [member: string]: RowValue } {
  const kept = Object.entries(typeof value === 'object' && value !== null ? value : {}).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  );
  return { ...Object.fromEntries(kept), [member]: part };
}

const memberOf = (value: unknown, member: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, member) : undefined;
