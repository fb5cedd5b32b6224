import { actionIn } from '../action.ts';
import { TASK_BUTTONS } from './words.ts';

/** The button or links of a task, when it is due and how long it takes. */
export const action = actionIn({ buttons: TASK_BUTTONS, until: (moment) => `Until ${moment}` });
