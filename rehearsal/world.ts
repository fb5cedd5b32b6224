import { addDays, addWorkingDays, atLocalHour, isWorkingDay, localDate } from '#domain/calendar.ts';
import type { SettableClock } from '#domain/clock.ts';
import type { Mailer } from '#services/mailer/create-mailer.ts';
import { type SealerDeps, sealDue } from '#services/mailer/sealer.ts';
import type { Db } from '#storage/database.ts';
import { readWaitingPlaces } from '#storage/sealing.ts';
import type { World } from './engine.ts';
import type { Happening } from './happenings.ts';
import type { Crowd } from './people/crowd.ts';
import type { ReceivedMail } from './people/mailbox.ts';
import type { Outside } from './people/outside.ts';

/** Routine mail leaves when the reader's working day has begun. */
const FIRST_MAIL_HOUR = 8;

/**
 * The world around the engine: mails are sealed and sent by the real mailer, people read and act, and what happens to them happens.
 *
 * @param input.received gets every mail, in the order of arrival.
 */
export function createWorld(input: {
  clock: SettableClock;
  sealer: SealerDeps;
  mailer: Pick<Mailer, 'drainOnce'>;
  outside: Pick<Outside, 'takeMails'>;
  crowd: Crowd;
  /** In the order of their times. */
  happenings: readonly Happening[];
  received: (mail: ReceivedMail) => void;
}): World {
  const { clock, crowd, mailer, outside, sealer } = input;
  const toCome = [...input.happenings];
  /** Mails on their way, while the engine looks after what does not depend on them; they arrive before anybody acts again. */
  let underWay: Promise<unknown> = Promise.resolve();

  async function nextMailAt(now: Date): Promise<Date | undefined> {
    const places = await readWaitingPlaces(sealer.db, now);
    const mornings = places.flatMap(({ timeZone, country, routine }) => {
      if (!routine) return [];
      const date = localDate(now, timeZone);
      const today = atLocalHour({ date, hour: FIRST_MAIL_HOUR, timeZone });
      const from = { date: today > now ? date : addDays(date, 1), country };
      const morning = isWorkingDay(from) ? from.date : addWorkingDays(from, 1);
      return [atLocalHour({ date: morning, hour: FIRST_MAIL_HOUR, timeZone })];
    });
    return earliest(mornings);
  }

  async function deliver(toSend: number, now: Date): Promise<void> {
    let sent = 0;
    for (let batch = 1; batch > 0 && sent < toSend; sent += batch) batch = await mailer.drainOnce();
    const mails = await outside.takeMails();
    crowd.receive(mails, now);
    for (const mail of mails) input.received(mail);
  }

  return {
    async nextAt() {
      await underWay;
      return earliest([await nextMailAt(clock.now()), crowd.nextAt(), toCome[0]?.at]);
    },
    async actUntilQuiet() {
      await underWay;
      const now = clock.now();
      let count = 0;
      for (let next = toCome[0]; next && next.at <= now; next = toCome[0]) {
        toCome.shift();
        await next.happen();
        count += 1;
      }
      crowd.away(await readAway(sealer.db));
      const acted = await crowd.act(now);
      const sealed = await sealDue(sealer);
      // What is not taken is not lost, but leaves with the next mails: nobody waits for it here.
      const toSend = sealed.mails - sealed.suppressed;
      if (toSend > 0) {
        underWay = deliver(toSend, now);
        // Heard of where it is waited for.
        underWay.catch(() => undefined);
      }
      count += acted + sealed.mails + sealed.moot;
      return count;
    },
  };
}

function earliest(moments: ReadonlyArray<Date | undefined>): Date | undefined {
  const known = moments.filter((moment): moment is Date => moment !== undefined);
  return known.length > 0 ? new Date(Math.min(...known.map((moment) => moment.getTime()))) : undefined;
}

/** @returns the addresses of those who are away now: they read nothing and press nothing. */
async function readAway(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('person').select('email').where('state', '=', 'away').execute();
  return rows.flatMap(({ email }) => email?.toLowerCase() ?? []);
}
