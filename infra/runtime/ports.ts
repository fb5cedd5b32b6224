import { once } from 'node:events';
import { createServer } from 'node:net';

/** Every embedded part listens on this machine only. */
export const localhost = '127.0.0.1';

/** Gives a TCP port that nobody uses at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, localhost);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('The system gave no TCP port.');
  return address.port;
}

/** Whether somebody listens on the port already, or it may not be used. */
export async function isPortTaken(port: number): Promise<boolean> {
  const server = createServer().listen(port, localhost);
  try {
    await once(server, 'listening');
  } catch {
    return true;
  }
  server.close();
  await once(server, 'close');
  return false;
}

/**
 * Checks a configured port before it is used.
 * @param what what the port is for, as a person would say it
 * @param variable the environment variable that chooses another one
 * @throws Error with one sentence that says which port is taken, what it is for and what to set
 */
export async function requirePort(port: number, what: string, variable: string): Promise<void> {
  if (await isPortTaken(port)) {
    throw new Error(
      `Port ${port} for ${what} is in use: stop the program that uses it, or set ${variable} to another port.`,
    );
  }
}

/** The configured port after checking it (see requirePort), or a free one when none is configured. */
export async function chosenPort(
  port: number | undefined,
  { what, variable }: { what: string; variable: string },
): Promise<number> {
  if (port === undefined) return freePort();
  await requirePort(port, what, variable);
  return port;
}
