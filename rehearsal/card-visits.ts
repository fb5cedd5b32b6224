import type { LinkKey } from '#domain/action-token.ts';
import { addDays, atLocalHour, localDate, mondayOf } from '#domain/calendar.ts';
import { codeOfCard } from '#domain/presence/card.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { issueMissingCards, listCards } from '#storage/presence/cards.ts';
import type { Happening } from './happenings.ts';
import type { Browser } from './people/browser.ts';
import type { Crowd } from './people/crowd.ts';

const ACTOR = { kind: 'hr-ops', label: 'rehearsal' } as const;

/** Once a week, the day after its check-ins were opened, around the end of a shift. */
const VISIT = { day: 1, hour: 14 };

/**
 * People whom no mail reaches are given cards, and look once a week at what waits behind theirs.
 *
 * @param input.until the last day on which anything can wait.
 * @returns a visit of each week from now on.
 */
export function planCardVisits(
  deps: StoreDeps,
  input: {
    baseUrl: string;
    key: LinkKey;
    zone: string;
    until: string;
    browser: Browser;
    crowd: Pick<Crowd, 'join' | 'receive'>;
  },
): Happening[] {
  const { zone, until } = input;
  const visits: Happening[] = [];
  const now = deps.clock.now();
  for (let week = mondayOf(localDate(now, zone)); week <= until; week = addDays(week, 7)) {
    const at = atLocalHour({ date: addDays(week, VISIT.day), hour: VISIT.hour, timeZone: zone });
    if (at > now) visits.push({ at, happen: () => visit(deps, input) });
  }
  return visits;
}

async function visit(
  deps: StoreDeps,
  { baseUrl, key, browser, crowd }: Parameters<typeof planCardVisits>[1],
): Promise<void> {
  await issueMissingCards(deps, { key, actor: ACTOR });
  const people = await deps.db
    .selectFrom('person')
    .select(['id', 'employeeId', 'timeZone'])
    .where('email', 'is', null)
    .where('state', '=', 'active')
    .execute();
  const present = new Map(people.map((person) => [person.id, person]));
  for (const { personId, cardId, digest, name } of await listCards(deps.db)) {
    const person = present.get(personId);
    const code = cardId && digest && codeOfCard([key], { cardId, personId }, digest);
    if (!person || !code) continue;
    // Ids differ from run to run; what people choose must not.
    const who = `card ${person.employeeId ?? name}`;
    crowd.join(who, { temperament: 'prompt', timeZone: person.timeZone });
    const now = deps.clock.now();
    const nothing = { concernLinks: [], letters: [], replyTo: null, language: 'en' };
    const taskLinks = await openTasks(browser, `${baseUrl}/card/${code}`);
    crowd.receive([{ ...nothing, to: who, subject: name, date: now, messageId: who, taskLinks }], now);
  }
}

/** Presses each button of the card's page, as its holder does one after another. @returns the pages it leads to. */
async function openTasks(browser: Browser, card: string): Promise<string[]> {
  const page = await browser.open(card);
  const links: string[] = [];
  for (const form of page.forms)
    for (const { name, value } of form.buttons) {
      if (name !== 'task') continue;
      const opened = await browser.submit(form, new Map([...form.values, [name, value]]));
      links.push(opened.url);
    }
  return links;
}
