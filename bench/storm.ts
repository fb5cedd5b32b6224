import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** A form that somebody sends off. */
export interface Press {
  url: string;
  body: string;
}

/** @returns what each press took in milliseconds, while so many people press at the same time. @throws Error for any answer but 303. */
export async function pressAtOnce(
  presses: readonly Press[],
  parallel: number,
): Promise<{ seconds: number; took: number[] }> {
  const agent = new Agent({ keepAlive: true });
  const queue = [...presses];
  const took: number[] = [];
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: parallel }, async () => {
      for (let next = queue.shift(); next; next = queue.shift()) took.push(await press(next, agent));
    }),
  );
  agent.destroy();
  return { seconds: (performance.now() - begun) / 1000, took };
}

/**
 * Presses come when they come, whether the ones before have been answered or not, so that a server that falls behind
 * cannot slow down those who ask it.
 *
 * @returns what each took in milliseconds, from the moment it was to be sent.
 */
export async function pressAtRate(presses: readonly Press[], perSecond: number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true });
  const begun = performance.now();
  const took = await Promise.all(
    presses.map(async (each, index) => {
      const at = begun + (index * 1000) / perSecond;
      await sleep(Math.max(0, at - performance.now()));
      await press(each, agent);
      return performance.now() - at;
    }),
  );
  agent.destroy();
  return took;
}

function press({ url, body }: Press, agent: Agent): Promise<number> {
  const begun = performance.now();
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method: 'POST', headers }, (response) => {
      response.resume();
      response.on('end', () =>
        response.statusCode === 303
          ? resolve(performance.now() - begun)
          : reject(new Error(`a press was answered with ${response.statusCode}`)),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
