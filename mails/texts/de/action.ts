import { actionIn } from '../action.ts';
import { TASK_BUTTONS } from './words.ts';

export const action = actionIn({ buttons: TASK_BUTTONS, until: (moment) => `Bis ${moment}` });
