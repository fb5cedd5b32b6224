import { exponentOf } from './exponent.ts';
import { type LaunchRun, launchCompany, startSink } from './launch-run.ts';
import { type BenchResult, figure, type Series } from './result.ts';
import { startScratch } from './scratch.ts';

const SIZES = sizesFrom(process.env.BENCH_B7_SIZES) ?? [1_000, 10_000, 100_000];
const PEOPLE_PER_COHORT = 100;
const STEEPEST = 1.05;

/**
 * B7: what the import of a company and the launch of its quarter cost, up to the last mail, as the company grows. Measured in CPU seconds of
 * all parts together, since a machine's second core hides half of what a small company costs.
 */
export async function benchGrowth(temporalBinary: string): Promise<BenchResult> {
  const runs: Array<LaunchRun & { people: number }> = [];
  for (const people of SIZES) {
    const scratch = await startScratch(temporalBinary);
    const { sink, smtpUrl } = await startSink();
    try {
      const cohorts = Math.max(1, people / PEOPLE_PER_COHORT);
      runs.push({ people, ...(await launchCompany(scratch, sink, { people, cohorts, smtpUrl })) });
    } finally {
      await sink.stop();
      await scratch.stop();
    }
  }
  const cpu = ({ imported, launched }: LaunchRun) =>
    (imported.cpu ?? imported.wall) + (launched.cpu ?? launched.wall);
  const points = runs.map((run): Series['points'][number] => [run.people, cpu(run)]);
  const exponent = exponentOf(points);
  const perPerson = points.map(([people, seconds]) => (seconds / people) * 1000);
  return {
    value: exponent,
    baseline: 1,
    ratio: 1 / exponent,
    goal: `cost grows by the power of at most ${STEEPEST}`,
    met: exponent <= STEEPEST,
    unit: 'power of the size',
    notes: Object.fromEntries(
      runs.flatMap(({ people, imported, launched }, index) => {
        const of = `${people.toLocaleString('en-US')} people`;
        return [
          [`${of}: CPU ms a person`, perPerson[index] ?? Number.NaN],
          [`${of}: import in seconds`, imported.wall],
          [`${of}: launch to last mail in seconds`, `${figure(launched.wall)} (CPU ${launched.byPart})`],
        ];
      }),
    ),
    series: { unit: 'CPU seconds', points },
  };
}

/** For trying it out: `BENCH_B7_SIZES=1000,10000`. */
function sizesFrom(said: string | undefined): number[] | undefined {
  return said ? said.split(',').map(Number) : undefined;
}
