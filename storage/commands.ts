/** HR ops' commands: each is one transaction, accepted while Temporal is down and carried out when it is back (D4). */
export { advanceCycle } from './commands/advance.ts';
export { cancelCycle } from './commands/cancel.ts';
export type { CommandResult, CycleCommand } from './commands/command.ts';
export { extendPhase } from './commands/extend.ts';
export { pauseCycle, resumeCycle } from './commands/pause-resume.ts';
export { remindCycle } from './commands/remind.ts';
