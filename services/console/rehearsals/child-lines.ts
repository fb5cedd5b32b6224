import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';

/** What a rehearsal's process says, a line each: how far it is, what came of it, or why it cannot be played. */
const Line = Type.Union([
  Type.Object({ share: Type.Number(), day: Type.String() }),
  Type.Object({
    figures: Type.Object({
      people: Type.Integer(),
      mails: Type.Integer(),
      faults: Type.Array(Type.String()),
    }),
    report: Type.String(),
  }),
  Type.Object({ problem: Type.String() }),
]);
export type ChildLine = Static<typeof Line>;

/** @returns what a line says; undefined for anything else. */
export function readChildLine(line: string): ChildLine | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isLine(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isLine(value: unknown): value is ChildLine {
  return Value.Check(Line, value);
}
