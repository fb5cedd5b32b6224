import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** Every embedded part listens on this machine only. */
export const localhost = '127.0.0.1';

/**
 * Where free ports are taken from: below those that systems give to outgoing connections (Linux from 32768, others from
 * 49152). In that range a client that waits for a server to come back can be given the server's port for itself, connect
 * to itself (RFC 9293, simultaneous open) and keep the server out.
 */
const LISTENING_PORTS = { from: 10_240, to: 32_768 };

/** Gives a TCP port that nobody uses at this moment, and that no outgoing connection will. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = randomInt(LISTENING_PORTS.from, LISTENING_PORTS.to);
    if (!(await isPortTaken(port))) return port;
  }
  throw new Error('The system gave no TCP port.');
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

/** Whether a server accepts connections on the port. It asks as a client: trying to listen would take the port from a server. */
export async function answersOnPort(port: number): Promise<boolean> {
  const socket = connect(port, localhost);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
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

/** A port that a server may get: the configured one, or any. */
export interface PortChoice {
  /** Undefined: any free port. */
  port: number | undefined;
  /** What it is for, as a person would say it. */
  what: string;
  /** The environment variable that chooses another one. */
  variable: string;
}

/** The configured port after checking it (see requirePort), or a free one when none is configured. */
export async function choosePort({ port, what, variable }: PortChoice): Promise<number> {
  if (port === undefined) return freePort();
  await requirePort(port, what, variable);
  return port;
}

/** How often another free port is tried. */
const attempts = 5;

/**
 * Starts a server on a port. A free port may be taken by somebody else before the server has it; then another one is tried.
 * @throws what start threw, when the port was configured or the failure is about something else
 */
export async function startOnPort<T>(choice: PortChoice, start: (port: number) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const port = await choosePort(choice);
    try {
      return await start(port);
    } catch (error) {
      const isTaken = error instanceof Error && /address already in use|EADDRINUSE/i.test(error.message);
      if (!isTaken || choice.port !== undefined || attempt === attempts) throw error;
    }
  }
}
