import process from 'node:process';

/** A failure of the set-up that the person at the terminal can act on: its message is all that is shown. */
export class SetupError extends Error {}

/**
 * Tells the person at the terminal something. Always on stderr: stdout belongs to the command.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Runs work under a title: on a terminal one line that counts the seconds, elsewhere a line before and one after.
 * @template T
 * @param {string} title what is being done, without a full stop
 * @param {(detail: (text: string) => void) => Promise<T>} work is given a function that shows how far it is
 * @returns {Promise<T>}
 */
export async function showProgress(title, work) {
  const began = Date.now();
  const seconds = () => `${Math.round((Date.now() - began) / 1000)} s`;
  const live = process.stderr.isTTY;
  let detail = '';
  const draw = () => {
    const line = `${title} … ${[detail, seconds()].filter(Boolean).join(', ')}`;
    process.stderr.write(`\r\u001b[2K${line.slice(0, (process.stderr.columns ?? 80) - 1)}`);
  };
  const timer = live ? setInterval(draw, 500) : undefined;
  if (live) draw();
  else say(`${title} …`);
  try {
    const result = await work((text) => {
      detail = text;
    });
    if (live) process.stderr.write('\r\u001b[2K');
    say(`${title}: done in ${seconds()}.`);
    return result;
  } catch (error) {
    if (live) process.stderr.write('\n');
    throw error;
  } finally {
    clearInterval(timer);
  }
}
