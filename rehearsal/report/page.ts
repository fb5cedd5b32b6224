import { readFileSync } from 'node:fs';
import { html } from 'ghtml';
import { periodName } from '#mails/texts/en/words.ts';
import { calendarAxis } from './charts/calendar.ts';
import type { ReportData } from './data.ts';
import { besideSection } from './sections/beside.ts';
import { endingSection } from './sections/ending.ts';
import { goalSection } from './sections/goals.ts';
import { howSection } from './sections/how.ts';
import { mailSection } from './sections/mails.ts';
import { opening } from './sections/opening.ts';
import { planSection } from './sections/plan.ts';
import { presenceSection } from './sections/presence.ts';
import { quarterSection } from './sections/quarter.ts';
import { reviewerSection } from './sections/reviewers.ts';
import { voicesSection } from './sections/voices.ts';
import { workSection } from './sections/work.ts';

const styleOf = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');

/** @returns the whole report as one HTML document that needs nothing beside it. */
export function reportPage(data: ReportData): string {
  const axis = calendarAxis(daysOf(data), data.cycle);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${periodName(data.cycle.period)}, rehearsed · Quarterdeck</title>
<link rel="icon" href="data:,">
<style>!${styleOf('../../services/shared/ui/style.css')}!${styleOf('./report.css')}</style>
</head>
<body>
<header class="wide"><span class="brand">Quarterdeck</span></header>
<main class="wide">
!${[
    opening(data),
    mailSection(data, axis),
    planSection(data, axis),
    reviewerSection(data),
    workSection(data),
    voicesSection(data),
    goalSection(data),
    quarterSection(data),
    endingSection(data),
    besideSection(data),
    presenceSection(data),
    howSection(data),
  ].join('\n')}
</main>
</body>
</html>
`;
}

/** From the first thing that happens to the last, so that every drawing has the same days. */
function daysOf({ cycle, mails, plan }: ReportData): { from: string; to: string } {
  const days = [
    cycle.startsOn,
    cycle.endsOn,
    ...mails.days.map(({ date }) => date),
    ...plan.phases.flatMap(({ opensOn, closesOn }) => [opensOn, closesOn]),
  ].sort();
  return { from: days[0] ?? cycle.startsOn, to: days.at(-1) ?? cycle.endsOn };
}
