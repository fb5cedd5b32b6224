import { setTimeout as sleep } from 'node:timers/promises';
import { Type } from 'typebox';
import { Value } from 'typebox/value';

/** HR ops at the REST interface, who ask again until they know. */
export interface HrOps {
  /** @param departments of a pilot; everybody else when left out. @returns the cycle's id. */
  launch(quarter: string, departments?: readonly string[]): Promise<string>;
  /** Goes on to the next stage, once: a command whose answer was lost is asked about before it is given again. */
  advance(cycleId: string): Promise<void>;
  /** Commands of which they know that they were taken. */
  commands(): number;
}

const AGAIN_MS = 300;
const GIVE_UP_MS = 180_000;
const Launched = Type.Object({ cycleId: Type.String() });
const Versioned = Type.Object({ version: Type.Integer() });

/** @throws Error with the answer when the console refuses, or none came within three minutes. */
export function createHrOps(console: { url: string; token: string }): HrOps {
  let commands = 0;

  /** @returns the answer, or undefined where nobody can know what became of the request. */
  async function ask(method: string, path: string, init: { body?: object; version?: number } = {}) {
    try {
      const response = await fetch(`${console.url}/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${console.token}`,
          ...(init.body ? { 'content-type': 'application/json' } : {}),
          ...(init.version === undefined ? {} : { 'if-match': `"${init.version}"` }),
        },
        signal: AbortSignal.timeout(10_000),
        ...(init.body ? { body: JSON.stringify(init.body) } : {}),
      });
      if (response.status >= 500) return undefined;
      return { status: response.status, body: (await response.json()) as unknown };
    } catch {
      return undefined;
    }
  }

  async function untilAnswered(what: string, once: typeof ask, ...args: Parameters<typeof ask>) {
    const giveUpAt = performance.now() + GIVE_UP_MS;
    for (;;) {
      const answered = await once(...args);
      if (answered && answered.status < 300) return answered.body;
      if (answered) throw new Error(`${what} was refused: ${JSON.stringify(answered.body)}`);
      if (performance.now() > giveUpAt) throw new Error(`${what} got no answer within three minutes.`);
      await sleep(AGAIN_MS);
    }
  }

  async function versionOf(cycleId: string): Promise<number> {
    const body = await untilAnswered('Looking at the cycle', ask, 'GET', `/cycles/${cycleId}`);
    return Value.Parse(Versioned, body).version;
  }

  return {
    commands: () => commands,
    async launch(quarter, departments = []) {
      const body = { quarter, departments, start: 'now' };
      const answer = await untilAnswered('The launch', ask, 'POST', '/cycles', { body });
      commands += 1;
      return Value.Parse(Launched, answer).cycleId;
    },
    async advance(cycleId) {
      const version = await versionOf(cycleId);
      for (;;) {
        const answered = await ask('POST', `/cycles/${cycleId}/advance`, { version });
        if (answered && answered.status < 300) break;
        if ((await versionOf(cycleId)) > version) break;
        if (answered) throw new Error(`Going on was refused: ${JSON.stringify(answered.body)}`);
        await sleep(AGAIN_MS);
      }
      commands += 1;
    },
  };
}
