import os from 'node:os';
import { text } from 'node:stream/consumers';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { DomainError } from '#domain/errors.ts';
import { writeCast } from '#storage/rehearsals/cast.ts';
import { rehearse } from './rehearse.ts';
import { readReport } from './report/data.ts';
import { reportPage } from './report/page.ts';

/**
 * A rehearsal as the console's own child: what to play comes on the standard input, how far it is and what came of it leave as
 * lines of JSON. People's data thus never lie in a file. SIGTERM ends it with everything it has started.
 */
const Order = Type.Object({
  temporalBinary: Type.String(),
  today: Type.String(),
  seed: Type.Integer(),
  quarter: Type.String(),
  departments: Type.Array(Type.String()),
  launch: Type.Object({
    except: Type.Optional(Type.Array(Type.String())),
    start: Type.Optional(Type.String()),
    sponsorEmail: Type.Optional(Type.String()),
    note: Type.Optional(Type.String()),
    texts: Type.Optional(Type.Record(Type.String(), Type.Record(Type.String(), Type.String()))),
    includeShared: Type.Optional(Type.Boolean()),
    policies: Type.Record(Type.String(), Type.Union([Type.String(), Type.Array(Type.String())])),
  }),
  cast: Type.Object({
    departments: Type.Array(Type.Unknown()),
    people: Type.Array(Type.Unknown()),
    policies: Type.Array(Type.Unknown()),
    cycles: Type.Array(Type.Unknown()),
  }),
});

/** The product is used meanwhile; a rehearsal takes what is left. */
const NICE = 10;

const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
const abort = new AbortController();
process.on('SIGTERM', () => abort.abort(new Error('cancelled')));

try {
  os.setPriority(NICE);
  const order: unknown = JSON.parse(await text(process.stdin));
  if (!isOrder(order)) throw new Error('the order cannot be read');
  await play(order);
} catch (error) {
  const known = error instanceof DomainError;
  if (!abort.signal.aborted) say({ problem: known ? `${error.message} ${error.remedy}` : '' });
  if (!known && !abort.signal.aborted) console.error(error);
  process.exitCode = 1;
}

async function play(order: Static<typeof Order>): Promise<void> {
  const { cast, temporalBinary, today, seed, quarter, departments, launch } = order;
  const result = await rehearse(
    {
      ...{ temporalBinary, seed, quarter, departments, launch, signal: abort.signal },
      fill: ({ db, clock }) => db.transaction().execute((trx) => writeCast(trx, cast, clock.now())),
      onProgress: (share, now) => say({ share, day: now.toISOString().slice(0, 10) }),
    },
    new Date(today),
  );
  try {
    const { summary, cycleId, faults, mails } = result;
    const report = await readReport(result.db, { cycleId, seed, summary, faults });
    const figures = { people: summary.people, mails: mails.length, faults };
    say({ figures, report: reportPage(report) });
  } finally {
    await result.stop();
  }
}

function isOrder(value: unknown): value is Static<typeof Order> {
  return Value.Check(Order, value);
}
