import { stringify } from 'csv-stringify/sync';
import { html } from 'ghtml';
import { PULSE_QUESTIONS } from '#domain/pilot/figures.ts';
import type { PilotReport } from '#storage/pilots/report.ts';
import type { CycleRow } from '#storage/repositories/cycles.ts';
import { reportBody, reportSentence } from './report-body.ts';
import { FIGURE_WORDS, PULSE_WORDS } from './words.ts';

/** @param css the product's stylesheets. @returns the report as one file that opens and prints anywhere. */
export function reportFile(cycle: CycleRow, report: PilotReport, css: string): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${cycle.name}: report</title><style>!${css}</style></head>
<body><main class="wide" id="main"><h1>${cycle.name}: report</h1><p class="lead">${reportSentence(report)}</p>!${reportBody(cycle, report).replaceAll('<details>', '<details open>')}</main></body></html>
`;
}

/** @returns the figures as CSV, one a line; a text that a spreadsheet would take for a formula is quoted as text. */
export function reportCsv(cycle: CycleRow, report: PilotReport): string {
  const { agreement, quality, scores, concerns, pulse } = report;
  const rows: Array<[string, string, string | number | null]> = [
    ['pilot', 'name', cycle.name],
    ['pilot', 'period', cycle.period],
    ...(report.charter
      ? [
          ['charter', 'hypothesis', report.charter.hypothesis] satisfies [string, string, string],
          ['charter', 'decision on', report.charter.decisionOn] satisfies [string, string, string],
        ]
      : []),
    ...report.measures.flatMap(({ text, figure, target, value, reached }, index) => {
      const part = `measure ${index + 1}`;
      return [
        [part, 'text', text],
        [part, 'figure', FIGURE_WORDS[figure].label],
        [part, 'wanted', target],
        [part, 'measured', value],
        [part, 'reached', reached === null ? '' : reached ? 'yes' : 'no'],
      ] satisfies Array<[string, string, string | number | null]>;
    }),
    ['participation', 'participants', report.participants],
    ['participation', 'active', report.active],
    ...report.weeks.flatMap(
      ({ week, asked, done }) =>
        [
          [`week ${week}`, 'check-ins asked', asked],
          [`week ${week}`, 'check-ins answered', done],
        ] satisfies Array<[string, string, number]>,
    ),
    ['agreement', 'agreed', agreement.agreed],
    ['agreement', 'in force, not agreed', agreement.inForce],
    ['agreement', 'median days', agreement.medianDays],
    ['quality at submission', 'objectives', quality.submitted.objectives],
    ['quality at submission', 'without a finding', quality.submitted.sound],
    ['quality at agreement', 'objectives', quality.agreed.objectives],
    ['quality at agreement', 'without a finding', quality.agreed.sound],
    ['scores', 'scored', scores.scored],
    ['scores', 'mean', scores.mean === null ? null : Number(scores.mean.toFixed(3))],
    ['concerns', 'raised', concerns.raised],
    ['concerns', 'answered in time', concerns.inTime],
    ['pulse', 'answers', pulse.answers],
    ...PULSE_QUESTIONS.map(
      (question) =>
        ['pulse', PULSE_WORDS[question], pulse.means?.[question] ?? null] satisfies [
          string,
          string,
          number | null,
        ],
    ),
  ];
  return stringify(rows, {
    header: true,
    columns: ['part', 'figure', 'value'],
    escape_formulas: true,
    bom: true,
  });
}
