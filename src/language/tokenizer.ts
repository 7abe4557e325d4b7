/**
 * Cuts text into words and marks, after the tokenisation of Universal Dependencies for English (EWT, GUM): clitics are
 * words of their own ("do" "n't", "Rao" "'s"), compounds are cut at hyphens save after a prefix ("well" "-" "known",
 * "non-violent"), currency and percent signs stand alone, an abbreviation keeps its stop, an address (URL, e-mail) is
 * one word. Offsets are exact, nothing is normalised, and every character that is not white space is in one token.
 * Runs in linear time: each character is looked at a bounded number of times.
 */
import lexicon from '../lexicon/en/tokenization.json' with { type: 'json' };
import { isSpace, type Span } from '../text/span.ts';

const { entries } = lexicon;
const ABBREVIATIONS = new Set(entries.abbreviations);
const BEFORE_NUMBER = new Set(entries.abbreviationsBeforeNumber);
const TITLES = new Set(entries.titles);
const PREFIXES = new Set(entries.prefixes);
const CONTRACTIONS = new Map<string, number>(Object.entries(entries.contractions));
const UNITS = new Set(entries.units);
const DOMAINS = new Set(entries.domains);
const FILES = new Set(entries.files);
const CLIPPINGS = new Set(entries.clippings);

/** A word longer than this is not looked at for addresses, clitics or joined prefixes. */
const LONGEST = 2000;

const ADDRESS = /^(?:(?:https?|ftp):\/\/|www\.)\S/i;
const EMAIL = /^[\w.+%-]+@[\w-]+(?:\.[\w-]+)*/;
const PHONE =
  /^(?:\d{1,2}-)?\d{3}-\d{3}-\d{4}$|^\d{3}-\d{4}$|^\d{5}-\d{4}$|^\d{4}-\d\d-\d\d$|^\d{1,2}-\d{1,2}-\d{2,4}$/;
const FACE = /^(?:[:;=8][-^o']?[)(\][DPpO|/\\3](?![\w])|<3|\^_\^|=\))/;
const CLITIC = /(?:n['’]t|['’](?:s|re|ve|ll|d|m))$/i;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isApostrophe = (code: number): boolean => code === 0x27 || code === 0x2019;

/** Letters, digits and combining marks; a surrogate pair counts as a letter where its character is one. */
function isWordAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128)
    return isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
  if (code >= 0xdc00 && code <= 0xdfff) return /^[\p{L}\p{N}]/u.test(text.slice(Math.max(0, at - 1), at + 1));
  if (code >= 0xd800 && code <= 0xdbff) return /^[\p{L}\p{N}]/u.test(text.slice(at, at + 2));
  return code === 0x200d || code === 0x00ad || /[\p{L}\p{N}\p{M}]/u.test(text[at]!);
}

const isUpper = (char: string | undefined): boolean => char !== undefined && char !== char.toLowerCase();

/** The tokens of `text` between two offsets, in order. What follows `end` is only looked at to read a final stop. */
export function tokenize(text: string, start = 0, end = text.length): Span[] {
  const tokens: Span[] = [];
  let at = start;
  while (at < end) {
    if (isSpace(text.charCodeAt(at))) {
      at++;
      continue;
    }
    let stop = at + 1;
    while (stop < end && !isSpace(text.charCodeAt(stop))) stop++;
    readChunk(text, at, stop, tokens);
    at = stop;
  }
  return tokens;
}

/** The tokens of a stretch without white space. */
function readChunk(text: string, start: number, end: number, tokens: Span[]): void {
  let at = start;
  while (at < end) {
    const next = (end - at < LONGEST ? readAddress(text, start, at, end) : at) || at;
    if (next > at) {
      tokens.push({ start: at, end: next });
      at = next;
    } else if (isWordAt(text, at)) {
      at = readWord(text, at, end, tokens);
    } else {
      const stop = readMark(text, start, at, end);
      tokens.push({ start: at, end: stop });
      at = stop;
    }
  }
}

