import type { Reviewer } from '../data/people.ts';
import type { ReportData } from '../data.ts';
import { duration, percent, plural, shortDay } from '../dates.ts';

/** So much on one day is more than fits beside the day's own work. */
const LONG_DAY_MINUTES = 45;
/** From this share on it is the plan that does not fit, not a person. */
const MANY = 0.15;

/** @returns what HR ops may want to change before launching, a sentence each, the most structural first. */
export function worthALook({ plan, reviewers, gaps, okrs, tasks, mails }: ReportData): string[] {
  const hints: string[] = [];
  for (const { date, why, country } of plan.onDaysOff.slice(0, 3))
    hints.push(`A deadline falls on ${shortDay(date)}, a day off in ${country} (${why}): move it.`);
  const { withoutAddress, withoutCountry, withoutManager } = gaps;
  if (withoutAddress > 0)
    hints.push(
      `${plural(withoutAddress, 'participant has', 'participants have')} no mail address and would hear nothing: add one, or plan to reach them through their lead.`,
    );
  if (withoutCountry > 0)
    hints.push(
      `For ${plural(withoutCountry, 'participant', 'participants')} no country is known, so no public holidays are kept: add the country to the people file.`,
    );
  if (withoutManager > 1)
    hints.push(
      `${withoutManager} participants have no manager: their goals go to the sponsor or another executive for review.`,
    );
  hints.push(...holidaysWhileAgreeing(plan), ...longDays(reviewers));
  if (okrs.objectives > 0 && okrs.objectivesNotAgreed / okrs.objectives >= MANY)
    hints.push(
      `${percent(okrs.objectivesNotAgreed / okrs.objectives)} of the objectives are in force without an agreement: the time for agreeing may be too short.`,
    );
  for (const { department, share } of weakDepartments(tasks))
    hints.push(`In ${department} ${percent(share)} of the tasks are missed: look at its dates.`);
  if (mails.most.inADay > 1)
    hints.unshift(`Someone gets ${mails.most.inADay} routine mails in a day; the budget is one.`);
  return hints;
}

/** Whoever is away over the holidays cannot agree anything, and silence does not agree. */
function holidaysWhileAgreeing({ phases, holidays }: ReportData['plan']): string[] {
  const days = phases.filter(({ phase }) => phase === 'cascade' || phase === 'approval');
  const from = days.map(({ opensOn }) => opensOn).sort()[0] ?? '';
  const to =
    days
      .map(({ closesOn }) => closesOn)
      .sort()
      .at(-1) ?? '';
  const within = new Set(holidays.filter(({ date }) => date >= from && date <= to).map(({ date }) => date));
  if (within.size < 2) return [];
  return [
    `Drafting and agreeing (${shortDay(from)} to ${shortDay(to)}) run over ${within.size} public holidays, when many are away: an earlier start gives people more time to talk.`,
  ];
}

/** One sentence for all of them: what helps is the same. */
function longDays(reviewers: readonly Reviewer[]): string[] {
  const long = reviewers
    .filter(({ busiestDayMinutes }) => busiestDayMinutes >= LONG_DAY_MINUTES)
    .sort((a, b) => b.busiestDayMinutes - a.busiestDayMinutes);
  const [most] = long;
  if (!most) return [];
  const longest = `${duration(most.busiestDayMinutes)} on ${shortDay(most.busiestDay)}`;
  return [
    long.length === 1
      ? `${most.name} has ${longest} of reviews and tasks of their own: tell them in time, or share the reviews.`
      : `${long.length} reviewers have ${duration(LONG_DAY_MINUTES)} or more of tasks on one day, ${most.name} the most with ${longest}: tell them in time, or share the reviews.`,
  ];
}

function weakDepartments(tasks: ReportData['tasks']): Array<{ department: string; share: number }> {
  const sums = new Map<string, { asked: number; missed: number }>();
  for (const { department, asked, missed } of tasks) {
    if (department === null) continue;
    const sum = sums.get(department) ?? { asked: 0, missed: 0 };
    sums.set(department, { asked: sum.asked + asked, missed: sum.missed + missed });
  }
  return [...sums]
    .map(([department, { asked, missed }]) => ({ department, share: missed / Math.max(1, asked) }))
    .filter(({ share }) => share >= MANY);
}
