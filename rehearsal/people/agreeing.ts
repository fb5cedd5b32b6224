import type { Answerer } from './answers.ts';
import type { Page, PageForm } from './browser.ts';

/** Some wish in general, some at one goal, some put a number beside it. */
const AT_A_SPOT = 0.35;
const IN_GENERAL = 0.6;
/** Most take a number that somebody else proposes. */
const TAKES = 0.75;

/** Answers a review: agrees, sends it back in one of several ways, or says what was agreed in a conversation. */
export function writeReview(
  { form, page }: { form: PageForm; page: Page },
  values: Map<string, string>,
  { address, chance, sendsBack, talked }: Answerer,
): void {
  if (talked && form.options.get('decision')?.includes('agree-in-conversation')) {
    values.set('decision', 'agree-in-conversation');
    return;
  }
  if (sendsBack === 0) {
    values.set('decision', 'agree');
    return;
  }
  const wish = chance.pick(WISHES, address, page.title);
  const luck = chance.of(address, page.title, 'how');
  const measured = [...form.values.keys()].find((name) => /^points\[\d+\]\[target\]$/.test(name));
  // Who sends the same goals back a second time would rather talk.
  if (sendsBack > 1 || luck < IN_GENERAL - AT_A_SPOT || !measured) {
    values.set('decision', 'request-change');
    values.set('comment', wish);
    if (form.boxes.includes('talk') && sendsBack > 1) values.set('talk', 'yes');
    return;
  }
  const spot = measured.replace('[target]', '');
  if (luck < IN_GENERAL) {
    values.set(`${spot}[verdict]`, 'request-change');
    values.set(`${spot}[comment]`, wish);
    return;
  }
  values.set(`${spot}[verdict]`, 'propose');
  values.set(measured, String(closer(values, spot)));
}

/** A target a little nearer to where things stand, as people say it: `58`, not `57.6`. */
function closer(values: ReadonlyMap<string, string>, spot: string): number {
  const figure = (part: string) => Number((values.get(`${spot}[${part}]`) ?? '').replace(',', '.'));
  const [baseline, target] = [figure('baseline'), figure('target')];
  const proposed = Math.round(baseline + (target - baseline) * 0.8);
  return proposed === baseline || proposed === target ? target + Math.sign(target - baseline || 1) : proposed;
}

/** Says something to what was said about a draft that came back, and that both agreed if they talked. */
export function answerWishes(
  { form, page }: { form: PageForm; page: Page },
  values: Map<string, string>,
  { address, chance }: Answerer,
): void {
  const proposals = form.boxes.filter((name) => name.startsWith('answers['));
  for (const [place, box] of proposals.entries()) {
    if (chance.of(address, 'takes', String(place)) < TAKES) values.set(box, 'taken');
    else
      values.set(
        box.replace('[choice]', '[text]'),
        'We have looked at last year’s figures and believe in ours.',
      );
  }
  if (
    form.boxes.includes('agreedInConversation') &&
    page.notes.some((note) => /would like to talk/.test(note))
  )
    values.set('agreedInConversation', 'yes');
}

const WISHES = [
  'Could the second key result say from where to where? I cannot tell what would be good.',
  'This reads like our roadmap. What changes for the people who use it?',
  'Two of these can wait. Which one would you keep if you could keep only one?',
];
