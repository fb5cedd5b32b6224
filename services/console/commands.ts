import type { Phase } from '#domain/kinds.ts';
import {
  advanceCycle,
  type CommandResult,
  type CycleCommand,
  cancelCycle,
  extendPhase,
  pauseCycle,
  type ReminderScope,
  remindCycle,
  resumeCycle,
} from '#storage/commands.ts';
import type { StoreDeps } from '#storage/deps.ts';

export const COMMANDS = ['pause', 'resume', 'extend', 'advance', 'remind', 'cancel'] as const;
export type CommandName = (typeof COMMANDS)[number];

/** What `extend` and `remind` may say besides which cycle. */
export interface CommandOptions extends ReminderScope {
  workingDays?: number;
  to?: string;
  phase?: Phase;
}

/** @returns the result of the command; @throws DomainError when it does not fit the cycle's state. */
export function runCommand(
  deps: StoreDeps,
  name: CommandName,
  command: CycleCommand & CommandOptions,
): Promise<CommandResult> {
  return RUN[name](deps, command);
}

const RUN: Record<
  CommandName,
  (deps: StoreDeps, command: CycleCommand & CommandOptions) => Promise<CommandResult>
> = {
  pause: pauseCycle,
  resume: resumeCycle,
  extend: extendPhase,
  advance: advanceCycle,
  remind: remindCycle,
  cancel: cancelCycle,
};

/** What cannot be taken back is asked about twice. */
export const FOR_GOOD: readonly CommandName[] = ['advance', 'cancel'];

/** What each command will do, for help and confirmation pages: one sentence on the effect, one on what stays. */
export const COMMAND_TEXTS: Record<CommandName, { label: string; effect: string; keeps: string }> = {
  pause: {
    label: 'Pause',
    effect: 'Reminders stop and deadlines no longer count until you resume.',
    keeps: 'Nothing is lost; links in mails keep working.',
  },
  resume: {
    label: 'Resume',
    effect: 'The cycle goes on; every deadline moves by the length of the pause, onto working days.',
    keeps: 'What is done stays done.',
  },
  extend: {
    label: 'Extend a deadline',
    effect:
      'The deadline of a phase moves to a later working day; more time to draft gives as much more time to agree.',
    keeps: 'People with open tasks are told the new date once.',
  },
  advance: {
    label: 'Go on now',
    effect: 'The phase that is open closes now with what is there, and the next one opens.',
    keeps: 'Tasks still open in it end as missed; this cannot be taken back.',
  },
  remind: {
    label: 'Remind now',
    effect: 'Those with an open task get one reminder, within the mail budget.',
    keeps: 'Deadlines do not change.',
  },
  cancel: {
    label: 'Cancel the cycle',
    effect: 'The cycle ends: open tasks are called off and those taking part are told once.',
    keeps: 'What was written stays on record; this cannot be taken back.',
  },
};
