import type { Page, PageForm } from './browser.ts';
import type { Chance } from './chance.ts';

/** What people do in the quarter besides their figures: keep, change or drop goals, thank, ask, and answer. */

/** This share of key results is changed, and this share dropped, when goals are looked at in the middle. */
const CHANGED = 0.06;
const DROPPED = 0.03;
/** This share of check-ins asks a colleague for feedback, and this share asks for another target. */
const ASKS = 0.01;
const WISHES = 0.01;
/** This share of a lead's people gets a word each week, half of them thanks. */
const GETS_A_WORD = 0.25;

export interface Living {
  address: string;
  chance: Chance;
}

/** Fills in what a check-in asks about keeping goals, and sometimes asks somebody for feedback. */
export function liveQuarter(
  form: PageForm,
  values: Map<string, string>,
  { address, chance }: Living,
  week: string,
): void {
  const names = [...form.options.keys()].filter((name) => name.endsWith('[adjust]'));
  for (const [place, name] of names.entries()) {
    const luck = chance.of(address, week, String(place), 'adjust');
    const choice = luck < DROPPED ? 'drop' : luck < DROPPED + CHANGED ? 'change' : 'keep';
    values.set(name, choice);
    const part = (other: string) => name.replace('[adjust]', `[${other}]`);
    if (choice === 'change')
      values.set(part('adjustTarget'), String(chance.between(101, 140, address, week)));
    if (choice !== 'keep')
      values.set(part('adjustReason'), chance.pick(REASONS, address, week, String(place)));
  }
  const [someone] = form.suggestions.get('askWhom') ?? [];
  if (someone && chance.of(address, week, 'asks') < ASKS) {
    const people = form.suggestions.get('askWhom') ?? [];
    values.set('askWhom', chance.pick(people, address, week, 'whom'));
    values.set('askWhat', 'What should I do more of, and what less?');
  }
}

/** @returns where somebody goes who would like another target; undefined for most. */
export function wishPage(page: Page, { address, chance }: Living): string | undefined {
  const link = page.links.find((each) => each.endsWith('/change'));
  return link && chance.of(address, page.title, 'wish') < WISHES ? `${link}/target` : undefined;
}

/**
 * Fills in the page on which another target is asked for.
 *
 * @param title of the page they came from: who wishes again another week wishes for something else.
 */
export function writeWish(form: PageForm, { address, chance }: Living, title: string): Map<string, string> {
  const values = new Map(form.values);
  const keyResults = (form.options.get('keyResult') ?? []).filter(Boolean);
  // Ids differ from run to run, so fate asks for the place.
  values.set(
    'keyResult',
    keyResults[chance.between(0, Math.max(0, keyResults.length - 1), address, 'which')] ?? '',
  );
  values.set('target', String(chance.between(141, 190, address, title, 'target')));
  values.set('reason', chance.pick(REASONS, address, 'reason'));
  return values;
}

/** Somebody looks at the week of their people and writes to some. */
export function writeFeedback(
  form: PageForm,
  values: Map<string, string>,
  { address, chance }: Living,
  title: string,
): void {
  const kinds = [...form.options.keys()].filter((name) => name.endsWith('[kind]'));
  let written = 0;
  for (const [place, name] of kinds.entries()) {
    const luck = chance.of(address, title, String(place), 'word', String(kinds.length));
    if (luck >= GETS_A_WORD) continue;
    written += 1;
    values.set(name, luck < GETS_A_WORD / 2 ? 'thanks' : 'feedback');
    values.set(name.replace('[kind]', '[words]'), chance.pick(WORDS, address, String(place)));
  }
  if (written === 0) values.set('none', 'yes');
}

const REASONS = [
  'A third of the team has been lent out until the end of the quarter.',
  'The customer it was meant for has left.',
  'It went faster than anybody thought.',
];

export const WORDS = [
  'Thank you for saying early what is in the way.',
  'The second figure tells more than the first; let us talk about it.',
  'I would try it with one customer before the others.',
];
