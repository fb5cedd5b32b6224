import { runCli } from './program.ts';

/** `npm run okr -- …` */
const { stdout, stderr, env, argv } = process;
process.exitCode = await runCli(argv.slice(2), {
  env,
  runtimeFile: new URL('../.quarterdeck/runtime.json', import.meta.url),
  streams: { stdout, stderr, terminal: stderr.isTTY ? stderr : undefined },
});
