import {
  addDays,
  addWorkingDays,
  atLocalHour,
  localDate,
  mondayOf,
  workingDayOnOrBefore,
  workingDaysBetween,
} from './calendar.ts';
import { askingDay, nextMeeting, type TeamMeeting } from './check-ins/meeting.ts';
import { DomainError } from './errors.ts';
import type { Phase, StepKind } from './kinds.ts';
import type { Reminders } from './launch-policies/keys.ts';
import type { Period } from './period.ts';

/** One thing a workflow does for a phase at a time; `key` is unique within the phase. */
export interface PlannedStep {
  key: string;
  kind: StepKind;
  /** The week for check-ins, otherwise 0. */
  ordinal: number;
  dueAt: Date;
}

export interface PlannedPhase {
  phase: Phase;
  opensAt: Date;
  closesAt: Date;
  steps: PlannedStep[];
}

/** Where a cohort's people live: its clock and its days off. */
export interface Place {
  timeZone: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
}

export interface PlanInput {
  period: Period;
  place: Place;
  /** The local day on which people first hear of the cycle, see `announcementDay`. */
  announceOn: string;
  opensAt?: Date | undefined;
  /** When the cohort's team meets each week, where it does: people are asked on the working morning before. */
  meeting?: TeamMeeting | null | undefined;
  /** As usual when left out. */
  reminders?: Reminders | undefined;
}

/** Tasks arrive when the working day begins and are due when it ends. */
const OPENING_HOUR = 9;
const CLOSING_HOUR = 17;

/** The announcement comes three weeks before the period. */
const ANNOUNCEMENT_LEAD_DAYS = 21;

/** Working days from announcement to period start that the offsets below are drawn for. */
const STANDARD_LEAD = 15;
/** However late a cycle starts, its goals get this many working days to be found. */
const SHORTEST_LEAD = 5;

/** In working days after the announcement, for a lead of `STANDARD_LEAD`. */
const SETUP_OFFSETS = {
  preparation: { opens: 0, closes: 4 },
  strategy: { opens: 0, closes: 5 },
  cascade: { opens: 5, widens: 7, closes: 10 },
  approval: { opens: 5, closes: 14 },
} as const;

/** In working days after the period's last day; celebration lies within ten of them. */
const WRAP_UP_OFFSETS = {
  scoring: { opens: 1, closes: 4 },
  celebration: { opens: 5, closes: 8 },
  companyCelebration: { opens: 9, closes: 10 },
} as const;

/** In working days from a phase's last one. */
const NUDGES: Readonly<Record<Reminders, ReadonlyArray<readonly [StepKind, number]>>> = {
  usual: [
    ['remind', -2],
    ['escalate', -1],
  ],
  once: [['remind', -2]],
  none: [],
};

/** The plan needs at least this many working days between the start of the work and the period's end. */
const SHORTEST_CYCLE = 10;

/**
 * Chooses the day on which people first hear of a cycle.
 *
 * @param request.start `now`, a day, or undefined for the default: three weeks before the period, or today when that has passed.
 * @returns a working day, not before today.
 * @throws DomainError `too-late` when too little of the period would be left, `in-the-past` for a day gone by.
 */
export function announcementDay(request: {
  period: Period;
  place: Place;
  now: Date;
  start?: string | undefined;
}): string {
  const { period, place, now, start } = request;
  const today = localDate(now, place.timeZone);
  if (period.endsOn < today) {
    throw new DomainError({
      code: 'period-in-the-past',
      message: `${period.name} ended on ${period.endsOn}.`,
      field: 'quarter',
      value: period.name,
      remedy: 'Name a period that has not ended.',
    });
  }
  if (start !== undefined && start !== 'now' && start < today) {
    throw new DomainError({
      code: 'in-the-past',
      message: `The start ${start} has passed; today is ${today}.`,
      field: 'start',
      value: start,
      remedy: 'Name today or a later day, or leave it out.',
    });
  }
  const wished =
    start === 'now' ? today : (start ?? later(addDays(period.startsOn, -ANNOUNCEMENT_LEAD_DAYS), today));
  const day = start === 'now' ? today : addWorkingDays({ date: wished, country: place.country }, 0);
  if (workingDaysBetween({ date: day, country: place.country }, period.endsOn) < SHORTEST_CYCLE) {
    throw new DomainError({
      code: 'too-late',
      message: `From ${day} fewer than ${SHORTEST_CYCLE} working days of ${period.name} are left.`,
      field: start === undefined ? 'quarter' : 'start',
      value: start ?? period.name,
      remedy: 'Launch the next period instead, or start earlier.',
    });
  }
  return day;
}

/**
 * The plan of one cohort, in its own zone and around its own holidays. A late announcement compresses the set-up, an
 * early one stretches it; no deadline falls on a day off.
 *
 * @param input.opensAt set when the launch starts now: what opens on the first day opens at that very moment.
 */
export function planCohort(input: PlanInput): PlannedPhase[] {
  const { at, setupDay, wrapUpDay, phase } = planner(input);
  const o = SETUP_OFFSETS;
  const w = WRAP_UP_OFFSETS;
  return [
    phase('preparation', setupDay(o.preparation.opens), setupDay(o.preparation.closes)),
    phase('strategy', setupDay(o.strategy.opens), setupDay(o.strategy.closes), { nudged: false }),
    phase('cascade', setupDay(o.cascade.opens), setupDay(o.cascade.closes), {
      extra: [
        { key: 'widen', kind: 'widen', ordinal: 0, dueAt: at(setupDay(o.cascade.widens), OPENING_HOUR) },
      ],
    }),
    phase('approval', setupDay(o.approval.opens), setupDay(o.approval.closes)),
    checkIns(input, setupDay(o.approval.opens), at),
    phase('scoring', wrapUpDay(w.scoring.opens), wrapUpDay(w.scoring.closes)),
    phase('celebration', wrapUpDay(w.celebration.opens), wrapUpDay(w.celebration.closes)),
  ];
}

