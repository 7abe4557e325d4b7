/** Signals that a text's shape gives: passages twice, form and mark-up residue, damaged characters, capitals, a cut end. */
import { languageOf } from '../../language/language-tag.ts';
import openWords from '../../lexicon/en/open-words.json' with { type: 'json' };
import type { Region, Signal } from '../../model/annotation.ts';
import { wordsOf } from '../../text/words.ts';

/** Paragraphs that stand twice, and a title that stands again inside the article. */
export function duplicateSignals(text: string, regions: readonly Region[]): Signal[] {
  const key = ({ start, end }: Region): string =>
    wordsOf(text, { start, end })
      .map(({ norm }) => norm)
      .join(' ');
  const title = regions.find(({ role }) => role === 'title');
  const titleKey = title === undefined ? '' : key(title);
  const firstOfArticle = regions.findIndex(
    (region) => region.role === 'body' || (region.role === 'duplicate' && key(region) !== titleKey),
  );
  return regions.flatMap((region, i): Signal[] => {
    if (region.role !== 'duplicate') return [];
    const { start, end } = region;
    if (key(region) !== titleKey)
      return [{ kind: 'duplicated-paragraph', start, end, why: 'the same paragraph stands twice' }];
    if (i < firstOfArticle) return [];
    return [{ kind: 'duplicated-title', start, end, why: 'the title stands again inside the article' }];
  });
}

/** A field's label or note, not a sentence that asks to subscribe. */
function isLabel(text: string): boolean {
  return text.length <= 80 && !/[.!?)]$/.test(text);
}

/** Labels of forms and blocks of hashtags in the text. */
export function residueSignals(text: string, regions: readonly Region[]): Signal[] {
  return regions.flatMap(({ start, end, role }): Signal[] => {
    if (role === 'form' && isLabel(text.slice(start, end)))
      return [{ kind: 'leftover-form', start, end, why: 'a form’s label was left in the text' }];
    const tags = role === 'tags' ? (text.slice(start, end).match(/(?<!\S)#[\p{L}_]/gu)?.length ?? 0) : 0;
    return tags >= 3 ? [{ kind: 'hashtags', start, end, why: `${tags} hashtags in a row` }] : [];
  });
}

const open = new Set(openWords.entries);

/** UTF-8 read as Windows-1252, and replacement characters. */
const DAMAGE = /(?:â€[\u0090-\u009f™œ“”˜¦š¢]?|Ã[\u0080-\u00bf]|Â[\u00a0-\u00bf](?![\p{Lu}])|ï»¿|\ufffd)/u;
const MARKUP =
  /<\/?(?:p|br|div|span|strong|em|b|i|a|h[1-6]|ul|ol|li|img|script|style|blockquote)(?:\s[^<>\n]{0,200})?\/?>|&(?:nbsp|amp|quot|lt|gt|rsquo|lsquo|ldquo|rdquo|mdash|ndash|#\d{2,5});|^\s*[.#@][\w-]+(?:[\s,.#\w:()-]*)\{/mu;

/** Damaged characters and mark-up, the first of each in a region. */
export function damageSignals(text: string, regions: readonly Region[]): Signal[] {
  const found: Signal[] = [];
  for (const region of regions) {
    const own = text.slice(region.start, region.end);
    const damage = DAMAGE.exec(own);
    if (damage !== null) {
      const [start, end] = wordAround(text, region.start + damage.index, damage[0].length);
      found.push({
        kind: 'encoding-damage',
        start,
        end,
        why: 'characters were damaged by reading them in the wrong encoding',
      });
    }
    const markup = MARKUP.exec(own);
    if (markup !== null) {
      const start = region.start + markup.index;
      found.push({
        kind: 'leftover-markup',
        start,
        end: start + markup[0].length,
        why: 'mark-up or code was left in the text',
      });
    }
  }
  return found;
}

function wordAround(text: string, at: number, length: number): [number, number] {
  let start = at;
  let end = at + length;
  while (start > 0 && at - start < 30 && /\S/.test(text[start - 1]!)) start--;
  while (end < text.length && end - at < 30 && /\S/.test(text[end]!)) end++;
  return [start, end];
}

/** Paragraphs in capitals, without punctuation, or in another language than the text. */
export function proseSignals(text: string, regions: readonly Region[], language: string | null): Signal[] {
  const found: Signal[] = [];
  for (const { start, end, role } of regions) {
    if (role !== 'body') continue;
    const own = text.slice(start, end);
    const words = own.match(/\p{L}+/gu)?.length ?? 0;
    if (words >= 12 && isCapitals(own)) {
      found.push({ kind: 'all-capitals', start, end, why: 'a whole paragraph in capitals' });
    }
    if (words >= 60 && !/[.!?,;:。，،؟।]/u.test(own)) {
      found.push({ kind: 'no-punctuation', start, end, why: `${words} words without a punctuation mark` });
    }
    const tongue = words >= 25 && language !== null ? languageOf(own) : null;
    if (tongue !== null && tongue !== language) {
      found.push({
        kind: 'other-language',
        start,
        end,
        why: `a paragraph in another language (${tongue}) than the text (${language})`,
      });
    }
  }
  return found;
}

function isCapitals(text: string): boolean {
  const small = text.match(/\p{Ll}/gu)?.length ?? 0;
  const big = text.match(/\p{Lu}/gu)?.length ?? 0;
  return big > 40 && big > (small + big) * 0.9;
}

/** A last word that no sentence ends with, or a comma. */
function openEnd(tail: string): RegExpExecArray | null {
  const match = /([\p{L}'’]+)(,?)$/u.exec(tail);
  return match !== null && (match[2] === ',' || open.has(match[1]!)) ? match : null;
}

/** The article's last paragraph breaks off: inside a sentence, with dots, or with a feed's count of what is missing. */
export function cutSignals(text: string, regions: readonly Region[]): Signal[] {
  const last = regions.findLast(({ role }) => role === 'body');
  if (last === undefined) return [];
  if (wordsOf(text, last).length < 8) return [];
  const from = Math.max(last.start, last.end - 60);
  const tail = text.slice(from, last.end);
  const match = /\[\+\d+ chars\]$/.exec(tail) ?? /(?:\.\.\.|…)$/.exec(tail) ?? openEnd(tail);
  if (match === null) return [];
  const start = from + match.index;
  return [
    {
      kind: 'truncated-text',
      start,
      end: start + match[0].length,
      why: 'the text breaks off here',
    },
  ];
}
