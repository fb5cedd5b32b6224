import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { benchLaunch } from './b1-launch.ts';
import { benchCheckIns } from './b2-check-ins.ts';
import { benchOrchestration } from './b3-orchestration.ts';
import { benchOverview } from './b4-overview.ts';
import { benchRehearsal } from './b5-rehearsal.ts';
import { benchMemory } from './b6-memory.ts';
import { benchGrowth } from './b7-growth.ts';
import { plotSeries } from './plot.ts';
import { type BenchResult, table } from './result.ts';

/** `npm run bench`: each figure beside its baseline, measured in the same run. */
const BENCHES: Readonly<Record<string, (temporalBinary: string) => Promise<BenchResult>>> = {
  B1: benchLaunch,
  B2: benchCheckIns,
  B3: benchOrchestration,
  B4: benchOverview,
  B5: benchRehearsal,
  B6: benchMemory,
  B7: benchGrowth,
};

const command = new Command('bench')
  .description('Measures Quarterdeck against the best simple way to do the same work.')
  .argument('[ids...]', `which: ${Object.keys(BENCHES).join(', ')}; all of them when left out`)
  .option('--json <file>', 'writes the figures there too')
  .option('--plots <folder>', 'draws what was measured at several sizes there, as SVG')
  .parse();

const { json, plots } = command.opts<{ json?: string; plots?: string }>();
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
    const { series } = results[id] ?? {};
    if (plots && series && series.points.length > 1) {
      mkdirSync(plots, { recursive: true });
      writeFileSync(path.join(plots, `${id}.svg`), plotSeries(id, series));
    }
    if (json) writeFileSync(json, `${JSON.stringify(results, null, 2)}\n`);
  }
  if (ids.length > 1) console.log(table(results));
}
