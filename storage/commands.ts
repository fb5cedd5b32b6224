/** HR ops' commands: each is one transaction, accepted while Temporal is down and carried out when it is back (D4). */
export { type AdvancePreview, advanceCycle, previewAdvance } from './commands/advance.ts';
export { cancelCycle } from './commands/cancel.ts';
export type { CommandResult, CycleCommand } from './commands/command.ts';
export { extendPhase } from './commands/extend.ts';
export { pauseCycle, resumeCycle } from './commands/pause-resume.ts';
export { previewReassign, readTaskToReassign, reassignTask } from './commands/reassign.ts';
export { previewReminder, type ReminderPreview, type ReminderScope, remindCycle } from './commands/remind.ts';
