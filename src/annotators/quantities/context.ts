/** Tells numbers that are no figures by the words beside them: labels, years, clock times, telephone numbers, list numbers. */
import { isDigit, isLetter, numberWord } from '../../language/number-lexemes.ts';
import { beginsUnit, signBefore } from '../../language/units.ts';
import contexts from '../../lexicon/en/figure-contexts.json' with { type: 'json' };
import type { Span } from '../../text/span.ts';
import { isBlankCode, skipBlanks, skipBlanksBack, wordAfter, wordBefore } from './neighbours.ts';
import type { Candidate } from './scan.ts';

const { entries } = contexts;
const LABELS = new Set(entries.labels);
const LABELS_IF_CAPITAL = new Set(entries.labelsIfCapital);
const PHONE = new Set(entries.phone);
const MONTHS = new Set(entries.months);
const MONTHS_IF_CAPITAL = new Set(entries.monthsIfCapital);
const CLOCK = new Set(entries.clock);
const BEFORE_YEAR = new Set(entries.beforeYear);
const NOT_NUMBER_ONE = new Set(entries.notNumberOne);
const MEASURE_PREFIXES = new Set(entries.measurePrefixes);
const AFTER_PRONOUN_ONE = new Set(entries.afterPronounOne);

/** How far a run without blanks is looked at for an address. */
const LONGEST_RUN = 120;

const isUpper = (code: number): boolean => code >= 65 && code <= 90;

/** Whether the candidate is no figure. `sentence` bounds what is looked at. */
export function isNoFigure(text: string, candidate: Candidate, sentence: Span): boolean {
  if (isAddress(text, candidate, sentence)) return true;
  if (candidate.sort !== 'number') return false;
  if (candidate.style === 'words')
    return isPronounOne(text, candidate, sentence) || isWordLabel(text, candidate, sentence);
  return (
    isJoinedToWord(text, candidate, sentence) ||
    isDotted(text, candidate) ||
    isNamed(text, candidate) ||
    isClock(text, candidate, sentence) ||
    isDate(text, candidate, sentence) ||
    isYear(text, candidate, sentence) ||
    isLabelled(text, candidate, sentence) ||
    isTally(text, candidate, sentence) ||
    isTelephone(text, candidate, sentence) ||
    isListNumber(text, candidate, sentence)
  );
}

/** "one" for someone or something: "no one", "this one", "one of the best", "one never knows". */
function isPronounOne(text: string, { start, end, low, form }: Candidate, sentence: Span): boolean {
  if (low !== 1 || form !== 'cardinal' || end - start !== 3) return false;
  const before = wordBefore(text, start, sentence.start).word;
  const after = wordAfter(text, end + (text[end] === '-' ? 1 : 0), sentence.end).word;
  if (after !== 'day' && beginsUnit(after)) return false;
  if (NOT_NUMBER_ONE.has(before)) return true;
  if (text[end] === '’' || text[end] === "'") return true;
  const hyphen = text[end] === '-' ? 1 : 0;
  if (hyphen === 1 && !isLetter(text.charCodeAt(end + 1))) return true;
  if (after === '') return before !== '' && !isDigit(text.charCodeAt(skipBlanks(text, end, sentence.end)));
  if (after === 'in' || after === 'out') return !isNumberAfter(text, end, sentence);
  return AFTER_PRONOUN_ONE.has(after);
}

/** "in five", "out of every ten": a number within the next four words. */
function isNumberAfter(text: string, end: number, sentence: Span): boolean {
  let at = end;
  for (let step = 0; step < 4; step++) {
    const word = wordAfter(text, at, sentence.end);
    if (word.word === '') return false;
    const kind = numberWord(word.word);
    if (isDigit(text.charCodeAt(word.start)) || kind === 'small' || kind === 'tens') return true;
    at = word.end;
  }
  return false;
}

