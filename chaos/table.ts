import type { RoundRecord } from './record.ts';
import { counts, total, totals } from './report.ts';
import type { RoundReport } from './round-report.ts';

const COLUMNS: ReadonlyArray<[title: string, of: (round: RoundReport) => string | number]> = [
  ['seed', ({ seed }) => seed],
  ['people', ({ people }) => people],
  ['seconds', ({ seconds }) => Math.round(seconds)],
  ['kills', ({ kills }) => total(kills)],
  ['other mishaps', (round) => total(mishapsOf([round]))],
  ['answers', ({ answers }) => total(answers)],
  ['commands', ({ commands }) => commands],
  ['mails', ({ mails }) => mails],
  ['copies', ({ copies }) => copies],
  ['what broke', ({ broken }) => broken[0]?.slice(0, 60) ?? 'nothing'],
];

/** @returns a line for each round and the totals by part, kind and question below, for the terminal. */
export function roundsTable(rounds: readonly RoundReport[]): string {
  const head = COLUMNS.map(([title]) => title);
  const rows = rounds.map((round) => COLUMNS.map(([, of]) => String(of(round))));
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const lines = totalsOf(rounds).map(([what, value]) => `${what.padEnd(22)}${value}`);
  return [line(head), ...rows.map(line), '', ...lines].join('\n');
}

const BEGIN = '<!-- rounds: written by npm run chaos -- --out FOLDER --document -->';
const END = '<!-- /rounds -->';

/**
 * @param page a page with a place for the record.
 * @returns the page with the totals and the seeds of the rounds in that place.
 * @throws Error when the page has no such place.
 */
export function documentRounds(page: string, rounds: readonly RoundRecord[]): string {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`The page has no place between ${BEGIN} and ${END}.`);
  const seeds = rounds.map(({ seed }) => seed);
  const failing = rounds.filter(({ broken }) => broken.length > 0);
  const days = rounds.map(({ endedAt }) => endedAt.slice(0, 10)).sort();
  const commits = [...new Set(rounds.flatMap(({ commit }) => commit ?? []))];
  const record = [
    '| | |',
    '|---|---|',
    ...totalsOf(rounds).map(([what, value]) => `| ${what} | ${value} |`),
    `| seeds | ${ranges(seeds)} |`,
    `| played | ${[...new Set([days[0], days.at(-1)])].join(' to ')} (UTC), commits ${commits.join(', ') || 'unknown'} |`,
    '',
    ...failing.flatMap(({ seed, broken }) => kindsOf(broken).map((what) => `- seed ${seed}: ${what}`)),
    ...(failing.length > 0 ? [''] : []),
  ];
  return `${page.slice(0, begin)}${BEGIN}\n${record.join('\n')}${page.slice(end)}`;
}

function totalsOf(rounds: readonly RoundReport[]): Array<[what: string, value: string]> {
  const failing = rounds.filter(({ broken }) => broken.length > 0);
  const sum = (of: (round: RoundReport) => number) => rounds.reduce((all, round) => all + of(round), 0);
  const kills = totals(rounds.map((round) => round.kills));
  const answers = totals(rounds.map((round) => round.answers));
  return [
    ['rounds', `${rounds.length}`],
    ['kills', `${total(kills)}: ${counts(kills)}`],
    ['other mishaps', counts(mishapsOf(rounds))],
    ['answers acknowledged', `${total(answers)}: ${counts(answers)}`],
    ['commands acknowledged', `${sum(({ commands }) => commands)}`],
    [
      'mails',
      `${sum(({ mails }) => mails)}, ${sum(({ copies }) => copies)} copies, ${sum(({ parked }) => parked)} parked`,
    ],
    ['seconds', `${Math.round(sum(({ seconds }) => seconds))}`],
    [
      'what broke',
      failing.length === 0 ? 'nothing' : `something with seed ${failing.map(({ seed }) => seed).join(', ')}`,
    ],
  ];
}

/** @returns what befell the rounds besides kills, by kind: messages that met a bad relay, clocks, connections. */
function mishapsOf(rounds: readonly RoundReport[]): Record<string, number> {
  const moods = totals(rounds.map((round) => round.moods));
  return {
    ...Object.fromEntries(Object.entries(moods).map(([mood, n]) => [`relay ${mood}`, n])),
    'clock wrong': total(totals(rounds.map((round) => round.clocks))),
    'connections held': total(totals(rounds.map((round) => round.held))),
  };
}

/** @returns each kind of breach once, with how often it was: what they are about stands in the record. */
function kindsOf(broken: readonly string[]): string[] {
  const kinds = Map.groupBy(broken, (what) => what.replace(/<[^>]*>/g, 'a mail'));
  return [...kinds].map(([what, { length }]) => (length > 1 ? `${what} (${length} of them)` : what));
}

/** @returns 3 to 5, 7 for 3, 4, 5 and 7. */
function ranges(sorted: readonly number[]): string {
  const runs: Array<[first: number, last: number]> = [];
  for (const n of sorted) {
    const run = runs.at(-1);
    if (run && n === run[1] + 1) run[1] = n;
    else runs.push([n, n]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first} to ${last}`)).join(', ');
}
