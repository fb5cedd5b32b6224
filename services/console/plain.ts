/** A value as JSON carries it: moments are text. */
export type Plain<Value> = Value extends Date
  ? string
  : Value extends readonly (infer Item)[]
    ? Plain<Item>[]
    : Value extends object
      ? { [Key in keyof Value]: Plain<Value[Key]> }
      : Value;

/** @returns the value as it looks after a journey through JSON. */
export function plain<Value>(value: Value): Plain<Value> {
  return JSON.parse(JSON.stringify(value));
}