/** "Chapter Two", "Catch twenty-two". */
function isWordLabel(text: string, { start, form }: Candidate, sentence: Span): boolean {
  if (form !== 'cardinal' || !isUpper(text.charCodeAt(start))) return false;
  const before = wordBefore(text, start, sentence.start);
  return LABELS.has(before.word) && isUpper(text.charCodeAt(before.start));
}

/** Directly after a letter or a hyphened name ("F-16", "G7", "COVID-19"), or directly before letters ("3D"). */
function isJoinedToWord(text: string, { start, end }: Candidate, sentence: Span): boolean {
  const before = text.charCodeAt(start - 1);
  if (start > sentence.start) {
    if (before === 95 || before === 35 || before === 64) return true;
    if (isLetter(before) || isDigit(before)) return signBefore(text, start, sentence.start) === null;
    if ((before === 45 || before === 0x2011) && isLetter(text.charCodeAt(start - 2))) {
      if (MEASURE_PREFIXES.has(wordBefore(text, start - 1, sentence.start).word)) return false;
      return signBefore(text, start - 1, sentence.start) === null && !isDigit(text.charCodeAt(start - 3));
    }
  }
  const after = text.charCodeAt(end);
  if (end >= text.length) return false;
  if (
    after === 115 &&
    !isLetter(text.charCodeAt(end + 1)) &&
    isDigit(text.charCodeAt(end - 1)) &&
    !/[.,]/.test(text.slice(start, end))
  )
    return true;
  if (after === 95) return true;
  return (after === 39 || after === 0x2019) && text[end + 1] === 's';
}

/** "192.168.1.2", "v2.0.1": digits and dots that are no number. */
function isDotted(text: string, { start, end }: Candidate): boolean {
  if (text[end] === '.' && isDigit(text.charCodeAt(end + 1))) return true;
  return start > 1 && text[start - 1] === '.' && isDigit(text.charCodeAt(start - 2));
}

/** "9/11", "24/7": digits that are a name. */
function isNamed(text: string, { start, end }: Candidate): boolean {
  const left = text.slice(Math.max(0, start - 4), end);
  const right = text.slice(start, end + 3);
  return entries.digitNames.some(
    (name) =>
      right === name ||
      (left.endsWith(name) &&
        !isDigit(text.charCodeAt(end - name.length - 1)) &&
        name.length > end - start) ||
      (right.startsWith(name) && !isDigit(text.charCodeAt(start + name.length))),
  );
}

function isAddress(text: string, { start, end }: Candidate, sentence: Span): boolean {
  let from = start;
  while (from > sentence.start && start - from < LONGEST_RUN && text.charCodeAt(from - 1) > 32) from--;
  let to = end;
  while (to < sentence.end && to - end < LONGEST_RUN && text.charCodeAt(to) > 32) to++;
  if (to - from < 8) return false;
  const run = text.slice(from, to);
  return (
    run.includes('://') ||
    run.startsWith('www.') ||
    run.includes('@') ||
    /\/\w+\//.test(run) ||
    /\.(?:com|org|net|html?|pdf|jpe?g|png)\b/.test(run)
  );
}

/** "19:30", "7 p.m.", "at 7.30pm". */
function isClock(text: string, { start, end, low }: Candidate, sentence: Span): boolean {
  const next = text.charCodeAt(end);
  if (next === 58 && isDigit(text.charCodeAt(end + 1))) return true;
  if (text[start - 1] === ':' && isDigit(text.charCodeAt(start - 2))) return true;
  if (low > 2400) return false;
  if (
    end - start === 4 &&
    wordBefore(text, start, sentence.start).word === 'at' &&
    isClockTail(text, end, sentence)
  )
    return true;
  const after = wordAfter(text, end, sentence.end);
  const word = after.word.endsWith('.') ? after.word.slice(0, -1) : after.word;
  if (!CLOCK.has(word)) return false;
  if (word !== 'am' && word !== 'pm') return true;
  return (
    !(low % 1 !== 0 && (low * 100) % 100 >= 60) &&
    !/\.\d(?:\d{2,})?$/.test(text.slice(start, end)) &&
    low < 25
  );
}

