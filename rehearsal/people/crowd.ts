import { type Answerer, answer, questionOf } from './answers.ts';
import type { Browser, Page } from './browser.ts';
import type { Chance } from './chance.ts';
import { raiseWorry, readAnswer } from './concerns.ts';
import { wishPage, writeWish } from './living.ts';
import type { ReceivedMail } from './mailbox.ts';
import { answerProposals, proposeGoal } from './proposals.ts';
import { type Letter, writeReply } from './replies.ts';
import { actsAt, type Temperament } from './temperament.ts';

/** How often people choose another way than pressing the button; by default a rehearsal's. */
export interface Habits {
  /** Share of check-ins that are answered by replying to the mail. */
  replies: number;
  /** Share of check-ins after which somebody says what worries them. */
  concerns: number;
}

/** Fewer people read these in most companies, and a quarter shall show how their numbers are written, too. */
const RARER: Readonly<Record<string, number>> = { fr: 5, es: 8 };

export const USUAL_HABITS: Habits = { replies: 0.03, concerns: 0.015 };

/** How often somebody tries when a page says what is missing. */
const PATIENCE = 4;
const PARALLEL = 8;

/** Everyone with a mailbox. They get the bytes of their mails and a browser, nothing else. */
export interface Crowd {
  /** Hands out new mails and makes up each reader's mind when to act. */
  receive(mails: readonly ReceivedMail[], now: Date): void;
  /** When somebody acts next. */
  nextAt(): Date | undefined;
  /** Lets everybody act whose time has come. @returns how many pages were opened. */
  act(now: Date): Promise<number>;
  /** From now on somebody new reads mail. */
  join(address: string, person: { temperament: Temperament; timeZone: string }): void;
  /** Those who are away now; what they had in mind waits until they are back. */
  away(addresses: readonly string[]): void;
  /** From now on the person reads no mail. */
  leave(address: string): void;
  /** Pages that should have asked or thanked and did neither: a defect of the product, not of the people. */
  surprises(): readonly string[];
}

interface Intention {
  at: Date;
  link: string;
  address: string;
  mail: ReceivedMail;
  /** What somebody is about to do: act on the page, reply to the mail, or read what became of a concern. */
  way: 'page' | 'reply' | 'read';
}

/** This share of drafts comes back to its author, half of them twice; the page's title tells one draft from another. */
const SENT_BACK = 0.2;
/** This share of reviewers begins with the list of all that waits for them. */
const USES_THE_LIST = 0.5;
const NO_WISH = { sendsBack: 0, talked: false } as const;

/** This share of requests of other departments nobody answers. */
const LEFT_ALONE = 0.2;

