import { isUtf8 } from 'node:buffer';
import { FileRefused } from './problems.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface Decoded {
  text: string;
  encoding: Encoding;
}

const SAMPLE_BYTES = 64 * 1024;
const WORKBOOK = 'Save it as "CSV UTF-8" in the spreadsheet program, then import that file.';

/**
 * Finds the encoding of a people file: byte-order mark first, then UTF-16 by where its zero bytes stand, then UTF-8,
 * else Windows-1252, which is what older spreadsheets write.
 * @param bytes the whole file or its beginning.
 * @returns the encoding and how many bytes of mark precede the text.
 * @throws FileRefused when the bytes are a workbook or no text at all.
 */
export function detectEncoding(bytes: Uint8Array): { encoding: Encoding; markBytes: number } {
  const [a = -1, b = -1, c = -1, d = -1] = bytes;
  if (bytes.length === 0) throw refuse('empty-file', 'The file is empty.', 'Export the people again.');
  if ((a === 0x50 && b === 0x4b && c === 3 && d === 4) || (a === 0xd0 && b === 0xcf && c === 0x11))
    throw refuse('not-text', 'This is a workbook or an archive, not a CSV file.', WORKBOOK);
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', markBytes: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', markBytes: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', markBytes: 2 };

  // The header of a people file is ASCII, so in UTF-16 every second byte at its start is zero.
  const start = bytes.subarray(0, Math.min(bytes.length & ~1, 64));
  const zeros = [0, 0];
  start.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > start.length * 0.4 && even === 0) return { encoding: 'utf-16le', markBytes: 0 };
  if (even > start.length * 0.4 && odd === 0) return { encoding: 'utf-16be', markBytes: 0 };

  refuseBinary(bytes.subarray(0, SAMPLE_BYTES));
  return { encoding: isUtf8(bytes) || isMostlyUtf8(bytes) ? 'utf-8' : 'windows-1252', markBytes: 0 };
}

/**
 * @param bytes the whole file.
 * @returns its text, without a byte-order mark, every line ending as a single line feed; bytes that are no text in
 *   the detected encoding stand as U+FFFD.
 * @throws FileRefused as `detectEncoding` does.
 */
export function decodePeopleFile(bytes: Uint8Array): Decoded {
  const { encoding, markBytes } = detectEncoding(bytes);
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes.subarray(markBytes));
  return { encoding, text: text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text };
}

function refuseBinary(sample: Uint8Array): void {
  let strange = 0;
  for (const byte of sample) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) strange++;
  if (strange > 16 && strange > sample.length / 100)
    throw refuse(
      'not-text',
      'This is not a text file: it is full of bytes that no CSV file has.',
      'Check that it is the file you meant, exported as CSV.',
    );
}

/** One bad byte in a UTF-8 file must not turn every accent of everybody into two wrong letters. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  let good = 0;
  let bad = 0;
  for (const [char] of new TextDecoder('utf-8').decode(bytes).matchAll(/[^\0-\x7f]/gu))
    if (char === '\ufffd') bad++;
    else good++;
  return good > bad;
}

function refuse(code: 'empty-file' | 'not-text', message: string, fix: string): FileRefused {
  return new FileRefused({ line: 1, column: '', code, message, fix });
}