/** "(1023 GMT)", "local time" after four digits. */
function isClockTail(text: string, end: number, sentence: Span): boolean {
  const at = skipBlanks(text, end, sentence.end);
  if (text[at] === '(' && isDigit(text.charCodeAt(at + 1))) return true;
  const word = wordAfter(text, end, sentence.end).word;
  return word === 'local' || word === 'hours';
}

/** A day beside a month, numbers cut by slashes or hyphens: "12 March", "May 4th", "5/17/2018", "2018-05-17". */
function isDate(text: string, candidate: Candidate, sentence: Span): boolean {
  const { start, end, low } = candidate;
  if (low <= 31 && Number.isInteger(low)) {
    if (isMonth(text, wordBefore(text, start, sentence.start))) return true;
    const after = wordAfter(text, end, sentence.end);
    if (isMonth(text, after)) return true;
    if (
      after.word === 'of' &&
      candidate.form === 'ordinal' &&
      isMonth(text, wordAfter(text, after.end, sentence.end))
    )
      return true;
  }
  if (
    /\b\d{4}-$/.test(text.slice(Math.max(sentence.start, start - 6), start)) &&
    end - start === 2 &&
    low <= 12
  )
    return true;
  const slash = (at: number) => text[at] === '/' || text[at] === '-' || text[at] === '.';
  const left = slash(start - 1) && isDigit(text.charCodeAt(start - 2));
  const right = slash(end) && isDigit(text.charCodeAt(end + 1));
  if (left && right) return true;
  if (/^\d{1,2}\/\d{1,2}$/.test(text.slice(start, end)) && text[end] === '/') return true;
  return (
    (left || right) &&
    /\d[/-]\d{1,2}[/-]\d/.test(
      text.slice(Math.max(sentence.start, start - 8), Math.min(sentence.end, end + 8)),
    )
  );
}

function isMonth(text: string, word: Span & { readonly word: string }): boolean {
  const name = word.word.endsWith('.') ? word.word.slice(0, -1) : word.word;
  return MONTHS.has(name) && (!MONTHS_IF_CAPITAL.has(name) || isUpper(text.charCodeAt(word.start)));
}

/** Four bare digits that read as a year: "in 2009", "(1998)", "July 2024", "2013-14". */
function isYear(text: string, { start, end, low, style }: Candidate, sentence: Span): boolean {
  if (style !== 'digits' || end - start !== 4 || low < 1500 || low > 2100 || !Number.isInteger(low)) {
    return style === 'digits' && end - start === 5 && text[end - 1] === 's';
  }
  if (signBefore(text, start, sentence.start) !== null) return false;
  const before = wordBefore(text, start, sentence.start);
  if (isMonth(text, before)) return true;
  const after = wordAfter(text, end, sentence.end);
  const units = after.word !== '' && beginsUnit(after.word) && !isUpper(text.charCodeAt(after.start));
  if (units || text[end] === '%') return false;
  if (text[end] === 's') return true;
  const counted = after.word.length > 3 && after.word.endsWith('s') && !isUpper(text.charCodeAt(after.start));
  if (BEFORE_YEAR.has(before.word)) return !counted || low > 1900;
  return !counted && low >= 1800;
}

/** A number that names one of many: "page 12", "Boeing 737", "Section 230". */
function isLabelled(text: string, { start, end, low, style, form }: Candidate, sentence: Span): boolean {
  if (style !== 'digits' || form !== 'cardinal') return false;
  if (text.slice(start, end).includes(',')) return false;
  const at = text[start - 1] === '#' ? start - 1 : start;
  if (at < start) return true;
  if (isCounter(text, start, sentence)) return true;
  const before = wordBefore(text, start, sentence.start);
  const word = before.word.endsWith('.') ? before.word.slice(0, -1) : before.word;
  if (!LABELS.has(word) || before.end < skipBlanksBack(text, start, sentence.start)) return false;
  const capital = isUpper(text.charCodeAt(before.start));
  if (LABELS_IF_CAPITAL.has(word) && !capital) return false;
  return !(
    word === 'no' &&
    !capital &&
    before.end - before.start === 2 &&
    low > 1 &&
    text[before.end] !== '.'
  );
}

