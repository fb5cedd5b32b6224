import { setTimeout as sleep } from 'node:timers/promises';
import { answer, type Question, questionOf } from '#rehearsal/people/answers.ts';
import { createBrowser, type PageForm } from '#rehearsal/people/browser.ts';
import type { Chance } from '#rehearsal/people/chance.ts';
import { readMail } from '#rehearsal/people/mailbox.ts';
import { createHappening, type Happening } from './moment.ts';
import type { Arrived } from './sink.ts';

/** People who have nothing but their mails and a browser, and who do not give up when a page does not answer. */
export interface Readers {
  read(message: Arrived): void;
  /** What people were told is saved: from then on it may not be lost. By link. */
  acknowledged: ReadonlyMap<string, Question>;
  /** Happens when somebody presses a button. */
  press: Happening;
  /** How many presses got no answer, so that somebody pressed again. */
  unanswered(): number;
  /** How many tasks somebody is busy with. */
  busy(): number;
  /** The links to tasks that have come so far. */
  links(): string[];
  /** How many links to tasks have come so far. */
  asked(): number;
  /** Lets everybody end what they do, and nobody begin anything. */
  stop(): Promise<void>;
}

const PARALLEL = 12;
const AGAIN_MS = 300;
/** How often somebody is told that something is missing before they leave it. */
const PATIENCE = 4;
const PRESS_TIMEOUT_MS = 10_000;

export function createReaders(chance: Chance): Readers {
  const acknowledged = new Map<string, Question>();
  const known = new Set<string>();
  const queue: Array<{ link: string; address: string }> = [];
  const browser = createBrowser();
  const working = new Set<Promise<void>>();
  const pressed = createHappening();
  let unanswered = 0;
  let stopped = false;

  async function press(form: PageForm, values: ReadonlyMap<string, string>): Promise<number> {
    const answered = fetch(form.action, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams([...values]),
      signal: AbortSignal.timeout(PRESS_TIMEOUT_MS),
    });
    pressed.happens();
    const { status, body } = await answered;
    await body?.cancel();
    return status;
  }

  /** @returns whether this is settled; what met no answer or an error of the product is not. */
  async function tryOnce(link: string, address: string, attempt: number): Promise<boolean | 'refused'> {
    const page = await browser.open(link);
    if (page.status >= 500) return false;
    const asked = questionOf(page);
    if (!asked) return true;
    const person = { address, chance, sendsBack: 0, talked: false };
    const values = answer({ ...asked, page }, person, attempt);
    const button = asked.form.buttons.find(({ value }) => value === 'submit' || value === 'confirm');
    if (button) values.set(button.name, button.value);
    const status = await press(asked.form, values);
    if (status >= 500) return false;
    if (status !== 303) return 'refused';
    acknowledged.set(link, asked.question);
    return true;
  }

  async function settle(link: string, address: string): Promise<void> {
    for (let attempt = 1; !stopped && attempt <= PATIENCE; ) {
      const result = await tryOnce(link, address, attempt).catch(() => false);
      if (result === true) return;
      if (result === 'refused') attempt += 1;
      else {
        unanswered += 1;
        await sleep(AGAIN_MS);
      }
    }
  }

  async function work(): Promise<void> {
    for (let next = queue.shift(); next && !stopped; next = queue.shift())
      await settle(next.link, next.address);
  }

  async function open({ to, raw }: Arrived): Promise<void> {
    for (const link of (await readMail(Buffer.from(raw, 'latin1'))).taskLinks) {
      if (known.has(link) || stopped) continue;
      known.add(link);
      queue.push({ link, address: to });
    }
    while (working.size < PARALLEL && queue.length > 0) note(work());
  }

  function note(promise: Promise<void>): void {
    const noted: Promise<void> = promise.finally(() => working.delete(noted));
    working.add(noted);
  }

  return {
    acknowledged,
    press: pressed,
    unanswered: () => unanswered,
    busy: () => queue.length + working.size,
    links: () => [...known],
    asked: () => known.size,
    read: (message) => void open(message),
    async stop() {
      stopped = true;
      await Promise.all(working);
    },
  };
}
