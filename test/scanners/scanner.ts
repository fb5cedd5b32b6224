import chromium from '@sparticuz/chromium';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';

/** What a scanner met; `failed` is empty as long as every page could be shown. */
export interface Findings {
  opened: string[];
  pressed: string[];
  failed: string[];
}

/** Follows links as mail scanners do: by GET and HEAD, in a browser that runs scripts, and by pressing whatever can be pressed. */
export interface Scanner {
  /** GETs and HEADs each link. */
  fetch(links: readonly string[]): Promise<Findings>;
  /** Opens each link, and every page of ours that those lead to, until the network is idle. */
  open(links: readonly string[]): Promise<Findings>;
  /** On each of these pages presses every button of every form as the page came, each on a fresh page. */
  press(links: readonly string[]): Promise<Findings>;
  stop(): Promise<void>;
}

/** @returns a scanner with a Chromium of its own. */
export async function startScanner(): Promise<Scanner> {
  const browser: Browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args,
    headless: true,
  });
  // Never closed: this Chromium is one process and would end with its first context.
  const context = await browser.newContext();
  const pages = await Promise.all(Array.from({ length: AT_ONCE }, () => context.newPage()));
  const nothing = (): Findings => ({ opened: [], pressed: [], failed: [] });
  /** Pages that anybody may read, opened once for all. */
  const known = new Set<string>();
  const below = new Map<string, number>();

  /** The pages that lie under every link alike, such as raising a concern, are opened for some of the links. */
  function isWorthIt(link: string): boolean {
    const name = PAGE_BELOW.exec(link)?.[1];
    if (!name) return true;
    const times = (below.get(name) ?? 0) + 1;
    below.set(name, times);
    return times <= OFTEN_ENOUGH;
  }

  return {
    async fetch(links) {
      const found = nothing();
      for (const link of links)
        for (const method of ['GET', 'HEAD']) {
          const { status } = await fetch(link, { method, headers: { accept: 'text/html' } });
          (status < 500 ? found.opened : found.failed).push(`${method} ${link}: ${status}`);
        }
      return found;
    },
    async open(links) {
      const found = nothing();
      const seen = new Set<string>();
      for (let next = [...links]; next.length > 0; ) {
        const queue = [...new Set(next)].filter((link) => !seen.has(link) && !known.has(link));
        next = [];
        for (const link of queue) (PERSONAL.test(link) ? seen : known).add(link);
        const visit = async (page: Page) => {
          for (let link = queue.shift(); link; link = queue.shift()) {
            const { origin } = new URL(link);
            const answer = await page.goto(link, { waitUntil: 'load' });
            // What a script may still ask for is waited for; most pages have none.
            if ((await page.locator('script').count()) > 0) await page.waitForLoadState('networkidle');
            const status = answer?.status() ?? 0;
            (status > 0 && status < 500 ? found.opened : found.failed).push(link);
            next.push(...(await linksOn(page)).filter((each) => each.startsWith(origin) && isWorthIt(each)));
          }
        };
        await Promise.all(pages.map(visit));
      }
      return found;
    },
    async press(links) {
      const found = nothing();
      const queue = [...links];
      const visit = async (page: Page) => {
        for (let link = queue.shift(); link; link = queue.shift()) {
          await page.goto(link);
          const count = await page.evaluate<number>(`${BUTTONS}.length`);
          for (let index = 0; index < count; index += 1) {
            if (index > 0) await page.goto(link);
            const label = await page.evaluate<string>(`${BUTTONS}[${index}].textContent.trim()`);
            const [answer] = await Promise.all([
              page.waitForNavigation({ waitUntil: 'load' }),
              // No field may keep the press from being sent: a scanner does not care for what is required.
              page.evaluate(
                `(() => { const button = ${BUTTONS}[${index}]; button.form.noValidate = true; button.form.requestSubmit(button); })()`,
              ),
            ]);
            found.pressed.push(label);
            if ((answer?.status() ?? 500) >= 500) found.failed.push(`${label} on ${link}`);
          }
        }
      };
      await Promise.all(pages.map(visit));
      return found;
    },
    stop: () => browser.close(),
  };
}

const AT_ONCE = 6;
/** Pages of one person. */
const PERSONAL = /\/(?:t|reminders)\//;

/** A page below that of a link, by its name. */
const PAGE_BELOW = /\/t\/[^/]+\/(.+)/;
const OFTEN_ENOUGH = 6;

/** In disclosures and out of sight too; what is disabled cannot be pressed. */
const BUTTONS = `[...document.querySelectorAll('form button:enabled, form input[type=submit]:enabled')]`;

/** @returns where a page's links lead, without places within pages. */
async function linksOn(page: Page): Promise<string[]> {
  const links = await page.evaluate<string[]>(
    `[...document.querySelectorAll('a[href]')].map((link) => link.href.replace(/#.*/, ''))`,
  );
  return [...new Set(links)];
}
