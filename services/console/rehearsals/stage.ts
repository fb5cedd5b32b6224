import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { FastifyBaseLogger } from 'fastify';
import type { Actor, LaunchRequest } from '#domain/launch.ts';
import { parsePeriod } from '#domain/period.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { readCast } from '#storage/rehearsals/cast.ts';
import { beginRehearsal, endRehearsal, noteProgress } from '#storage/rehearsals/store.ts';
import { readChildLine } from './child-lines.ts';

const SCRIPT = fileURLToPath(new URL('../../../rehearsal/child.ts', import.meta.url));
/** A year of a large company takes long; what takes longer than this hangs. */
const LONGEST_MS = 30 * 60_000;
/** How long it may take to put away what it has started. */
const GRACE_MS = 20_000;
/** Progress is written no more often, and a sign of life no less. */
const NOTE_EVERY_MS = 500;
const SEED = 1;

/** One plan to be rehearsed, as it would be launched. */
export interface StagedPlan {
  name: string;
  departments: readonly string[];
  form: { [field: string]: string | string[] };
  digest: string;
  request: Omit<LaunchRequest, 'actor'> & { policies: Readonly<Record<string, unknown>> };
  actor: Actor;
}

/** Plays rehearsals beside the console, one at a time. */
export interface Stage {
  /** @returns the id under which it is watched. @throws DomainError while another one is played. */
  begin(plan: StagedPlan): Promise<string>;
  /** Ends one, where it is played here. */
  cancel(id: string): Promise<void>;
  stop(): Promise<void>;
}

export interface StageDeps extends StoreDeps {
  /** The Temporal CLI, whose server the rehearsal plays on. */
  temporalBinary: string;
  /** What the process gets to know of the environment; nothing of the product's secrets. */
  environment: Readonly<Record<string, string>>;
  logger: FastifyBaseLogger;
  /** Another program in place of the rehearsal, for tests of what happens around it. */
  script?: string | undefined;
}

/** @returns a stage; nothing is started before the first rehearsal. */
export function createStage(deps: StageDeps): Stage {
  const playing = new Map<string, ChildProcess>();

  async function play(id: string, plan: StagedPlan): Promise<void> {
    const flags = ['--disable-warning=ExperimentalWarning'];
    const child = spawn(process.execPath, [...flags, deps.script ?? SCRIPT], {
      env: deps.environment,
      // In a group of its own: Ctrl-C in a terminal ends the console, which then ends this properly.
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    playing.set(id, child);
    const tooLong = setTimeout(() => endGently(child), LONGEST_MS);
    const lifeSign = setInterval(() => void note(last), 10_000);
    let last: { share: number; day: string | null } = { share: 0, day: null };
    let noted = 0;
    let problem = '';
    const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
    child.once('error', (error) => deps.logger.warn({ err: error }, 'a rehearsal could not be started'));
    child.stdin.on('error', () => {});
    child.stderr.on('data', (chunk: Buffer) => deps.logger.warn({ said: String(chunk) }, 'a rehearsal said'));
    async function note(at: typeof last): Promise<void> {
      const goesOn = await noteProgress(deps, id, at).catch(() => true);
      if (!goesOn) endGently(child);
    }
    try {
      child.stdin.end(JSON.stringify(await orderOf(plan)));
      await listen();
      await ended;
    } catch (error) {
      endGently(child);
      throw error;
    } finally {
      clearTimeout(tooLong);
      clearInterval(lifeSign);
      playing.delete(id);
    }
    // Says nothing where it has ended well or was cancelled.
    await endRehearsal(deps, id, {
      state: 'failed',
      problem: problem || 'It broke off; the log says where.',
    });

    async function listen(): Promise<void> {
      for await (const text of createInterface({ input: child.stdout })) {
        const line = readChildLine(text);
        if (!line) continue;
        if ('problem' in line) problem = line.problem;
        else if ('report' in line)
          await endRehearsal(deps, id, { state: 'done', figures: line.figures, report: line.report });
        else {
          last = line;
          const now = performance.now();
          if (now - noted < NOTE_EVERY_MS) continue;
          noted = now;
          await note(line);
        }
      }
    }
  }

  async function orderOf({ request }: StagedPlan): Promise<object> {
    const { period, departments, except, start, sponsorEmail, note, texts, policies, includeShared } =
      request;
    return {
      temporalBinary: deps.temporalBinary,
      ...{ today: deps.clock.now().toISOString(), seed: SEED, quarter: period, departments },
      launch: { except, start, sponsorEmail, note, texts, policies, includeShared },
      cast: await readCast(deps.db, parsePeriod(period)),
    };
  }

  return {
    async begin(plan) {
      const id = await beginRehearsal(deps, plan);
      void play(id, plan).catch(async (error) => {
        deps.logger.error({ err: error }, 'a rehearsal could not be played');
        await endRehearsal(deps, id, {
          state: 'failed',
          problem: 'It could not be started; the log says why.',
        });
      });
      return id;
    },
    async cancel(id) {
      await endRehearsal(deps, id, { state: 'cancelled' });
      const child = playing.get(id);
      if (child) endGently(child);
    },
    async stop() {
      const children = [...playing.values()];
      for (const [id, child] of playing) {
        await endRehearsal(deps, id, { state: 'failed', problem: 'The console was stopped meanwhile.' });
        endGently(child);
      }
      await Promise.all(children.map((child) => gone(child)));
    },
  };
}

/** Asks it to put its servers away; what does not listen is ended. */
function endGently(child: ChildProcess): void {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref();
}

function gone(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('close', () => resolve());
  });
}