/** @param people the temperament of each address; mail to anybody else is read by nobody. */
export function createCrowd(input: {
  people: ReadonlyMap<string, { temperament: Temperament; timeZone: string }>;
  chance: Chance;
  browser: Browser;
  /** Sends a reply; without it nobody replies. */
  sendReply?: (letter: Letter) => Promise<void>;
  habits?: Habits | undefined;
}): Crowd {
  const { chance, browser, sendReply, habits = USUAL_HABITS } = input;
  const people = new Map(input.people);
  const gone = new Set<string>();
  let absent = new Set<string>();
  const done = new Set<string>();
  const sentBack = new Map<string, number>();
  const surprises: string[] = [];
  let intentions: Intention[] = [];

  async function actOn(intention: Intention, now: Date): Promise<void> {
    const { link, address } = intention;
    if (intention.way === 'read')
      return readAnswer({ browser, chance }, { link, address, what: intention.mail.subject });
    let page = await browser.open(link);
    if (intention.way === 'reply' && (await replied(intention, page, now))) return;
    const mind = mindAbout(questionOf(page)?.question, page.title);
    if (mind.sendsBack === 0 && (await agreedTogether(page, address))) page = await browser.open(link);
    await wishesForChange(page, address);
    for (let attempt = 1; attempt <= PATIENCE; attempt += 1) {
      const asked = questionOf(page);
      if (!asked) {
        const unread = page.forms.some(({ action }) => action === link);
        if (page.status >= 500 || page.title === '' || unread) surprises.push(`${page.status} ${page.title}`);
        return;
      }
      // Some requests stay in the inbox, whoever reads it.
      if (['reply', 'concern'].includes(asked.question) && chance.of('left alone', page.title) < LEFT_ALONE)
        return;
      const { title } = page;
      if (asked.question === 'draft' && attempt === 1)
        surprises.push(...(await answerProposals({ browser, chance }, { page, address })));
      const person: Answerer = { address, chance, ...mind };
      const values = answer({ ...asked, page }, person, attempt);
      const button = asked.form.buttons.find(({ value }) => value === 'submit' || value === 'confirm');
      if (button) values.set(button.name, button.value);
      page = await browser.submit(asked.form, values);
      if (page.status === 200 && !questionOf(page)) {
        done.add(link);
        if (asked.question === 'acknowledge') {
          const surprise = await proposeGoal({ browser, chance }, { link, address });
          if (surprise) surprises.push(surprise);
        }
        if (asked.question === 'check-in' && chance.of(address, title, 'worry') < habits.concerns) {
          const surprise = await raiseWorry({ browser, chance }, { link, address, what: title });
          if (surprise) surprises.push(surprise);
        }
        return;
      }
    }
    surprises.push(`gave up: ${page.status} ${page.title} ${page.notes.join(' / ')}`);
  }

  /** @returns whether the mail has been answered; one that cannot be is acted on by its page. */
  async function replied({ mail, link }: Intention, page: Page, now: Date): Promise<boolean> {
    const asked = questionOf(page);
    const reply = asked?.question === 'check-in' && writeReply({ mail, form: asked.form, chance, now });
    if (!reply || !sendReply) return false;
    await sendReply(reply.letter);
    if (!reply.clear) return true;
    done.add(link);
    if (questionOf(await browser.open(link))) surprises.push(`a reply was not taken: ${reply.letter.text}`);
    return true;
  }

  /** Many who have several sets of goals to agree begin with the list of them all. */
  async function agreedTogether(page: Page, address: string): Promise<boolean> {
    const list = page.links.find((link) => link.endsWith('/reviews'));
    if (!list || chance.of(address, 'list') >= USES_THE_LIST) return false;
    const listed = await browser.open(list);
    const asked = questionOf(listed);
    if (asked?.question !== 'agree-together') return false;
    await browser.submit(asked.form, answer({ ...asked, page: listed }, { address, chance, ...NO_WISH }, 1));
    return true;
  }

  /** A few ask for another target before they check in. */
  async function wishesForChange(page: Page, address: string): Promise<void> {
    const path = wishPage(page, { address, chance });
    if (!path) return;
    const opened = await browser.open(path);
    const form = opened.forms[0];
    if (!form) return;
    const answered = await browser.submit(form, writeWish(form, { address, chance }, page.title));
    if (answered.status !== 200) surprises.push(`wish: ${answered.status} ${answered.title}`);
  }

  function mindAbout(question: string | undefined, title: string): Pick<Answerer, 'sendsBack' | 'talked'> {
    if (question !== 'review') return NO_WISH;
    const luck = chance.of('sent back', title);
    const before = sentBack.get(title) ?? 0;
    const twice = luck < SENT_BACK / 2;
    if (luck >= SENT_BACK || before >= (twice ? 2 : 1)) {
      // Said once; if the author has not said the same, the goals are agreed by an ordinary press the next time.
      const talked = twice && before === 2;
      if (talked) sentBack.set(title, before + 1);
      return { sendsBack: 0, talked };
    }
    sentBack.set(title, before + 1);
    return { sendsBack: before + 1, talked: false };
  }

  return {
    receive(mails, now) {
      for (const mail of mails) {
        const person = gone.has(mail.to) ? undefined : people.get(mail.to);
        if (!person) continue;
        for (const [place, link] of mail.taskLinks.entries()) {
          if (done.has(link) || intentions.some((intention) => intention.link === link)) continue;
          const at = actsAt(
            person,
            now,
            chance,
            mail.to,
            mail.subject,
            String(place),
            now.toISOString().slice(0, 10),
          );
          const reply =
            mail.letters.length > 0 &&
            chance.of(mail.to, mail.subject, 'replies') < habits.replies * (RARER[mail.language] ?? 1);
          if (at)
            intentions.push({ at, link, address: mail.to, mail, way: reply && sendReply ? 'reply' : 'page' });
        }
        for (const link of mail.concernLinks) {
          const at = actsAt(
            person,
            now,
            chance,
            mail.to,
            mail.subject,
            'read',
            now.toISOString().slice(0, 10),
          );
          if (at) intentions.push({ at, link, address: mail.to, mail, way: 'read' });
        }
      }
    },
    nextAt() {
      const next = Math.min(
        ...intentions.filter(({ address }) => !absent.has(address)).map(({ at }) => at.getTime()),
      );
      return Number.isFinite(next) ? new Date(next) : undefined;
    },
    async act(now) {
      const isDue = ({ at, address }: Intention) => at <= now && !absent.has(address);
      const due = intentions.filter(isDue);
      intentions = intentions.filter((intention) => !isDue(intention));
      const present = due.filter((intention) => !gone.has(intention.address));
      const count = present.length;
      // Nobody does two things at once: what they do on one page may change what the next one asks.
      const queue = [...Map.groupBy(present, ({ address }) => address).values()];
      await Promise.all(
        Array.from({ length: PARALLEL }, async () => {
          for (let next = queue.shift(); next; next = queue.shift())
            for (const intention of next) await actOn(intention, now);
        }),
      );
      return count;
    },
    join: (address, person) => void people.set(address, person),
    away(addresses) {
      absent = new Set(addresses);
    },
    leave: (address) => void gone.add(address),
    surprises: () => surprises,
  };
}
