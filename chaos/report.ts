import type { RoundReport } from './round.ts';

/** @returns a round for the terminal: what was done to the product, what people got, and what broke. */
export function describeRound(report: RoundReport): string {
  const answers = Object.values(report.answers).reduce((sum, n) => sum + n, 0);
  return [
    `seed ${report.seed}: ${report.people} people, ${report.seconds.toFixed(0)} s, of which ${report.restSeconds.toFixed(0)} s to come to rest`,
    `  kills         ${counts(report.kills)}`,
    `  relay         ${counts(report.moods)}`,
    `  clocks wrong  ${counts(report.clocks)}; connections held: ${counts(report.held)}`,
    ...report.ended.map((why) => `  ended alone   ${why}`),
    `  acknowledged  ${answers} answers (${counts(report.answers)}), ${report.commands} commands`,
    `  pressed again ${report.unanswered}`,
    `  mails         ${report.mails}, ${report.copies} copies, ${report.parked} parked`,
    ...(report.broken.length === 0
      ? ['  nothing lost, nothing twice']
      : [
          ...report.broken.map((line) => `  BROKEN ${line}`),
          `  play it again: npm run chaos -- --seed ${report.seed} --people ${report.people} --stages ${report.stages} --mishaps ${report.mishaps}`,
          `  logs in ${report.logs}`,
        ]),
  ].join('\n');
}

/** @returns all rounds in one sentence. */
export function summarise(reports: readonly RoundReport[]): string {
  const sum = (of: (report: RoundReport) => number) =>
    reports.reduce((total, report) => total + of(report), 0);
  const total = (of: (report: RoundReport) => object) =>
    sum((report) => Object.values(of(report)).reduce((all: number, n: number) => all + n, 0));
  const failing = reports.filter(({ broken }) => broken.length > 0).map(({ seed }) => seed);
  return [
    `${reports.length} rounds, ${total(({ kills }) => kills)} kills, ${total(({ answers }) => answers)} answers and`,
    `${sum(({ commands }) => commands)} commands acknowledged, ${sum(({ mails }) => mails)} mails,`,
    `${sum(({ copies }) => copies)} copies, ${sum(({ parked }) => parked)} parked:`,
    failing.length === 0
      ? 'nothing lost, nothing twice.'
      : `something broke with seed ${failing.join(', ')}.`,
  ].join(' ');
}

function counts(of: object): string {
  const some = Object.entries(of).filter(([, n]) => n > 0);
  return some.length > 0 ? some.map(([what, n]) => `${what} ${n}`).join(', ') : 'none';
}
