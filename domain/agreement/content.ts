import { OBJECTIVE_KINDS, type ObjectiveKind } from '../kinds.ts';

/** What a set said in one round, as its version keeps it. */
export interface RoundContent {
  why: string;
  notThisQuarter: string;
  objectives: RoundObjective[];
}

export interface RoundObjective {
  id: string;
  title: string;
  kind: ObjectiveKind;
  local: boolean;
  /** Ids of the objectives above that it contributes to. */
  alignedTo: string[];
  keyResults: RoundKeyResult[];
}

export interface RoundKeyResult {
  id: string;
  title: string;
  /** Null as long as it is not known yet. */
  baseline: number | null;
  target: number;
  unit: string;
}

/**
 * Reads the stored content of a version. Versions are written by many releases, so whatever is missing counts as empty.
 *
 * @param json as it stands in the database.
 */
export function readRoundContent(json: unknown): RoundContent {
  return {
    why: text(json, 'why'),
    notThisQuarter: text(json, 'notThisQuarter'),
    objectives: list(json, 'objectives').map((objective) => ({
      id: text(objective, 'id'),
      title: text(objective, 'title'),
      kind: OBJECTIVE_KINDS.find((kind) => kind === member(objective, 'kind')) ?? 'committed',
      local: member(objective, 'local') === true,
      alignedTo: list(objective, 'alignedTo').filter((id) => typeof id === 'string'),
      keyResults: list(objective, 'keyResults').map((keyResult) => ({
        id: text(keyResult, 'id'),
        title: text(keyResult, 'title'),
        baseline: number(keyResult, 'baseline'),
        target: number(keyResult, 'target') ?? 0,
        unit: text(keyResult, 'unit'),
      })),
    })),
  };
}

function member(of: unknown, key: string): unknown {
  return typeof of === 'object' && of !== null ? Reflect.get(of, key) : undefined;
}

function text(of: unknown, key: string): string {
  const value = member(of, key);
  return typeof value === 'string' ? value : '';
}

function number(of: unknown, key: string): number | null {
  const value = member(of, key);
  return typeof value === 'number' ? value : null;
}

function list(of: unknown, key: string): unknown[] {
  const value = member(of, key);
  return Array.isArray(value) ? value : [];
}
