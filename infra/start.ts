// `npm start`: the whole of Quarterdeck in one process, with everything it needs, for one's own machine.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { onInterrupt } from './runtime/interrupts.ts';
import { readGoodPeopleFile } from './start/people-file.ts';
import { start } from './start/start.ts';
import { createStops } from './start/stops.ts';

const { people } = new Command('npm start --')
  .description('Runs Quarterdeck on this machine, with a demo company the first time.')
  .option('--people <file>', 'begin with your own people instead, from a CSV file')
  .helpOption('-h, --help', 'shows this')
  .parse()
  .opts<{ people?: string }>();

// Whoever stops listening (`npm start | head`) does not stop Quarterdeck.
process.stdout.on('error', () => undefined);
const say = (line: string) => void process.stdout.write(`${line}\n`);
const stops = createStops();
onInterrupt(async () => {
  say('Stopping …');
  await stops.run();
});

try {
  // npm works in the project's folder, wherever it was called.
  const calledIn = process.env.INIT_CWD ?? process.cwd();
  await start({
    env: process.env,
    root: path.resolve(fileURLToPath(new URL('..', import.meta.url))),
    people: people === undefined ? undefined : await readGoodPeopleFile(people, calledIn),
    stops,
    say,
    fail,
  });
} catch (error) {
  await fail(error);
}

/** Ends the process with the reason; what fails while stopping fails because of it. */
async function fail(error: unknown): Promise<void> {
  if (stops.begun) return;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  await stops.run().catch(() => undefined);
  process.exit(1);
}
