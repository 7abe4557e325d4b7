/** What kind of act a cue performs, whether it is negated, and words that keep it at a distance. */
import acts from '../../lexicon/en/acts.json' with { type: 'json' };
import hedges from '../../lexicon/en/hedges.json' with { type: 'json' };
import negation from '../../lexicon/en/negation.json' with { type: 'json' };
import silence from '../../lexicon/en/silence.json' with { type: 'json' };
import type { ACTS } from '../../model/annotation.ts';
import type { Span } from '../../text/span.ts';
import type { Analysis } from './analysis.ts';
import type { Found } from './found.ts';

export type Act = (typeof ACTS)[number];

const VERBS = tableOf('verbs');
const NOUNS = tableOf('nouns');
const ADJECTIVES = tableOf('adjectives');
const HEDGES = new Set(hedges.entries);
const NEGATIVE = new Set(negation.entries);
const REFUSING = new Set(silence.entries.refusing);
const SPEAKING = new Set(silence.entries.speaking);
const UNSAID = new Set(silence.entries.unsaid);
const OPEN = new Set(silence.entries.open);

function tableOf(kind: 'verbs' | 'nouns' | 'adjectives'): ReadonlyMap<string, Act> {
  const table = new Map<string, Act>();
  for (const [act, words] of Object.entries(acts.entries)) {
    for (const word of words[kind]) if (!table.has(word)) table.set(word, act as Act);
  }
  return table;
}

/** Whether the lexicon knows the word at `i` as a word of saying or thinking, in its part of speech or another. */
export function isKnownCue(analysis: Analysis, i: number): boolean {
  const lemma = lemmaAt(analysis, i);
  return (
    analysis.word[i] === 0 ||
    VERBS.has(lemma) ||
    NOUNS.has(lemma) ||
    ADJECTIVES.has(lemma) ||
    HEDGES.has(lemma)
  );
}

/** Whether the word at `i` is an adverb that keeps a statement at a distance. */
export function isHedge(analysis: Analysis, i: number): boolean {
  return analysis.tokens[i]!.rel === 'advmod' && HEDGES.has(lemmaAt(analysis, i));
}

/** Acts of the mind, which say nothing to anybody. */
const SILENT_ACTS: ReadonlySet<Act> = new Set<Act>(['believe', 'plan', 'know', 'feel', 'agree', 'predict']);

/** Whether the lexicon knows the lemma as a verb of saying something to somebody. */
export function isSpeechLemma(lemma: string): boolean {
  const act = VERBS.get(lemma);
  return act !== undefined && !SILENT_ACTS.has(act);
}

const lemmaAt = (analysis: Analysis, i: number): string => analysis.tokens[i]!.lemma.toLowerCase();

/** Act and negation of an attribution whose cue is the token range `cue`. */
export function actOf(
  analysis: Analysis,
  found: Found,
  cue: readonly [number, number],
): { act: Act; negated: boolean } {
  const negated = isNegated(analysis, found.anchor);
  const said = nameOf(analysis, found, cue);
  const lemma = lemmaAt(analysis, found.anchor);
  if (REFUSING.has(lemma) && !negated && speaks(analysis, found)) return { act: 'silent', negated: false };
  if (negated && (UNSAID.has(lemma) || leavesOpen(analysis, found))) return { act: 'silent', negated: false };
  return { act: said, negated };
}

function nameOf(analysis: Analysis, { anchor }: Found, cue: readonly [number, number]): Act {
  const own = lemmaAt(analysis, anchor);
  const words = [own];
  for (let i = anchor + 1; i < cue[1]; i++) words.push(lemmaAt(analysis, i));
  const pos = analysis.tokens[anchor]!.pos;
  const tables =
    pos === 'NOUN' || pos === 'PROPN'
      ? [NOUNS, VERBS]
      : pos === 'ADJ'
        ? [ADJECTIVES, VERBS]
        : [VERBS, NOUNS, ADJECTIVES];
  for (const table of tables) {
    if (words.length > 1) {
      const phrase = table.get(`${own} ${words[1]}`);
      if (phrase !== undefined) return phrase;
    }
    const act = table.get(own);
    if (act !== undefined) return act;
  }
  // "made the claim", "issued a warning": a light verb leaves the act to its noun.
  for (let c = analysis.childAt[anchor]!; c < analysis.childAt[anchor + 1]!; c++) {
    const child = analysis.children[c]!;
    if (analysis.tokens[child]!.rel !== 'obj') continue;
    const act = NOUNS.get(lemmaAt(analysis, child));
    if (act !== undefined) return act;
  }
  return 'say';
}

/** A negative word that hangs on the anchor, or on the verb that governs it as an auxiliary would. */
function isNegated(analysis: Analysis, anchor: number): boolean {
  for (let c = analysis.childAt[anchor]!; c < analysis.childAt[anchor + 1]!; c++) {
    const child = analysis.children[c]!;
    if (child > anchor + 1) continue;
    const { rel, lemma } = analysis.tokens[child]!;
    if ((rel === 'advmod' || rel === 'det' || rel === 'cc:preconj') && NEGATIVE.has(lemma.toLowerCase()))
      return true;
  }
  return false;
}

/** "declined to comment": a verb of speaking under a verb of refusing, in the cue or at the head of the content. */
function speaks(analysis: Analysis, { anchor }: Found): boolean {
  for (let c = analysis.childAt[anchor]!; c < analysis.childAt[anchor + 1]!; c++) {
    const child = analysis.children[c]!;
    if (child > anchor && SPEAKING.has(lemmaAt(analysis, child))) return true;
  }
  return false;
}

function leavesOpen(analysis: Analysis, { content, anchor }: Found): boolean {
  return content.ranges[0]! > anchor && OPEN.has(lemmaAt(analysis, content.ranges[0]!));
}

/** The hedge of an attribution: in its cue, beside its anchor, or at the edge of its content. */
export function hedgeOf(analysis: Analysis, { anchor, content }: Found): Span | null {
  const at = (i: number): Span | null => {
    if (i < 0 || i >= analysis.size || analysis.word[i] === 0) return null;
    const { start, end } = analysis.tokens[i]!;
    return HEDGES.has(analysis.text.slice(start, end).toLowerCase()) ? { start, end } : null;
  };
  const own = at(anchor);
  if (own !== null) return own;
  for (let c = analysis.childAt[anchor]!; c < analysis.childAt[anchor + 1]!; c++) {
    const hedge = at(analysis.children[c]!);
    if (hedge !== null) return hedge;
  }
  // A hedge inside indirect content says how the source's words are reported only where it stands on its main verb.
  const first = content.ranges[0]!;
  for (let i = first; i < Math.min(content.ranges[1]!, first + 60); i++) {
    if (analysis.quoteOf[i]! >= 0) continue;
    const hedge = at(i);
    if (
      hedge !== null &&
      analysis.head[i]! >= 0 &&
      (analysis.head[i] === analysis.head[anchor] || analysis.head[analysis.head[i]!] === anchor)
    )
      return hedge;
  }
  return null;
}
