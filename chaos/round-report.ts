import { Type } from 'typebox';
import type { RoundOptions } from './round.ts';

const Counts = Type.Record(Type.String(), Type.Integer());

/** What happened in a round, and what of it may not happen. */
export type RoundReport = Type.Static<typeof RoundReport>;
export const RoundReport = Type.Object({
  seed: Type.Integer(),
  people: Type.Integer(),
  stages: Type.Integer(),
  mishaps: Type.Integer(),
  seconds: Type.Number(),
  /** By part. */
  kills: Counts,
  /** Messages that met a relay in each mood. */
  moods: Counts,
  /** Clocks that went wrong, and connections that were held, by service. */
  clocks: Counts,
  held: Counts,
  /** Processes that ended without having been killed, which an operator's platform starts again: which, and why. */
  ended: Type.Array(Type.String()),
  /** Answers that people were told are saved, by what was asked. */
  answers: Counts,
  commands: Type.Integer(),
  /** Presses without an answer, which people repeated. */
  unanswered: Type.Integer(),
  mails: Type.Integer(),
  copies: Type.Integer(),
  parked: Type.Integer(),
  restSeconds: Type.Number(),
  /** A sentence for each; of a round that could not be played to its end, why. */
  broken: Type.Array(Type.String()),
  /** Where the logs are; only of a round in which something broke. */
  logs: Type.Union([Type.String(), Type.Null()]),
});

/** @returns the report of a round of which nothing has been played yet. */
export function blankReport({
  seed,
  people,
  stages,
  mishaps,
}: Pick<RoundOptions, 'seed' | 'people' | 'stages' | 'mishaps'>): RoundReport {
  return {
    seed,
    people,
    stages,
    mishaps,
    seconds: 0,
    kills: {},
    moods: {},
    clocks: {},
    held: {},
    ended: [],
    answers: {},
    commands: 0,
    unanswered: 0,
    mails: 0,
    copies: 0,
    parked: 0,
    restSeconds: 0,
    broken: [],
    logs: null,
  };
}
