import type { RoundReport } from './round-report.ts';

/** @returns a round for the terminal: what was done to the product, what people got, and what broke. */
export function describeRound(report: RoundReport): string {
  return [
    `seed ${report.seed}: ${report.people} people, ${report.seconds.toFixed(0)} s, of which ${report.restSeconds.toFixed(0)} s to come to rest`,
    `  kills         ${counts(report.kills)}`,
    `  relay         ${counts(report.moods)}`,
    `  clocks wrong  ${counts(report.clocks)}; connections held: ${counts(report.held)}`,
    ...report.ended.map((why) => `  ended alone   ${why}`),
    `  acknowledged  ${total(report.answers)} answers (${counts(report.answers)}), ${report.commands} commands`,
    `  pressed again ${report.unanswered}`,
    `  mails         ${report.mails}, ${report.copies} copies, ${report.parked} parked`,
    ...(report.broken.length === 0
      ? ['  nothing lost, nothing twice']
      : [
          ...report.broken.map((line) => `  BROKEN ${line}`),
          `  play it again: npm run chaos -- --seed ${report.seed} --people ${report.people} --stages ${report.stages} --mishaps ${report.mishaps}`,
          ...(report.logs === null ? [] : [`  logs in ${report.logs}`]),
        ]),
  ].join('\n');
}

type Counts = Readonly<Record<string, number>>;

/** @returns `worker 2, mailer 1`; `none` where nothing was counted. */
export function counts(of: Counts): string {
  const some = Object.entries(of).filter(([, n]) => n > 0);
  return some.length > 0 ? some.map(([what, n]) => `${what} ${n}`).join(', ') : 'none';
}

/** @returns how many there are of all kinds together. */
export function total(of: Counts): number {
  return Object.values(of).reduce((sum, n) => sum + n, 0);
}

/** @returns how many there are of each kind in all of them. */
export function totals(all: readonly Counts[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const of of all) for (const [what, n] of Object.entries(of)) sums[what] = (sums[what] ?? 0) + n;
  return Object.fromEntries(Object.entries(sums).sort(([one], [other]) => one.localeCompare(other)));
}
