import { createChance } from '#rehearsal/people/chance.ts';

/** The services of the product, each a process of its own. */
export const SERVICES = ['worker', 'mailer', 'task-pages', 'console'] as const;
export type Service = (typeof SERVICES)[number];

/** What is killed: the services, and the two servers they stand on. */
export const VICTIMS = [...SERVICES, 'postgres', 'temporal'] as const;
export type Victim = (typeof VICTIMS)[number];

/**
 * What the relay does to the next messages. `busy`: 451. `refusing`: 550, so that nobody may expect the mail to arrive.
 * `cut-before`: takes the message and drops the connection before it answers. `cut-after`: drops it right after the
 * answer. `slow`: answers late.
 */
export const MOODS = ['busy', 'refusing', 'cut-before', 'cut-after', 'slow'] as const;
export type Mood = (typeof MOODS)[number];

/** When a kill strikes: `press` while an answer is on its way, `mail` while one is being taken, `any` whatever happens. */
export const MOMENTS = ['any', 'press', 'mail'] as const;
export type Moment = (typeof MOMENTS)[number];

/** One mishap, so long after the one before it; a kill waits for its moment. */
export type Mishap = { afterMs: number } & (
  | { kill: Victim; at: Moment; delayMs: number }
  | { mood: Mood; messages: number }
  /** The service's wall clock is so far off, ahead or behind, and after a while right again. */
  | { clock: Service; offMs: number; forMs: number }
  /** Something holds every connection to the database that the service may have. */
  | { hold: Service; forMs: number }
);

/** This share of mishaps befalls the relay. */
const RELAY_SHARE = 0.25;
const CLOCK_SHARE = 0.1;
const HOLD_SHARE = 0.1;
/** Any share between those of the relay and of clocks and connections. */
const KILL = 0.5;
const SHORTEST_GAP_MS = 200;
const LONGEST_GAP_MS = 2_000;
/** Further off, and what is dated by it would come so much later; nearer, and nothing would notice. */
export const FURTHEST_OFF_MS = 8_000;
const MOST_MESSAGES = 6;
/** An answer takes about so long from the press to the thanks. */
const LONGEST_DELAY_MS = 25;

/**
 * Draws what goes wrong and when. The same seed draws the same mishaps; where the product stands when one comes still
 * depends on the machine.
 *
 * @param count how many mishaps; of the first six kills each has another victim.
 */
export function drawMishaps(seed: number, count: number): Mishap[] {
  const chance = createChance(seed);
  const order = [...VICTIMS].sort((a, b) => chance.of('order', a) - chance.of('order', b));
  let kills = 0;
  return Array.from({ length: count }, (_, index): Mishap => {
    const turn = String(index);
    const afterMs = chance.between(SHORTEST_GAP_MS, LONGEST_GAP_MS, 'gap', turn);
    // Two of three are kills until every part had its turn, so that a short round kills each.
    const inTurn = index % 3 !== 0 && kills < VICTIMS.length;
    const what = inTurn ? KILL : chance.of('relay', turn);
    if (what > 1 - CLOCK_SHARE) {
      const ahead = chance.of('ahead', turn) < 0.5 ? 1 : -1;
      const offMs = ahead * chance.between(500, FURTHEST_OFF_MS, 'off', turn);
      const clock = chance.pick(SERVICES, 'clock', turn);
      return { afterMs, clock, offMs, forMs: chance.between(1_000, 6_000, 'wrong', turn) };
    }
    if (what > 1 - CLOCK_SHARE - HOLD_SHARE) {
      const hold = chance.pick(SERVICES, 'hold', turn);
      return { afterMs, hold, forMs: chance.between(500, 3_000, 'held', turn) };
    }
    if (what < RELAY_SHARE) {
      const mood = chance.pick(MOODS, 'mood', turn);
      // A refusal takes a person's mails away for good: one is enough to show that the others do not suffer.
      const messages = mood === 'refusing' ? 1 : chance.between(1, MOST_MESSAGES, 'messages', turn);
      return { afterMs, mood, messages };
    }
    const kill = order[kills] ?? chance.pick(VICTIMS, 'victim', turn);
    kills += 1;
    const at = chance.pick(MOMENTS, 'moment', turn);
    return {
      afterMs,
      kill,
      at,
      delayMs: at === 'any' ? 0 : chance.between(0, LONGEST_DELAY_MS, 'delay', turn),
    };
  });
}
