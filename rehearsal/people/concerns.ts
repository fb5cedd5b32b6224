import type { Browser } from './browser.ts';
import type { Chance } from './chance.ts';

/** What worries people; said from the page of a task of theirs. */
const WORRIES = [
  'Two teams wait for each other, and nobody says so.',
  'The target was set before we lost two people.',
  'We hear of changes above us only when they have happened.',
];
const IN_CONFIDENCE = 0.3;
/** So many find that the answer does not answer it. */
const INSISTS = 0.3;

/** @returns a sentence when the page that should have taken a concern did not. */
export async function raiseWorry(
  { browser, chance }: { browser: Browser; chance: Chance },
  { link, address, what }: { link: string; address: string; what: string },
): Promise<string | undefined> {
  const page = await browser.open(`${link}/concern`);
  const form = page.forms.find(({ options }) => options.has('audience'));
  if (!form) return `no place for a concern: ${page.status} ${page.title}`;
  const values = new Map(form.values);
  values.set('audience', chance.pick(form.options.get('audience') ?? [''], address, what, 'audience'));
  values.set('words', chance.pick(WORRIES, address, what, 'words'));
  if (chance.of(address, what, 'confidence') < IN_CONFIDENCE) values.set('confidential', 'yes');
  const answer = await browser.submit(form, values);
  return answer.status === 200
    ? undefined
    : `a concern was refused: ${answer.status} ${answer.notes.join(' ')}`;
}

/** Reads the answer to a concern, and says that it does not answer it if that is so. */
export async function readAnswer(
  { browser, chance }: { browser: Browser; chance: Chance },
  { link, address, what }: { link: string; address: string; what: string },
): Promise<void> {
  const page = await browser.open(link);
  const form = page.forms.find(({ boxes }) => boxes.some((box) => box.startsWith('insist-')));
  const box = form?.boxes[0];
  if (!form || !box || chance.of(address, what, 'insists') >= INSISTS) return;
  await browser.submit(form, new Map([[box, 'yes']]));
}
