import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOTICE_KINDS, type NoticeKind, type TaskKind } from '#domain/kinds.ts';
import { digestOf } from './digest.ts';
import { type PlayedCycle, playCycle, type ScannedMail } from './played-cycle.ts';
import { type Findings, type Scanner, startScanner } from './scanner.ts';

const HOUR_MS = 3_600_000;
/** The day after the launch, half an hour after mails leave in Berlin. */
const FIRST_LOOK = Date.parse('2026-12-02T07:30:00Z');
const LAST_LOOK = Date.parse('2027-02-10T07:30:00Z');
/** What nobody is told in this quarter; it is told by hand in its middle. */
const BY_HAND: readonly NoticeKind[] = [
  'in-force',
  'talk',
  'parent-changed',
  'proposal-answered',
  'prepare-asked',
  'prepared',
  'concern-overdue',
  'cycle-cancelled',
  'change-decided',
  'handed-over',
  'returned',
  'reorganised',
];
/** What only a longer quarter asks for; it is asked by hand as well. */
const ASKED_BY_HAND = [
  'change',
  'pace',
  'decisions',
  'welcome',
  'pilot-decision',
  'champion',
] as const satisfies readonly TaskKind[];
/** Comes only to whoever replies to a mail, and leads to the page of the check-in that is pressed here anyway. */
const OTHERWISE: readonly NoticeKind[] = ['reply'];
/** A whole quarter with a browser beside it, on a machine that does something else as well. */
const QUARTER_MS = 600_000;

/**
 * Mail scanners follow every link before its reader does and again afterwards; some run scripts, some press buttons.
 * None of that may change anything. @sparticuz/chromium is built for Linux; elsewhere only this is left out.
 */
describe.runIf(process.platform === 'linux')('scanners of mails', () => {
  let cycle: PlayedCycle;
  let scanner: Scanner;
  const mails: ScannedMail[] = [];
  const pressed: string[] = [];
  const failed: string[] = [];
  /** What was just done when it was scanned, by the title of its page. */
  const takenBack = new Set<string>();

  beforeAll(async () => {
    [cycle, scanner] = await Promise.all([playCycle(), startScanner()]);
  }, QUARTER_MS);
  afterAll(async () => {
    await scanner?.stop();
    await cycle?.stop();
  });

  /** Scans these links in a way, and expects every row of every table as it was. @returns what was opened. */
  async function scan(way: keyof Omit<Scanner, 'stop'>, links: readonly string[]): Promise<string[]> {
    if (links.length === 0) return [];
    const before = await digestOf(cycle.db);
    const found: Findings = await scanner[way](links);
    pressed.push(...found.pressed);
    failed.push(...found.failed);
    expect(await digestOf(cycle.db), `${way} ${links.join(' ')}`).toEqual(before);
    return found.opened;
  }

  it(
    'change nothing, whenever they come and whatever they press',
    async () => {
      const known = new Set<NoticeKind>();
      let told = false;
      for (let at = FIRST_LOOK; at < LAST_LOOK; at = nextLook(at)) {
        await cycle.playUntil(new Date(at));
        const came = await cycle.takeMails();
        mails.push(...came);
        const ofNewKind = came.filter(({ kinds }) => kinds.some((kind) => !known.has(kind)));
        for (const { kinds } of ofNewKind) for (const kind of kinds) known.add(kind);
        if (!told && known.has('agreed')) {
          await cycle.tell(BY_HAND);
          await cycle.ask(ASKED_BY_HAND);
          told = true;
        }
        await scan('fetch', unique(ofNewKind));
        // What a page of ours leads to is pressed too.
        await scan('press', await scan('open', unique(ofNewKind)));
        await scan('press', await justDone());
      }
      // By now they all are done, over or replaced.
      await scan('fetch', unique(mails));
      await scan('open', unique(oneOfEachSort(mails)));
      expect(failed).toEqual([]);
    },
    QUARTER_MS,
  );

  it('saw every kind of mail there is', () => {
    const kinds = new Set(mails.flatMap((mail) => mail.kinds));
    expect(NOTICE_KINDS.filter((kind) => !kinds.has(kind))).toEqual(OTHERWISE);
    for (const { links } of mails) expect(links.length).toBeGreaterThan(0);
    expect(unique(mails).filter((link) => !link.startsWith(`${cycle.baseUrl}/`))).toEqual([]);
  });

  it('pressed what people press, and what takes it back', () => {
    const labels = new Set(pressed);
    for (const label of [
      'Save for later',
      'Submit',
      'Check in',
      'Confirm the scores',
      'Decide',
      'Take it back',
      'Tell us',
    ])
      expect([...labels]).toContain(label);
    expect(takenBack.size).toBeGreaterThanOrEqual(6);
    expect(cycle.crowd.surprises()).toEqual([]);
  });

  /** @returns links to what was done so lately that it can be taken back, one of each kind. */
  async function justDone(): Promise<string[]> {
    const since = cycle.clock.now().getTime() - 48 * HOUR_MS;
    const recent = unique(mails.filter(({ at }) => at.getTime() > since)).filter((link) =>
      link.includes('/t/'),
    );
    const found: string[] = [];
    for (const link of recent) {
      const body = await (await fetch(link)).text();
      const title = /<h1>([^<]*)/.exec(body)?.[1] ?? '';
      if (!body.includes('/undo"') || takenBack.has(title)) continue;
      takenBack.add(title);
      found.push(link);
    }
    return found;
  }
});

/**
 * Mails leave in the morning, and late in the afternoon when a phase ends: their readers act an hour later and can take
 * it back for another hour and a half.
 */
function nextLook(at: number): number {
  const next = new Date(at + HOUR_MS);
  if (next.getUTCHours() > 9 && next.getUTCHours() < 16) next.setUTCHours(16);
  if (next.getUTCHours() > 16) next.setUTCHours(24 + 7);
  while (next.getUTCDay() % 6 === 0) next.setUTCDate(next.getUTCDate() + 1);
  return next.getTime();
}

/** @returns a mail for each set of things that mails told of together: the pages of the others are those of these. */
function oneOfEachSort(mails: readonly ScannedMail[]): ScannedMail[] {
  return [...new Map(mails.map((mail) => [mail.kinds.toSorted().join(), mail])).values()];
}

function unique(mails: readonly ScannedMail[]): string[] {
  return [...new Set(mails.flatMap(({ links }) => links))];
}