/** The total of a page counter: "photo 3 of 25". */
function isCounter(text: string, start: number, sentence: Span): boolean {
  const of = wordBefore(text, start, sentence.start);
  if (of.word !== 'of') return false;
  const number = wordBefore(text, of.start, Math.max(0, sentence.start - 40));
  return (
    isDigit(text.charCodeAt(number.start)) &&
    LABELS.has(wordBefore(text, number.start, Math.max(0, sentence.start - 40)).word)
  );
}

/** What a page says about itself: "Word count: 640", "4 min read". */
function isTally(text: string, { start, end }: Candidate, sentence: Span): boolean {
  const before = text.slice(Math.max(sentence.start, start - 24), start).toLowerCase();
  const ahead = text.slice(end, Math.min(sentence.end, end + 24)).toLowerCase();
  return (
    entries.tallies.some((words) =>
      before
        .trimEnd()
        .replace(/[:\s]+$/, '')
        .endsWith(words),
    ) || entries.talliesAfter.some((words) => ahead.trimStart().startsWith(words))
  );
}

/** Groups of digits joined by hyphens, stops or blanks: "555-0134", "(02) 5550 1234", "+1 202 555 0134". */
function isTelephone(text: string, { start, end, style }: Candidate, sentence: Span): boolean {
  if (style === 'words') return false;
  if (text[start] === '0' && end - start > 1 && isDigit(text.charCodeAt(start + 1))) return true;
  let from = start;
  while (from > sentence.start && start - from < 20 && isPhonePart(text, from - 1)) from--;
  let to = end;
  while (to < sentence.end && to - end < 20 && isPhonePart(text, to)) to++;
  const run = text.slice(from, to).trim();
  if (/^\+\d/.test(run) && /\d[ \-./]\d/.test(run)) return true;
  if (/^\+?[\d() ./-]*\d{2,4}[-. )]+\d{3}[-. ]\d{4}/.test(run) && !run.includes(',')) return true;
  if (/^(?:\d{3}-0\d{3}|0\d{2,4}[ -]\d{5,7}|0\d{3} \d{3} \d{4}|0800 .*|1-800-.*)$/.test(run)) return true;
  if (/^\d{3}$/.test(run) && PHONE.has(wordBefore(text, from, sentence.start).word)) return true;
  return /^[\d -]{7,}$/.test(run) && PHONE.has(wordBefore(text, from, sentence.start).word);
}

function isPhonePart(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (isDigit(code) || code === 43 || code === 45 || code === 40 || code === 41 || code === 46 || code === 47)
    return true;
  return isBlankCode(code) && (isDigit(text.charCodeAt(at + 1)) || text[at + 1] === '(');
}

/** "1." or "(2)" at the beginning of a line, followed by words; "[12]" anywhere. */
function isListNumber(text: string, { start, end, low }: Candidate, sentence: Span): boolean {
  if (text[start - 1] === '[' && text[end] === ']') return true;
  if (low > 99 || !Number.isInteger(low)) return false;
  const opened = text[start - 1] === '(' ? start - 1 : start;
  const lineStart = skipBlanksBack(text, opened, Math.max(0, sentence.start - 8));
  const first =
    lineStart === 0 ||
    text[lineStart - 1] === '\n' ||
    (opened <= sentence.start && lineStart <= sentence.start);
  if (!first) return false;
  const mark = text[end];
  if (mark !== ')' && mark !== '.' && mark !== ':') return false;
  if (mark === '.' && opened !== start) return false;
  const next = skipBlanks(text, end + 1, text.length);
  return next > end + 1 && isLetter(text.charCodeAt(next));
}