/** The plan of what belongs to the whole cycle: its strategy, the company's celebration, its closing. */
export function planCycle(input: PlanInput): PlannedPhase[] {
  const { setupDay, wrapUpDay, phase } = planner(input);
  const w = WRAP_UP_OFFSETS.companyCelebration;
  return [
    phase('strategy', setupDay(SETUP_OFFSETS.strategy.opens), setupDay(SETUP_OFFSETS.strategy.closes)),
    phase('celebration', wrapUpDay(w.opens), wrapUpDay(w.closes)),
  ];
}

function planner(input: PlanInput) {
  const { period, place, announceOn } = input;
  const { country, timeZone } = place;
  const lead = Math.max(workingDaysBetween({ date: announceOn, country }, period.startsOn), SHORTEST_LEAD);
  const setupDay = (offset: number) => {
    const day = addWorkingDays({ date: announceOn, country }, Math.round((offset * lead) / STANDARD_LEAD));
    // A launch on a day off opens at once; only what comes later moves onto working days.
    return offset === 0 ? announceOn : day;
  };
  const lastDay = workingDayOnOrBefore({ date: period.endsOn, country });
  const wrapUpDay = (offset: number) => addWorkingDays({ date: lastDay, country }, offset);
  const at = (date: string, hour: number) => atLocalHour({ date, hour, timeZone });

  function phase(
    name: Phase,
    opensOn: string,
    closesOn: string,
    options: { nudged?: boolean; extra?: PlannedStep[] } = {},
  ): PlannedPhase {
    const lastUsefulDay = closesOn > opensOn ? closesOn : addWorkingDays({ date: opensOn, country }, 1);
    const opensAt = input.opensAt && opensOn === announceOn ? input.opensAt : at(opensOn, OPENING_HOUR);
    const closesAt = at(lastUsefulDay, CLOSING_HOUR);
    const steps: PlannedStep[] = [{ key: 'open', kind: 'open', ordinal: 0, dueAt: opensAt }];
    steps.push(...(options.extra ?? []));
    if (options.nudged !== false) {
      for (const [kind, offset] of NUDGES[input.reminders ?? 'usual']) {
        const day = addWorkingDays({ date: lastUsefulDay, country }, offset);
        if (day > opensOn) steps.push({ key: kind, kind, ordinal: 0, dueAt: at(day, OPENING_HOUR) });
      }
    }
    steps.push({ key: 'close', kind: 'close', ordinal: 0, dueAt: closesAt });
    return { phase: name, opensAt, closesAt, steps };
  }

  return { at, setupDay, wrapUpDay, phase };
}

/**
 * Weekly check-ins: each ISO week of the period opens on its first working day, or on the working morning before the team
 * meets. A week closes when the next one opens, so whoever is a little late is still in time; see `checkInDeadline` for
 * what people are told.
 */
function checkIns(
  { period, place, meeting }: Pick<PlanInput, 'period' | 'place' | 'meeting'>,
  notBefore: string,
  at: (date: string, hour: number) => Date,
): PlannedPhase {
  const { country } = place;
  const lastDay = workingDayOnOrBefore({ date: period.endsOn, country });
  const steps: PlannedStep[] = [];
  const earliest = addWorkingDays({ date: later(period.startsOn, notBefore), country }, 0);
  let monday = mondayOf(addDays(later(period.startsOn, notBefore), 6));
  for (let week = 1; monday <= lastDay; monday = addDays(monday, 7)) {
    const firstDay = addWorkingDays({ date: monday, country }, 0);
    // A week without a working day is left out, its neighbours keep their numbers in a row.
    if (firstDay > addDays(monday, 6)) continue;
    const asking = meeting ? later(askingDay(monday, meeting, country), earliest) : firstDay;
    // The last meeting may lie after the period; the last figures do not wait for it.
    const opensOn = asking > lastDay ? firstDay : asking;
    if (opensOn > lastDay) continue;
    steps.push({ key: `week-${week}`, kind: 'week-open', ordinal: week, dueAt: at(opensOn, OPENING_HOUR) });
    week += 1;
  }
  const opensAt = steps[0]?.dueAt ?? at(lastDay, OPENING_HOUR);
  const closesAt = at(lastDay, CLOSING_HOUR);
  return {
    phase: 'check-ins',
    opensAt,
    closesAt,
    steps: [
      { key: 'open', kind: 'open', ordinal: 0, dueAt: opensAt },
      ...steps,
      { key: 'close', kind: 'close', ordinal: 0, dueAt: closesAt },
    ],
  };
}

/**
 * @param opensAt when a week's check-in opened.
 * @param closesAt when the phase closes.
 * @returns until when people are asked to check in: when the team meets, else the end of the week's last working day.
 */
export function checkInDeadline(
  opensAt: Date,
  closesAt: Date,
  { timeZone, country }: Place,
  meeting: TeamMeeting | null = null,
): Date {
  if (meeting) {
    const at = nextMeeting(opensAt, meeting, { timeZone, country });
    return at < closesAt ? at : closesAt;
  }
  const monday = mondayOf(localDate(opensAt, timeZone));
  const friday = workingDayOnOrBefore({ date: addDays(monday, 4), country });
  const deadline = atLocalHour({ date: friday, hour: CLOSING_HOUR, timeZone });
  return deadline > opensAt && deadline < closesAt ? deadline : closesAt;
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}
