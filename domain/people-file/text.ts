/** C0, DEL and C1 controls, and the invisible marks that turn the direction of what follows. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
export const CONTROLS = /[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;

/** @returns the value of a cell as everybody means it: composed letters, single spaces, none around it. */
export function tidy(raw: string): string {
  return isPlain(raw) ? raw.trim() : squeeze(raw);
}

/** Spreadsheets and web pages leave spaces of many widths, and marks that have none. */
function squeeze(raw: string): string {
  return raw
    .normalize('NFC')
    .replace(/[\u00ad\u200b\u200e\u200f\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const isPlain = (text: string) => /^[\x20-\x7e]*$/.test(text) && !text.includes('  ');

/** A value in quotes, short enough for a sentence and without what would disturb a terminal. */
export function shown(value: string): string {
  const short = value.length > 60 ? `${value.slice(0, 57)}…` : value;
  return `"${short.replace(new RegExp(CONTROLS, 'g'), '\ufffd')}"`;
}
