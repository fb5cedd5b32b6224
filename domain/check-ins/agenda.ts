/** What somebody said about a key result, and what had been said before. */
export interface WeekOfKeyResult {
  title: string;
  owner: string;
  unit: string;
  value: number | null;
  valueBefore: number | null;
  confidence: number;
  /** Null where this was the first word about it. */
  confidenceBefore: number | null;
  blocker: string;
}

/** The three things a team talks about: each list the most striking first. */
export interface Agenda {
  moved: WeekOfKeyResult[];
  blocked: WeekOfKeyResult[];
  fell: WeekOfKeyResult[];
}

/** @returns what moved, what is blocked and where confidence fell; what stayed as it was is in none of them. */
export function agendaOf(week: readonly WeekOfKeyResult[]): Agenda {
  const byTitle = (a: WeekOfKeyResult, b: WeekOfKeyResult) => (a.title < b.title ? -1 : 1);
  return {
    moved: week
      .filter(({ value, valueBefore }) => value !== null && valueBefore !== null && value !== valueBefore)
      .sort((a, b) => shareMoved(b) - shareMoved(a) || byTitle(a, b)),
    blocked: week
      .filter(({ blocker }) => blocker !== '')
      .sort((a, b) => a.confidence - b.confidence || byTitle(a, b)),
    fell: week.filter((each) => drop(each) > 0).sort((a, b) => drop(b) - drop(a) || byTitle(a, b)),
  };
}

function drop({ confidence, confidenceBefore }: WeekOfKeyResult): number {
  return confidenceBefore === null ? 0 : confidenceBefore - confidence;
}

/** How far a figure moved against where it was, so that figures of different units can be compared. */
function shareMoved({ value, valueBefore }: WeekOfKeyResult): number {
  if (value === null || valueBefore === null) return 0;
  return Math.abs(value - valueBefore) / Math.max(1, Math.abs(valueBefore));
}
