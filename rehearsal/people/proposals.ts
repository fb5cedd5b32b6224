import type { Browser, Page } from './browser.ts';
import type { Chance } from './chance.ts';

/** Goals that people propose to their lead once they know what goals are for; and what leads say to them. */
const IDEAS = [
  {
    title: 'New colleagues are at home within two weeks',
    why: 'Three of us began last year and waited long.',
  },
  { title: 'Nobody hears of a delay from somebody else', why: 'It is what we are asked about most often.' },
  { title: 'What we decide can be found a month later', why: '' },
];
/** This share of those who have read the primer proposes a goal. */
const PROPOSES = 0.06;
const TAKES = 0.5;

interface Proposing {
  browser: Browser;
  chance: Chance;
}

/** @returns a sentence when the page that should have taken a proposal did not; most people propose nothing. */
export async function proposeGoal(
  { browser, chance }: Proposing,
  { link, address }: { link: string; address: string },
): Promise<string | undefined> {
  if (chance.of(address, 'proposes') >= PROPOSES) return undefined;
  const page = await browser.open(`${link}/propose`);
  const [form] = page.forms;
  // Whoever leads the department themselves, or reads the primer late, has no place for it.
  if (!form) return page.status === 200 ? undefined : `no place for a proposal: ${page.status} ${page.title}`;
  const { title, why } = chance.pick(IDEAS, address, 'idea');
  const answer = await browser.submit(form, new Map([...form.values, ['title', title], ['why', why]]));
  return answer.status === 200 ? undefined : `a proposal was refused: ${answer.status} ${answer.title}`;
}

/** Answers what people proposed, before the own draft is written. @returns a sentence for each answer that was not taken. */
export async function answerProposals(
  { browser, chance }: Proposing,
  { page, address }: { page: Page; address: string },
): Promise<string[]> {
  const link = page.links.find((each) => each.endsWith('/proposals'));
  if (!link) return [];
  const surprises: string[] = [];
  for (const [place, form] of (await browser.open(link)).forms.entries()) {
    const taken = chance.of(address, 'proposal', String(place)) < TAKES;
    const values = new Map(form.values);
    values.set('answer', taken ? 'taken' : 'declined');
    values.set('words', taken ? 'I build on it.' : 'Not this quarter: two others come first.');
    const { status, title } = await browser.submit(form, values);
    if (status !== 200) surprises.push(`an answer to a proposal was refused: ${status} ${title}`);
  }
  return surprises;
}
