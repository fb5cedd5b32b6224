import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { benchLaunch } from './b1-launch.ts';
import { benchOrchestration } from './b3-orchestration.ts';
import { benchOverview } from './b4-overview.ts';
import { benchRehearsal } from './b5-rehearsal.ts';
import { benchMemory } from './b6-memory.ts';
import { type BenchResult, table } from './result.ts';

/** `npm run bench`: each figure beside its baseline, measured in the same run. */
const BENCHES: Readonly<Record<string, (temporalBinary: string) => Promise<BenchResult>>> = {
  B1: benchLaunch,
  B3: benchOrchestration,
  B4: benchOverview,
  B5: benchRehearsal,
  B6: benchMemory,
};

const command = new Command('bench')
  .description('Measures Quarterdeck against the best simple way to do the same work.')
  .argument('[ids...]', `which: ${Object.keys(BENCHES).join(', ')}; all of them when left out`)
  .option('--json <file>', 'writes the figures there too')
  .parse();

const { json } = command.opts<{ json?: string }>();
const ids = command.args.length > 0 ? command.args.map((id) => id.toUpperCase()) : Object.keys(BENCHES);
const temporalBinary = process.env.QUARTERDECK_TEMPORAL_BIN;
const unknown = ids.filter((id) => !BENCHES[id]);

if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}.`);
  process.exitCode = 2;
} else if (!temporalBinary) {
  console.error('QUARTERDECK_TEMPORAL_BIN is not set: start this with npm run bench.');
  process.exitCode = 2;
} else {
  const results: Record<string, BenchResult> = {};
  for (const id of ids) {
    console.error(`${id} …`);
    try {
      const result = await BENCHES[id]?.(temporalBinary);
      if (!result) continue;
      results[id] = result;
      console.log(`${table({ [id]: result })}\n`);
    } catch (error) {
      console.error(`${id} could not be measured:`, error);
      process.exitCode = 1;
    }
    if (json) writeFileSync(json, `${JSON.stringify(results, null, 2)}\n`);
  }
  if (ids.length > 1) console.log(table(results));
}
