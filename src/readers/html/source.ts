/** The source of a page: its bytes decoded, and where each piece of text in it stands. */
import { Parser } from 'htmlparser2';
import type { Span } from '../../text/span.ts';
import { decode } from '../encoding.ts';

export type Source = {
  /** The page's mark-up as decoded, without a byte order mark. */
  readonly markup: string;
  /** Byte offset in the input of a UTF-16 offset in `markup`; null for encodings whose offsets cannot be told. */
  readonly byteAt: ((unit: number) => number) | null;
};

/** A piece of text as the parser hands it over, with its place in the mark-up (UTF-16 offsets). */
export type TextEvent = { readonly data: string; readonly source: Span };

const SINGLE_BYTE = /^(?:windows-|cp|iso-?8859|latin|koi8|mac|x-mac|us-ascii|ascii|ibm|tis-620)/i;

/** Decodes a page: byte order mark, else well-formed UTF-8, else what its head declares, else as a plain text. */
export function readSource(name: string, bytes: Uint8Array): Source {
  const label = declaredEncoding(bytes);
  if (label !== undefined && !isUtf8(bytes)) {
    const decoder = tryDecoder(label);
    if (decoder !== undefined && !/^utf-?(?:8|16)/i.test(label)) {
      return { markup: decoder.decode(bytes), byteAt: SINGLE_BYTE.test(label) ? (unit) => unit : null };
    }
    if (/^utf-?8/i.test(label)) {
      // Damaged UTF-8: read on, as browsers do; offsets cannot be told behind the damage.
      return { markup: new TextDecoder('utf-8').decode(bytes), byteAt: null };
    }
  }
  const { text, encoding } = decode(name, bytes);
  const mark = text.startsWith('\ufeff') ? 1 : 0;
  const markup = text.slice(mark);
  if (encoding === 'utf-8') return { markup, byteAt: utf8Offsets(markup, mark * 3) };
  const width = encoding === 'windows-1252' ? 1 : 2;
  return { markup, byteAt: (unit) => (unit + mark) * width };
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  return (
    /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:-]+)/i.exec(head)?.[1] ??
    /^<\?xml[^>]{0,100}encoding=["']([\w-]+)/i.exec(head)?.[1]
  );
}

function tryDecoder(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Units between two remembered offsets. */
const STEP = 512;

/** Byte offsets of UTF-16 offsets in a text that was UTF-8, `before` bytes into it. */
function utf8Offsets(text: string, before: number): (unit: number) => number {
  const marks: number[] = [];
  let bytes = before;
  for (let i = 0; i < text.length; i += STEP) {
    marks.push(bytes);
    for (let k = i; k < Math.min(text.length, i + STEP); k++) bytes += unitBytes(text, k);
  }
  marks.push(bytes);
  return (unit) => {
    const from = Math.floor(unit / STEP);
    let at = marks[from] ?? bytes;
    for (let k = from * STEP; k < unit; k++) at += unitBytes(text, k);
    return at;
  };
}

/** Bytes that a UTF-16 unit adds in UTF-8: a surrogate pair four, all on its first half. */
function unitBytes(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  if (code >= 0xd800 && code <= 0xdbff) return 4;
  return code >= 0xdc00 && code <= 0xdfff ? 0 : 3;
}

/** The pieces of text of a page in the order in which linkedom makes text nodes of them: it parses with the same parser. */
export function textEvents(markup: string): TextEvent[] {
  const events: TextEvent[] = [];
  const parser = new Parser(
    {
      ontext(data) {
        events.push({ data, source: { start: parser.startIndex, end: parser.endIndex + 1 } });
      },
    },
    { lowerCaseAttributeNames: false, decodeEntities: true, xmlMode: false },
  );
  parser.write(markup);
  parser.end();
  return events;
}
