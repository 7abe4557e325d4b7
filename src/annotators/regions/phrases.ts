/** Roles that a paragraph's own wording gives away: navigation, credits, forms, tags, boilerplate, leftovers. */
import { compileLinePhrases } from '../../language/line-phrases.ts';
import boilerplate from '../../lexicon/en/boilerplate.json' with { type: 'json' };
import bylines from '../../lexicon/en/bylines.json' with { type: 'json' };
import credits from '../../lexicon/en/credits.json' with { type: 'json' };
import forms from '../../lexicon/en/forms.json' with { type: 'json' };
import leftovers from '../../lexicon/en/leftovers.json' with { type: 'json' };
import navigation from '../../lexicon/en/navigation.json' with { type: 'json' };
import shareWords from '../../lexicon/en/share-words.json' with { type: 'json' };
import tagLabels from '../../lexicon/en/tag-labels.json' with { type: 'json' };
import type { Region } from '../../model/annotation.ts';
import type { Paragraph } from './paragraphs.ts';

type Rule = {
  readonly role: Region['role'];
  /** Longest paragraph in words that the phrases are tried on. */
  readonly words: number;
  readonly matches: (phrase: string) => boolean;
};

/** In order: the first that matches gives the role. */
const RULES: readonly Rule[] = [
  { role: 'form', words: 45, matches: compileLinePhrases(forms.entries) },
  { role: 'caption', words: 70, matches: compileLinePhrases(credits.entries) },
  {
    role: 'boilerplate',
    words: 25,
    matches: compileLinePhrases(leftovers.entries.map(({ pattern }) => pattern)),
  },
  { role: 'navigation', words: 18, matches: compileLinePhrases(navigation.entries) },
  { role: 'boilerplate', words: 70, matches: compileLinePhrases(boilerplate.entries) },
  { role: 'byline', words: 40, matches: compileLinePhrases(bylines.entries.notes) },
];
const share = new Set(shareWords.entries);
const longestShare = Math.max(...shareWords.entries.map((entry) => entry.split(' ').length));
const tagged = new Set(tagLabels.entries);

/** The role that the wording of a paragraph gives, undefined where it gives none. */
export function roleByPhrase(paragraph: Paragraph): Region['role'] | undefined {
  const { text, phrase, words } = paragraph;
  if (isTags(text)) return 'tags';
  if (words === 0) return text.length < 40 ? 'boilerplate' : undefined;
  if (phrase === '') return undefined;
  if (isShareBar(phrase) || isMenu(text)) return 'navigation';
  return RULES.find((rule) => words <= rule.words && rule.matches(phrase))?.role;
}

/** Hashtags make up most of it, or it lists topics after a label. */
function isTags(text: string): boolean {
  if (text.length > 600) return false;
  const tokens = text.split(/\s+/);
  const tags = tokens.filter((token) => /^#[\p{L}_][\p{L}\p{N}_]*[,;.]?$/u.test(token)).length;
  if (tags > 0 && tags >= tokens.length * 0.7) return true;
  const label = /^([A-Za-z ]{3,24}):\s*(\S.*)$/s.exec(text);
  if (label === null || !tagged.has(label[1]!.trim().toLowerCase())) return false;
  return !/[.!?]\s+\p{Lu}/u.test(label[2]!);
}

/** A bar of menu entries or a trail: three or more entries of up to three words with marks between. */
function isMenu(text: string): boolean {
  if (text.length > 200 || /[.!?]\s|\d{4}/.test(text)) return false;
  const entries = text.split(/\s*[|>»›•·]\s*/).filter((entry) => entry !== '');
  return (
    entries.length >= 3 && entries.every((entry) => /^\p{Lu}/u.test(entry) && entry.split(/\s+/).length <= 3)
  );
}

/** Nothing but the words of share buttons, counts of shares between them. */
function isShareBar(phrase: string): boolean {
  const tokens = phrase.split(/[\s|·•/,]+/).filter((token) => token !== '' && token !== '#');
  if (tokens.length === 0 || tokens.length > 24) return false;
  for (let i = 0; i < tokens.length; ) {
    let length = Math.min(longestShare, tokens.length - i);
    while (length > 0 && !share.has(tokens.slice(i, i + length).join(' '))) length--;
    if (length === 0) return false;
    i += length;
  }
  return true;
}
