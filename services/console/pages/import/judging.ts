import type { ImportProgress } from '#storage/people-import.ts';
import type { ImportPreview } from '#storage/people-import-preview.ts';

/** How much of the bar each stage has: most of the time goes into trying it out. */
const STAGES = { reading: [0, 0.15], checking: [0.15, 0.3], writing: [0.3, 1] } as const;
/** What nobody comes back for is let go after this. */
const KEPT_MS = 10 * 60_000;

/** A file that is being judged, or was a moment ago. */
export interface Judged {
  stage: ImportProgress['stage'];
  /** From 0 to 1. */
  share: number;
  /** When there is nothing more to wait for, whether it went well or not. */
  ended: boolean;
}

/** Files that this console judges for people who wait for their previews, by the ids under which they are kept. */
export interface Judging {
  /**
   * Begins to judge a file, or looks at one that is being judged already, and waits a little.
   *
   * @param judge judges it and says how far it is.
   * @param patienceMs how long to wait for the end.
   * @returns the preview, once: whoever asks again has it judged anew. How far it is while it takes longer.
   * @throws what judging threw.
   */
  ask(
    id: string,
    judge: (onProgress: (progress: ImportProgress) => void) => Promise<ImportPreview>,
    patienceMs: number,
  ): Promise<ImportPreview | Judged>;
  /** @returns how far it is; undefined where nothing is judged under this id. */
  look(id: string): Judged | undefined;
  /** Waits for all that is under way. */
  settle(): Promise<void>;
}

interface Job extends Judged {
  outcome: Promise<ImportPreview>;
}

export function createJudging(): Judging {
  const jobs = new Map<string, Job>();

  function begin(id: string, judge: Parameters<Judging['ask']>[1]): Job {
    const job: Job = {
      ...{ stage: 'reading', share: 0, ended: false },
      outcome: judge(({ stage, done, total }) => {
        const [from, to] = STAGES[stage];
        job.stage = stage;
        job.share = from + (to - from) * (total > 0 ? Math.min(1, done / total) : 0);
      }),
    };
    jobs.set(id, job);
    const end = () => {
      job.ended = true;
      setTimeout(() => forget(id, job), KEPT_MS).unref();
    };
    // Whoever asks hears of a failure; until then it is nobody's.
    job.outcome.then(end, end);
    return job;
  }

  function forget(id: string, job: Job): void {
    if (jobs.get(id) === job) jobs.delete(id);
  }

  return {
    async ask(id, judge, patienceMs) {
      const job = jobs.get(id) ?? begin(id, judge);
      await Promise.race([job.outcome.catch(() => {}), pause(patienceMs)]);
      if (!job.ended) return { stage: job.stage, share: job.share, ended: false };
      forget(id, job);
      return job.outcome;
    },
    look: (id) => jobs.get(id),
    async settle() {
      await Promise.allSettled([...jobs.values()].map(({ outcome }) => outcome));
    },
  };
}

/** @returns whether it is a preview, and no word about how far it is. */
export function isPreview(found: ImportPreview | Judged): found is ImportPreview {
  return 'report' in found;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