/** The end of an address, handle, hashtag or face that starts at `at`; `at` itself where none does. */
function readAddress(text: string, start: number, at: number, end: number): number {
  const fresh = at === start || !isWordAt(text, at - 1);
  if (!fresh) return at;
  const code = text.charCodeAt(at);
  const rest = text.slice(at, end);
  if (isWordAt(text, at)) {
    if (ADDRESS.test(rest)) return at + withoutTail(rest, true);
    const mail = rest.includes('@') ? EMAIL.exec(rest) : null;
    if (mail) return at + withoutTail(mail[0], true);
    const dot = rest.indexOf('.');
    if (dot > 0) return at + domainLength(rest);
    return code === 56 ? at + (FACE.exec(rest)?.[0].length ?? 0) : at;
  }
  if ((code === 35 || code === 64) && at + 1 < end && /[A-Za-z_]/.test(text[at + 1]!)) {
    let stop = at + 1;
    while (stop < end && isWordAt(text, stop)) stop++;
    return stop;
  }
  return at + (FACE.exec(rest)?.[0].length ?? 0);
}

/** Length of an address without the marks that close the sentence or bracket around it. */
function withoutTail(address: string, path: boolean): number {
  let stop = address.length;
  for (const mark of ['"', '”', '<', '>', '’,']) {
    const at = address.indexOf(mark);
    if (at > 0) stop = Math.min(stop, at);
  }
  const open = path && address.includes('(');
  while (stop > 1 && /[.,;:!?'’)\]}…]/.test(address[stop - 1]!)) {
    if (address[stop - 1] === ')' && open) break;
    stop--;
  }
  return stop;
}

/**
 * Length of a host name with a known ending ("news.example.com/path"), of a file name or of a name of the kind
 * "alt.news.local"; 0 where the text starts none.
 */
function domainLength(rest: string): number {
  const host = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+/i.exec(rest)?.[0];
  if (host === undefined) return 0;
  const labels = host.split('.');
  const ending = labels.at(-1)!;
  if (FILES.has(ending.toLowerCase()) && labels.length === 2) return host.length;
  if (labels.length > 2 && labels.every((label) => /^[a-z]{3,}$/.test(label))) return host.length;
  if (!DOMAINS.has(ending.toLowerCase()) || labels[0]!.length < 2 || !/[a-z]{2}/i.test(labels.at(-2)!))
    return 0;
  if (ending !== ending.toLowerCase() && host !== host.toUpperCase()) return 0;
  if (labels.length === 2 && ending.length === 2 && rest[host.length] !== '/') return 0;
  if (rest[host.length] !== '/') return host.length;
  return withoutTail(rest, false);
}

/** The end of a mark: runs of stops, dashes, question marks and of the same ornament are one. */
function readMark(text: string, start: number, at: number, end: number): number {
  const code = text.charCodeAt(at);
  const char = text[at]!;
  let stop = at + 1;
  if (code >= 0xd800 && code <= 0xdbff && stop < end) return readEmoji(text, at, end);
  if (char === '.' || char === '!' || char === '?') {
    while (stop < end && /[.…!?]/.test(text[stop]!)) stop++;
    return stop;
  }
  if (/[-=*_~#<>`'’‘+|—–•]/.test(char)) {
    while (stop < end && text[stop] === char) stop++;
    if (stop - at > 1) return stop;
  }
  const first = at === start;
  if (char === '+' && first && isDigit(text.charCodeAt(at + 1))) return numberEnd(text, at + 1, end);
  if (isApostrophe(code)) return readApostrophe(text, at, end);
  return at + 1;
}

/** "'s" and "'72" at the start of a stretch, "'em"; else the apostrophe alone. */
function readApostrophe(text: string, at: number, end: number): number {
  let stop = at + 1;
  while (stop < end && stop < at + 8 && isWordAt(text, stop)) stop++;
  const word = text.slice(at + 1, stop).toLowerCase();
  const after = text.charCodeAt(stop);
  if (/^\d\ds?$/.test(word) && !isApostrophe(after)) return stop;
  if (/^(?:s|re|ve|ll|d|m)$/.test(word) && at > 0 && !isSpace(text.charCodeAt(at - 1))) return stop;
  if (word === 's' && stop === end) return stop;
  return CLIPPINGS.has(word) && !(isApostrophe(after) && word !== 'n') ? stop : at + 1;
}

/** A pictograph with its modifiers and joiners is one token. */
function readEmoji(text: string, at: number, end: number): number {
  let stop = at + 2;
  while (stop < end && stop < at + 32) {
    const code = text.charCodeAt(stop);
    const joined = text.charCodeAt(stop - 1) === 0x200d;
    const modifier = code === 0x200d || code === 0xfe0f || code === 0x20e3;
    const tone = code === 0xd83c && /[\udffb-\udfff]/.test(text[stop + 1] ?? '');
    if (modifier) stop++;
    else if (tone || (joined && code >= 0xd800 && code <= 0xdbff)) stop += 2;
    else break;
  }
  return Math.min(stop, end);
}

function numberEnd(text: string, at: number, end: number): number {
  let stop = at;
  while (stop < end) {
    const code = text.charCodeAt(stop);
    if (isDigit(code)) stop++;
    else if (/[.,:/]/.test(text[stop]!) && stop + 1 < end && isDigit(text.charCodeAt(stop + 1))) stop += 2;
    else break;
  }
  return stop;
}

/** Reads from a letter or digit to the end of the word, cuts off clitics, and gives the offset after it. */
function readWord(text: string, at: number, end: number, tokens: Span[]): number {
  let stop = wordEnd(text, at, end);
  if (isDigit(text.charCodeAt(at))) stop = readNumber(text, at, stop, end, tokens);
  else stop = currencyEnd(text, at, stop, end);
  if (stop < 0) return -stop;
  if (text[stop] === '.' && text[stop + 1] !== '.' && takesStop(text, at, stop, end)) stop++;
  splitWord(text, at, stop, tokens);
  return stop;
}

/** Letters and digits, with the marks that join them: "O'Neil", "U.S", "3.5", "1,000", "AT&T", "non-stop". */
function wordEnd(text: string, at: number, end: number): number {
  let stop = at;
  let piece = at;
  while (stop < end) {
    if (isWordAt(text, stop)) {
      stop++;
      continue;
    }
    if (stop + 1 >= end || !isWordAt(text, stop + 1) || stop - at > LONGEST) break;
    if (!joins(text, piece, stop, end)) break;
    const char = text[stop];
    stop++;
    if (char === '-' || char === '.') piece = char === '.' ? piece : stop;
  }
  return stop;
}

/** Whether the mark at `stop`, between two word characters, joins them into one word. */
function joins(text: string, piece: number, stop: number, end: number): boolean {
  const before = text.charCodeAt(stop - 1);
  const after = text.charCodeAt(stop + 1);
  const digits = isDigit(before) && isDigit(after);
  switch (text[stop]) {
    case "'":
    case '’':
      return true;
    case '.':
      return digits || dotJoins(text, stop, end);
    case ',':
    case ':':
      return digits;
    case '/':
      return digits || /^(?:[sS]\/[hH]e\b|[wcWC]\/[oO]\b)/.test(text.slice(stop - 1, stop + 4));
    case '&':
      return !digits && isUpper(text[stop - 1]) && isUpper(text[stop + 1]);
    case '@':
      return true;
    case '-': {
      if (stop - piece > 8) return digits && PHONE.test(digitsAround(text, stop, end));
      if (digits) return PHONE.test(digitsAround(text, stop, end));
      return PREFIXES.has(text.slice(piece, stop).toLowerCase());
    }
    default:
      return false;
  }
}

/** Stops inside abbreviations ("U.S", "a.m", "Ph.D") and file names; not between sentences glued together. */
function dotJoins(text: string, stop: number, end: number): boolean {
  let from = stop;
  while (from > 0 && stop - from < 5 && isWordAt(text, from - 1)) from--;
  let to = stop + 1;
  while (to < end && to - stop < 6 && isWordAt(text, to)) to++;
  const left = stop - from;
  const right = to - stop - 1;
  if (left === 1 && right === 1) return true;
  if (left === 1 && from > 1 && text[from - 1] === '.') return right <= 2;
  if (left === 2 && right === 1 && /^ph\.d$/i.test(text.slice(from, to))) return true;
  return isDigit(text.charCodeAt(stop + 1)) && !isDigit(text.charCodeAt(stop - 1)) && right <= 4 && left <= 2;
}

/** The digits and hyphens around an offset, at most 20 to a side. */
function digitsAround(text: string, at: number, end: number): string {
  let from = at;
  while (from > 0 && at - from < 20 && /[\d-]/.test(text[from - 1]!)) from--;
  let to = at;
  while (to < end && to - at < 20 && /[\d-]/.test(text[to]!)) to++;
  return text.slice(from, to);
}

/** "US$" and "C$" before a figure. */
function currencyEnd(text: string, at: number, stop: number, end: number): number {
  const short = stop - at <= 3 && text[stop] === '$' && stop + 1 < end && isDigit(text.charCodeAt(stop + 1));
  return short && /^[A-Z]+$/.test(text.slice(at, stop)) ? stop + 1 : stop;
}

/**
 * A word that starts with a digit: cuts a unit off ("35mm"). Gives the end of the word still to be pushed, or the
 * negative offset after it where it was pushed.
 */
function readNumber(text: string, at: number, stop: number, end: number, tokens: Span[]): number {
  const figures = numberEnd(text, at, stop);
  const unit = text.slice(figures, stop);
  if (unit === '' || unit.length > 7 || !UNITS.has(unit.toLowerCase())) return stop;
  tokens.push({ start: at, end: figures });
  const dotted = text[stop] === '.' && text[stop + 1] === 'm' && text[stop + 2] === '.';
  tokens.push({ start: figures, end: dotted ? Math.min(stop + 3, end) : stop });
  return -(dotted ? Math.min(stop + 3, end) : stop);
}

/** Whether the stop after the word `at … stop` belongs to it. */
function takesStop(text: string, at: number, stop: number, end: number): boolean {
  const word = text.slice(at, Math.min(stop, at + 20)).replace(/['’]s$/, '');
  if (word.includes('.')) return /^\p{L}{1,2}(?:\.\p{L}{1,2})+$/u.test(word);
  const lower = word.toLowerCase();
  const after = nextWord(text, stop + 1, end);
  if (/^\p{L}$/u.test(word)) return isInitial(text, at, word, after);
  if (!ABBREVIATIONS.has(lower)) return false;
  if (stop + 1 < end && /[,;:\]?!)]/.test(text[stop + 1]!)) return true;
  if (TITLES.has(lower)) return isUpper(word[0]) || lower.startsWith('v') || after !== '';
  if (BEFORE_NUMBER.has(lower)) {
    if (isDigit(after.charCodeAt(0))) return true;
    return (
      isUpper(word[0]) && !isUpper(after[0]) && after !== '' && /\p{Ll}/u.test(after[0]!) && lower !== 'no'
    );
  }
  return true;
}

/** A single letter before a stop is an initial where a name goes on ("J. Ortega"), not where a sentence ends ("I."). */
function isInitial(text: string, at: number, letter: string, after: string): boolean {
  if (!isUpper(letter)) return after !== '' && /^\p{Ll}|^\d/u.test(after) && letter !== 'a';
  if (letter === 'I' && !isUpper(text[at - 2])) return after !== '' && /^\p{Lu}\.?$/u.test(after.slice(0, 2));
  if (after === '') return false;
  return isUpper(after[0]) || /^[,&\d]/.test(after);
}

/** The word (at most 12 characters) after white space from `at` on; '' where a blank line, the text's end or a mark comes first. */
function nextWord(text: string, at: number, end: number): string {
  let from = at;
  if (from < end && !isSpace(text.charCodeAt(from)) && !isWordAt(text, from)) return text[from]!;
  while (from < text.length && from - at < 3 && isSpace(text.charCodeAt(from))) {
    if (text[from] === '\n' || text[from] === '\r') return '';
    from++;
  }
  let to = from;
  while (to < text.length && to - from < 12 && isWordAt(text, to)) to++;
  return text.slice(from, Math.max(to, Math.min(from + 1, text.length)));
}

/** Pushes a word, cut before its clitics: "couldn't've" gives "could", "n't", "'ve". */
function splitWord(text: string, at: number, stop: number, tokens: Span[]): void {
  const cuts: number[] = [];
  let last = stop;
  if (stop - at < 40) {
    for (;;) {
      const word = text.slice(at, last);
      const clitic = CLITIC.exec(word)?.[0];
      if (clitic === undefined || clitic.length === word.length || keepsClitic(word)) break;
      last -= clitic.length;
      cuts.unshift(last);
    }
    const whole = text.slice(at, last);
    const first = CONTRACTIONS.get(whole.toLowerCase());
    if (first !== undefined && (whole !== whole.toUpperCase() || whole.length > 2)) cuts.unshift(at + first);
  }
  let from = at;
  for (const cut of cuts) {
    tokens.push({ start: from, end: cut });
    from = cut;
  }
  tokens.push({ start: from, end: stop });
}

/** Decades ("1990's") and words of one letter before "'d" ("OK'd" too) keep their ending. */
function keepsClitic(word: string): boolean {
  return /^\d*0['’]s$/.test(word) || /^OK['’]d$/i.test(word);
}
