/**
 * Whether the words around a time speak of the past or the future: the tense that dates "on Tuesday".
 *
 * The verb that the time belongs to in the parse decides; where none does, the nearest cue of the sentence: a modal or
 * scheduling word, a past form from the lexicon, or a verb that the tagger calls past. A participle takes its direction from the auxiliary before it ("will be held", "to be completed").
 */
import cues from '../lexicon/en/tense-cues.json' with { type: 'json' };
import type { Sentence, Token } from '../model/annotation.ts';
import { firstEndingAfter } from '../text/span.ts';
import { governingTense } from './governing-tense.ts';

/**
 * Below 0 past, above 0 future, 0 unknown. 1 by a cue of the sentence; 2 by the verb that the time belongs to, 3 by one that it stands
 * beside ("was robbed on April 9"), 4 by the word before it ("ended June 30", "as soon as May").
 */
export type Direction = -4 | -3 | -2 | -1 | 0 | 1 | 4;

const FUTURE = new Set(cues.entries.future);
const PAST = new Set(cues.entries.past);
const AUXILIARIES = new Set(cues.entries.auxiliaries);
const INFINITIVE = new Set(cues.entries.infinitive);
const DIRECTLY = new Map<string, number>(Object.entries(cues.entries.directly));
const OTHERWISE = new Map<string, number>(Object.entries(cues.entries.otherwise));
const AS_SOON_AS = new Set(cues.entries.asSoonAs);
const AS = new Set(cues.entries.as);
const PLANNING = new Set(cues.entries.planning);
const ARTICLES = new Set(cues.entries.articles);
const POSSESSIVE = new Set(cues.entries.possessive);
/** Words on either side that are looked at. */
const REACH = 14;
/** Words before the time in which "to" and a verb are a cue ("agreed to meet on Monday"). */
const INFINITIVE_REACH = 6;
/** Words between an auxiliary and its participle that are stepped over. */
const CHAIN = 4;

type Scope = {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly from: number;
  readonly to: number;
};

/**
 * The direction of the expression at [start, end). In a headline or under a picture (`scene`) the present tense tells what happened, not what
 * is scheduled.
 */
export function directionAt(
  text: string,
  start: number,
  end: number,
  sentences: readonly Sentence[],
  tokens: readonly Token[],
  scene = false,
): Direction {
  const sentence = sentences[firstEndingAfter(sentences, start)];
  const scope: Scope = { text, tokens, from: sentence?.start ?? 0, to: sentence?.end ?? text.length };
  const at = firstEndingAfter(tokens, start);
  const direct = directly(scope, at);
  if (direct !== 0) return direct;
  let after = at;
  while (after < tokens.length && tokens[after]!.start < end) after++;
  const governing = governingTense(text, tokens, at, after);
  if (governing < 0) return governing;
  if (governing > 0 && !scene) return 1;
  // "Monday's vote": the verb of that noun comes after it, the verb before is about something else.
  const owner = POSSESSIVE.has(wordAt(scope, after));
  for (let step = 1; step <= REACH; step++) {
    const before = owner ? 0 : cueAt(scope, at - step, step <= INFINITIVE_REACH);
    const found = before || (step > 1 ? cueAt(scope, after + step - 2, false) : 0);
    if (found !== 0) return found;
  }
  const lead = ARTICLES.has(wordAt(scope, at - 1)) ? at - 2 : at - 1;
  return (OTHERWISE.get(wordAt(scope, lead)) ?? 0) as Direction;
}

const wordAt = (scope: Scope, index: number): string => {
  const token = scope.tokens[index];
  if (token === undefined || token.start < scope.from || token.end > scope.to) return '';
  return scope.text.slice(token.start, token.end).toLowerCase();
};

/** "as soon as Tuesday", "ended July 31". */
function directly(scope: Scope, at: number): Direction {
  const before = wordAt(scope, at - 1);
  if (AS.has(before) && AS_SOON_AS.has(wordAt(scope, at - 2))) return 4;
  return (DIRECTLY.get(before) ?? 0) as Direction;
}

function cueAt(scope: Scope, index: number, infinitives: boolean): Direction {
  const word = wordAt(scope, index);
  if (word === '') return 0;
  const token = scope.tokens[index]!;
  if (INFINITIVE.has(word)) {
    // "agreed to meet" looks ahead, "declined to say" does not.
    return infinitives && token.pos === 'PART' && PLANNING.has(wordAt(scope, index - 1)) ? 1 : 0;
  }
  if (FUTURE.has(word)) return 1;
  const first = scope.text.charCodeAt(token.start);
  // "United" is no verb.
  const regular = word.length > 4 && word.endsWith('ed') && first >= 97 && first <= 122;
  const past = PAST.has(word) || regular || isPastVerb(token);
  return past ? throughAuxiliary(scope, index) : 0;
}

function isPastVerb(token: Token): boolean {
  return (token.pos === 'VERB' || token.pos === 'AUX') && (token.feats?.includes('Tense=Past') ?? false);
}

/** The direction of a past form, from the auxiliaries before it: "will be held" is future, "was held" past. */
function throughAuxiliary(scope: Scope, index: number): Direction {
  for (let step = 1; step <= CHAIN; step++) {
    const word = wordAt(scope, index - step);
    if (FUTURE.has(word) || INFINITIVE.has(word)) return step > 1 ? 1 : -1;
    if (!AUXILIARIES.has(word) && !word.endsWith('ly')) return -1;
  }
  return -1;
}
