/**
 * From bytes to text. Which encoding a text is in is settled by its byte order mark, else by its shape; nothing is
 * trimmed or normalised, and a byte order mark stays in the text as U+FEFF, so that offsets index the decoded input.
 */
import { InputError } from '../model/errors.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
export type Decoded = { readonly text: string; readonly encoding: Encoding };

/** Windows-1252 for the bytes 0x80 to 0x9F, as the WHATWG Encoding Standard has it. */
const HIGH_CONTROLS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Leading bytes of file kinds that are not text, where a user might take them for one. */
const SIGNATURES: readonly { readonly bytes: string; readonly kind: string }[] = [
  { bytes: '%PDF-', kind: 'a PDF' },
  { bytes: 'PK\x03\x04', kind: 'a ZIP container (docx, odt, epub and the like)' },
  { bytes: '\x1f\x8b', kind: 'a gzip file' },
  { bytes: '{\\rtf', kind: 'an RTF file' },
  { bytes: '\x89PNG', kind: 'a PNG image' },
  { bytes: '\xff\xd8\xff', kind: 'a JPEG image' },
  { bytes: 'GIF8', kind: 'a GIF image' },
  { bytes: '\xd0\xcf\x11\xe0', kind: 'an old Office file' },
  { bytes: 'SQLite format 3\0', kind: 'an SQLite file' },
];

/**
 * The text of a file. Throws an `InputError`: `binary` where it is no text, `encoding` where it is text in an
 * encoding that is not recognised (UTF-8, UTF-16 and Windows-1252 are).
 */
export function decode(name: string, bytes: Uint8Array): Decoded {
  const kind = SIGNATURES.find((one) => startsWith(bytes, one.bytes))?.kind;
  if (kind !== undefined) throw binary(name, `is ${kind}, not a text`);
  const encoding = detect(bytes);
  if (encoding === undefined) throw undecodable(name, bytes);
  const text = encoding === 'windows-1252' ? decodeWindows1252(bytes) : decodeAs(encoding, bytes);
  if (encoding !== 'windows-1252' && controlShare(text) > 0.1) {
    throw binary(name, 'holds mostly control characters, so it is no text');
  }
  return { text, encoding };
}

/** The encoding of a text; undefined where none of the known ones fits. */
function detect(bytes: Uint8Array): Encoding | undefined {
  if (startsWith(bytes, '\xef\xbb\xbf') && isUtf8(bytes)) return 'utf-8';
  if (startsWith(bytes, '\xff\xfe')) return 'utf-16le';
  if (startsWith(bytes, '\xfe\xff')) return 'utf-16be';
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return wide;
  if (isUtf8(bytes)) return 'utf-8';
  return isWindows1252(bytes) ? 'windows-1252' : undefined;
}

/** UTF-16 without a byte order mark: in text of any script the blanks and line ends have a zero byte, on one side only. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return undefined;
  const length = Math.min(bytes.length, 65_536) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const units = length / 2;
  if (odd >= units * 0.3 && even <= units * 0.01) return 'utf-16le';
  if (even >= units * 0.3 && odd <= units * 0.01) return 'utf-16be';
  return undefined;
}

function isUtf8(bytes: Uint8Array): boolean {
  return invalidUtf8At(bytes) < 0;
}

type Utf8Census = { readonly sequences: number; readonly invalid: number; readonly first: number };

/** Counts the whole multi-byte sequences and the bytes that belong to none; `first` is the first such byte, or -1. */
function utf8Census(bytes: Uint8Array): Utf8Census {
  let sequences = 0;
  let invalid = 0;
  let first = -1;
  for (let i = 0; i < bytes.length; ) {
    const length = sequenceLength(bytes, i);
    if (length === 0) {
      invalid++;
      if (first < 0) first = i;
    } else if (length > 1) sequences++;
    i += Math.max(1, length);
  }
  return { sequences, invalid, first };
}

/** Length of the well-formed UTF-8 sequence at `i` (RFC 3629: no surrogates, no overlong forms), 0 where there is none. */
function sequenceLength(bytes: Uint8Array, i: number): number {
  const lead = bytes[i]!;
  if (lead < 0x80) return 1;
  const length =
    lead >= 0xc2 && lead <= 0xdf
      ? 2
      : lead >= 0xe0 && lead <= 0xef
        ? 3
        : lead >= 0xf0 && lead <= 0xf4
          ? 4
          : 0;
  if (length === 0 || i + length > bytes.length) return 0;
  for (let k = 1; k < length; k++) if ((bytes[i + k]! & 0xc0) !== 0x80) return 0;
  const second = bytes[i + 1]!;
  if (lead === 0xe0 && second < 0xa0) return 0;
  if (lead === 0xed && second > 0x9f) return 0;
  if (lead === 0xf0 && second < 0x90) return 0;
  if (lead === 0xf4 && second > 0x8f) return 0;
  return length;
}

function invalidUtf8At(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; ) {
    const length = sequenceLength(bytes, i);
    if (length === 0) return i;
    i += length;
  }
  return -1;
}

/**
 * Whether bytes that are no UTF-8 read well as Windows-1252: no control characters, no bytes that the code page leaves
 * open, accented letters and typographic marks a minority, and not simply damaged UTF-8.
 */
function isWindows1252(bytes: Uint8Array): boolean {
  let high = 0;
  for (const byte of bytes) {
    if (byte >= 0x80) high++;
    else if (byte < 0x20 && !isTextControl(byte)) return false;
    if (byte === 0x81 || byte === 0x8d || byte === 0x8f || byte === 0x90 || byte === 0x9d) return false;
  }
  if (high > bytes.length * 0.3) return false;
  const { sequences, invalid } = utf8Census(bytes);
  return sequences <= invalid;
}

function isTextControl(code: number): boolean {
  return (code >= 0x08 && code <= 0x0d) || code === 0x1b || code === 0x1a;
}

/** Share of C0 control characters that text does not use, over the first 64 K characters. */
function controlShare(text: string): number {
  const length = Math.min(text.length, 65_536);
  let count = 0;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20 && !isTextControl(code)) count++;
  }
  return length === 0 ? 0 : count / length;
}

function decodeAs(encoding: Encoding, bytes: Uint8Array): string {
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}

function decodeWindows1252(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin.replace(/[\x80-\x9f]/g, (c) => HIGH_CONTROLS[c.charCodeAt(0) - 0x80]!);
}

function startsWith(bytes: Uint8Array, prefix: string): boolean {
  if (bytes.length < prefix.length) return false;
  for (let i = 0; i < prefix.length; i++) if (bytes[i] !== prefix.charCodeAt(i)) return false;
  return true;
}

function binary(name: string, problem: string): InputError {
  return new InputError('binary', name, problem, 'Give its text as .txt or .html.');
}

function undecodable(name: string, bytes: Uint8Array): InputError {
  const { first, sequences, invalid } = utf8Census(bytes);
  const controls = bytes.some((byte) => byte < 0x20 && !isTextControl(byte));
  if (controls && invalid > sequences) return binary(name, 'is a binary file, not a text');
  return new InputError(
    'encoding',
    name,
    `is neither UTF-8 (first bad byte at ${first}) nor UTF-16 nor Windows-1252`,
    'Save it as UTF-8.',
  );
}
