/** What the difference between two wordings of one utterance does to it. */
import modality from '../../lexicon/en/modality.json' with { type: 'json' };
import negation from '../../lexicon/en/negation.json' with { type: 'json' };
import turns from '../../lexicon/en/quote-turns.json' with { type: 'json' };
import titles from '../../lexicon/en/titles.json' with { type: 'json' };
import { isFunctionWord } from '../../story/terms.ts';
import { editDistance } from '../../text/edit-distance.ts';
import type { WordOp } from '../../text/word-diff.ts';
import type { Utterance } from './utterances.ts';
import type { SpokenWord } from './wording.ts';

const set = (words: readonly string[]): ReadonlySet<string> => new Set(words);
const NEGATION = set(negation.entries);
/** "I think" opens much of what is said: left out at an edge it takes little away. */
const OPINION = set(turns.entries.opinion);
const HEDGES = set(modality.entries.hedge.filter((word) => !OPINION.has(word)));
const INTERJECTIONS = set(modality.entries.interjection);
const PERSONS = set(modality.entries.person);
const PAST = set(modality.entries.past);
const PRESENT = set(modality.entries.present);
const FUTURE = set(modality.entries.future);
const FILLERS = set(turns.entries.filler);
const CONDITION = set(turns.entries.condition);
const LIMIT = set(turns.entries.limit);
/** Negative words that come in pairs: one of them cut off drops no negation. */
const PAIRED = set(turns.entries.paired);
/** Words that turn a negative word into an assertion. */
const ASSERTING = set(turns.entries.asserting);
const TITLES = set(
  [...Object.keys(titles.entries.courtesy), ...titles.entries.office].flatMap((title) =>
    title.toLowerCase().replaceAll('.', '').split(' '),
  ),
);
const MODAL: ReadonlyMap<string, string> = new Map(Object.entries(turns.entries.modal));

/** Effects in order of weight. */
export const EFFECTS = [
  'negation',
  'number',
  'modal',
  'tense',
  'condition',
  'contrast',
  'limit',
  'hedge',
  'wording',
  'inflection',
  'omission',
  'vocative',
  'shortened',
  'person',
  'form',
] as const;
export type Effect = (typeof EFFECTS)[number];

/** Effects that count in a headline too. */
const IN_HEADLINES: ReadonlySet<Effect> = new Set([
  'negation',
  'number',
  'modal',
  'shortened',
  'form',
  'person',
]);

/** Effects that leave what was said as it was: a quotation cut short, words of form, marks. */
const HARMLESS: ReadonlySet<Effect> = new Set(['shortened', 'form', 'person']);

/** Whether a wording says something else, or says it otherwise. */
export function isTelling(effects: readonly Effect[]): boolean {
  return effects.some((effect) => !HARMLESS.has(effect));
}

/** Fewest words of a quotation whose wording can differ: less is a fragment that cites a few words. */
const FRAGMENT = 4;

/** Words of a replaced stretch within which a negation is a change of its own. */
const SHORT = 5;
/** Words that can stand in the place of a subject. */
const SLOT = 3;
/** Places, and words in them, in which two wordings of form differ that are no slips. */
const LOOSE_PLACES = 2;
const LOOSE_WORDS = 3;
/** Places in which content words are changed when a sentence is told anew. */
const RETOLD = 2;
/** Content words left out inside a quotation that are more than a slip. */
const OMITTED = 2;

type Change = {
  readonly gone: readonly SpokenWord[];
  readonly come: readonly SpokenWord[];
  readonly op: WordOp;
  /** Before the first or after the last word in common. */
  readonly edge: 'start' | 'end' | null;
};

function changesOf(a: Utterance, b: Utterance, ops: readonly WordOp[]): Change[] {
  const first = ops.findIndex((op) => op.op === 'same');
  const last = ops.findLastIndex((op) => op.op === 'same');
  const holds = ({ op, a: [from, to] }: WordOp) => op === 'same' && (to - from > 1 || a.words[from]!.content);
  const [firstTold, lastTold] = [ops.findIndex(holds), ops.findLastIndex(holds)];
  return ops.flatMap((op, i): Change[] => {
    if (op.op === 'same') return [];
    const gone = a.words.slice(op.a[0], op.a[1]);
    const come = b.words.slice(op.b[0], op.b[1]);
    if (sameSpelt(gone, come)) return [];
    // An "I" or "and" in common holds nothing together: what is left out after it is left out at the edge.
    const long = gone.length * come.length === 0 && gone.length + come.length >= SLOT;
    const start = i < first || (long && i < firstTold);
    const end = i > last || (long && i > lastTold);
    return [{ gone, come, op, edge: start ? 'start' : end ? 'end' : null }];
  });
}

/** The same words written otherwise: apart or together, with or without stops, a name in another spelling, a slip. */
function sameSpelt(gone: readonly SpokenWord[], come: readonly SpokenWord[]): boolean {
  const [a, b] = [gone, come].map((words) =>
    words
      .map((word) => word.key)
      .join('')
      .replace(/[.'’]/gu, ''),
  ) as [string, string];
  if (a === b) return true;
  if (a === '' || b === '' || isNumber(a) || isNumber(b)) return false;
  // Letters of a word masked with stars.
  if (a.endsWith('*') || b.endsWith('*')) return gone.length === 1 && come.length === 1 && a[0] === b[0];
  if (gone.at(-1)!.name && come.at(-1)!.name && gone.length + come.length <= NAME_WORDS)
    return sameName(a, b);
  const [x, y] = [gone[0]!, come[0]!];
  return (
    gone.length === 1 &&
    come.length === 1 &&
    Math.min(a.length, b.length) >= 6 &&
    x.lemma !== y.lemma &&
    editDistance(a, b, 1) <= 1
  );
}

/** Words of two spellings of a name together, its article counted. */
const NAME_WORDS = 4;

/** Whether two spellings are transcriptions of one name: the same consonants, sounds of one place taken as one. */
function sameName(a: string, b: string): boolean {
  const sounds = (name: string) =>
    name
      .replace(/^al/, '')
      .replace(/kh|gh|ck|[qkgc]/g, 'k')
      .replace(/dh|th|[dt]/g, 't')
      .replace(/ph|[fv]/g, 'f')
      .replace(/[aeiouyhw]/g, '')
      .replace(/(.)\1+/g, '$1');
  return sounds(a) === sounds(b) && sounds(a).length >= 2;
}

const isNumber = (word: string): boolean => /^\d/.test(word);
const has = (words: readonly SpokenWord[], list: ReadonlySet<string>): boolean =>
  words.some((word) => list.has(word.norm));
const count = (words: readonly SpokenWord[], list: ReadonlySet<string>): number =>
  words.filter((word) => list.has(word.norm)).length;
const telling = (words: readonly SpokenWord[]): SpokenWord[] =>
  words.filter((word) => word.content && !FILLERS.has(word.norm) && !TITLES.has(word.norm));

const tenseOf = (words: readonly SpokenWord[]): string =>
  has(words, FUTURE) ? 'future' : has(words, PAST) ? 'past' : has(words, PRESENT) ? 'present' : '';
const modalsOf = (words: readonly SpokenWord[]): string =>
  [...new Set(words.flatMap((word) => MODAL.get(word.norm) ?? []))].sort().join(' ');

/** What a change between two words in common does. */
function innerEffects({ gone, come }: Change, a: Utterance, b: Utterance): Effect[] {
  const found: Effect[] = [];
  // A long stretch that was replaced says other things; only in a short one a negation is dropped or added.
  const short = Math.max(gone.length, come.length) <= SHORT;
  const denials = (words: readonly SpokenWord[], one: Utterance) =>
    words.filter((word) => denies(word, one)).length % 2;
  if (short && denials(gone, a) !== denials(come, b)) found.push('negation');
  if (numbersDiffer(gone, come)) found.push('number');
  const [modalBefore, modalAfter] = [modalsOf(gone), modalsOf(come)];
  if (modalBefore !== '' && modalAfter !== '' && modalBefore !== modalAfter) found.push('modal');
  const [before, after] = [tenseOf(gone), tenseOf(come)];
  if (before !== '' && after !== '' && before !== after) found.push('tense');
  if (count(gone, HEDGES) !== count(come, HEDGES)) found.push('hedge');
  if (count(gone, LIMIT) !== count(come, LIMIT) && short) found.push('limit');
  const [x, y] = [telling(gone), telling(come)];
  if (x.length > 0 && y.length > 0) {
    // Verbs are bent to fit a reporter's sentence; one or many of a thing is not.
    if (!sameLemmas(x, y)) found.push('wording');
    else if (x.some((word, i) => isOtherNumber(word, a, y[i]!, b)) && !a.headline && !b.headline)
      found.push('inflection');
    else found.push('form');
  }
  if (x.length + y.length > 0 && x.length * y.length === 0) {
    // What is left out inside one wording may stand before or after it.
    const near = (x.length > 0 ? b : a).nearby();
    const lost = [...x, ...y].filter((word) => !near.has(word.key) && !near.has(word.lemma));
    // One word for one word is another wording, whatever stands around.
    const single = gone.length === 1 && come.length === 1;
    if (single || (lost.length > 0 && short && gone.length > 0 && come.length > 0)) found.push('wording');
    else if (lost.length >= OMITTED || (lost.length === 1 && short)) found.push('omission');
    else found.push('form');
  }
  if (found.length === 0) found.push(has(gone, PERSONS) && has(come, PERSONS) ? 'person' : 'form');
  return found;
}

/** One or many of a thing; whether its owner is one or many ("the town's", "the towns'") is only heard by the writer. */
const isOtherNumber = (x: SpokenWord, a: Utterance, y: SpokenWord, b: Utterance): boolean => {
  const owns = (word: SpokenWord, { text, start }: Utterance) =>
    /['’]/u.test(text.slice(word.start - start, word.end - start + 1));
  return x.pos === 'NOUN' && x.key !== y.key && !(owns(x, a) && owns(y, b));
};

/** Whether a negative word negates: "No, …" answers, "nothing less than" asserts. */
function denies(word: SpokenWord, { words, text, start }: Utterance): boolean {
  if (!NEGATION.has(word.norm) || PAIRED.has(word.norm)) return false;
  const next = words[words.indexOf(word) + 1];
  if (!next) return true;
  return (
    !ASSERTING.has(next.norm) &&
    !(INTERJECTIONS.has(word.norm) && text.slice(word.end - start, next.start - start).includes(','))
  );
}

const numbersDiffer = (gone: readonly SpokenWord[], come: readonly SpokenWord[]): boolean => {
  const numbers = (words: readonly SpokenWord[]) =>
    words
      .filter((word) => isNumber(word.key))
      .map((word) => word.key)
      .join(' ');
  const [x, y] = [numbers(gone), numbers(come)];
  return x !== '' && y !== '' && x !== y;
};

const sameLemmas = (x: readonly SpokenWord[], y: readonly SpokenWord[]): boolean =>
  x.length === y.length &&
  x.every(
    (word, i) => word.lemma === y[i]!.lemma || word.key === `${y[i]!.key}s` || `${word.key}s` === y[i]!.key,
  );

/** Whether the words before `index` are marked as cut there, or changed by an editor: dots, brackets, marks between two parts. */
function isMarked({ words, text, start }: Utterance, index: number): boolean {
  const before = words[index - 1];
  const from = before ? before.end - start : 0;
  const to = words[index] ? words[index].start - start : text.length;
  const gap = text.slice(from, to);
  return /…|\.\s?\.|[[\]]/u.test(gap) || (before !== undefined && index < words.length && /["“”]/u.test(gap));
}

/** Whether one of the wordings marks the place of a change as cut. */
const markedCut = ({ op }: Change, a: Utterance, b: Utterance): boolean =>
  [...op.a].some((index) => isMarked(a, index)) || [...op.b].some((index) => isMarked(b, index));

/** The cut words of the sentence that is kept in part: those up to the nearest stop. */
function ofSentence(utterance: Utterance, [from, to]: readonly [number, number]): SpokenWord[] {
  const { words, text, start } = utterance;
  const stops = (i: number) =>
    /[.!?…](?!\S*\p{L})/u.test(text.slice(words[i]!.end - start, words[i + 1]!.start - start));
  if (from === 0) {
    let first = to;
    while (first > 0 && first < words.length && !stops(first - 1)) first--;
    return words.slice(first, to);
  }
  let end = from;
  while (end < to && !stops(end - 1)) end++;
  return words.slice(from, end);
}

/**
 * What is taken away by beginning later or ending earlier: a cut is the outlet's right, and what it leaves out may stand in its own
 * words. Only a condition cut off the end of a sentence leaves a promise that nobody gave.
 */
function outerEffects({ gone, op, edge }: Change, a: Utterance, b: Utterance): Effect[] {
  const [longer, shorter, range] = gone.length > 0 ? [a, b, op.a] : [b, a, op.b];
  const near = shorter.nearby();
  const isCut = (word: SpokenWord) => !near.has(word.key) && !near.has(word.lemma);
  const own = longer.words.slice(...range);
  const cut = own.filter(isCut);
  // "No, Minister, …" answers somebody; it denies nothing of what follows.
  if (isVocative(longer, cut, range)) return ['vocative'];
  const sentence = ofSentence(longer, range);
  const opening = sentence.slice(0, 2).filter(isCut);
  const content = (words: readonly SpokenWord[]) => words.filter((word) => word.content).length;
  const elsewhere = content(cut) * 2 < content(own);
  if (edge === 'end' && has(opening, CONDITION) && !elsewhere && !isMarked(shorter, shorter.words.length))
    return ['condition', 'shortened'];
  return telling(cut).length === 0 ? ['form'] : ['shortened'];
}

/**
 * Effects of the change from `a` to `b` in order of weight; none where only marks, case or spelling differ. For a report or
 * a fragment set into a reporter's words the words around it are nobody's wording and are left out.
 */
export function effectsOf(a: Utterance, b: Utterance, ops: readonly WordOp[]): Effect[] {
  const framed = a.form !== 'direct' || b.form !== 'direct';
  if (Math.min(a.words.length, b.words.length) < FRAGMENT) return [];
  const found = new Set<Effect>();
  const changes = changesOf(a, b, ops).filter((change) => !markedCut(change, a, b));
  for (const change of changes) {
    const bothSides = change.gone.length > 0 && change.come.length > 0;
    if (change.edge === null) for (const effect of innerEffects(change, a, b)) found.add(effect);
    else if (framed) continue;
    else if (bothSides) for (const effect of edgeEffects(change, a, b)) found.add(effect);
    else for (const effect of outerEffects(change, a, b)) found.add(effect);
  }
  if (!framed && (moved(changes) || isLoose(changes))) found.add('wording');
  // A headline bends words to its room.
  const headline = a.headline || b.headline;
  return EFFECTS.filter((effect) => found.has(effect) && (!headline || IN_HEADLINES.has(effect)));
}

/** Whether words of form differ in several places: the sentence was written down from memory, or twice translated. */
function isLoose(changes: readonly Change[]): boolean {
  const inner = changes.filter(({ edge, gone, come }) => {
    const all = [...gone, ...come];
    if (onlyFillers(all)) return false;
    return edge === null || (all.length <= SLOT && !all.some((word) => word.content));
  });
  const size = inner.reduce((sum, { gone, come }) => sum + Math.max(gone.length, come.length), 0);
  return inner.length >= LOOSE_PLACES && size >= LOOSE_WORDS;
}

const onlyFillers = (words: readonly SpokenWord[]): boolean => words.every((word) => FILLERS.has(word.norm));

/** Whether a telling word stands in both wordings, in another place: the sentence was built otherwise. */
function moved(changes: readonly Change[]): boolean {
  const own = new Set(
    changes
      .flatMap(({ gone }) => gone)
      .filter(turnsOrTells)
      .map((word) => word.key),
  );
  return changes.some(({ come }) => come.some((word) => own.has(word.key)));
}

/**
 * Whether the wordings say the same in other words: only words of form and order are changed, or content words in several places and
 * hardly any left out. So is a sentence told from memory or twice translated.
 */
export function isRetold(a: Utterance, b: Utterance, ops: readonly WordOp[]): boolean {
  const changed = changesOf(a, b, ops).filter(
    ({ gone, come, edge }) =>
      telling(gone).length + telling(come).length > 0 && (edge === null || gone.length * come.length > 0),
  );
  const places = changed.filter((one) => telling(one.gone).length > 0 && telling(one.come).length > 0);
  return changed.length === 0 || (places.length >= RETOLD && changed.length - places.length <= 1);
}

const turnsOrTells = (word: SpokenWord): boolean =>
  word.content || NEGATION.has(word.norm) || CONDITION.has(word.norm);

/**
 * Other words before the first or after the last word in common are another wording only where both quotations print that end of
 * the sentence; else they are two cuts of it.
 */
function edgeEffects(change: Change, a: Utterance, b: Utterance): Effect[] {
  const [gone, come] = [ofSentence(a, change.op.a), ofSentence(b, change.op.b)];
  const spoken = (words: readonly SpokenWord[]) =>
    words.filter((word) => !FILLERS.has(word.norm) && !INTERJECTIONS.has(word.norm));
  if (spoken(gone).length === 0 || spoken(come).length === 0) return ['form'];
  if (gone.length < change.gone.length || come.length < change.come.length) return ['form'];
  const near = (words: readonly SpokenWord[], other: Utterance) => {
    const nearby = other.nearby();
    return words.some((word) => nearby.has(word.key) || nearby.has(word.lemma));
  };
  const [x, y] = [telling(gone), telling(come)];
  const slot = Math.max(gone.length, come.length) <= SLOT;
  if (change.edge === 'start' && slot && x.length + y.length > 0) return ['wording'];
  // A document that prints the other's words next to its own has only cut the sentence otherwise.
  if (near(x, b) || near(y, a)) return ['form'];
  return x.length === 0 || y.length === 0 ? ['form'] : innerEffects(change, a, b);
}

/** One to three capitalised words at an end, set off by a mark: an address ("…, Minister"). */
function isVocative(
  utterance: Utterance,
  cut: readonly SpokenWord[],
  [from, to]: readonly [number, number],
): boolean {
  const { words } = utterance;
  // "No, Minister, …": the interjection before the address is none of it.
  if (from === 0 && to > 1 && INTERJECTIONS.has(words[0]!.norm))
    return isVocative(utterance, cut.slice(cut[0] === words[0] ? 1 : 0), [1, to]);
  if (to - from > 3 || to === from || cut.some((word) => isFunctionWord(word.norm))) return false;
  if (!cut.some((word) => word.pos === 'PROPN' || word.pos === 'NOUN')) return false;
  if (cut.every((word) => FILLERS.has(word.norm) || INTERJECTIONS.has(word.norm))) return false;
  const gapBefore = from > 0 ? words[from]!.start - words[from - 1]!.end : 0;
  const gapAfter = to < words.length ? words[to]!.start - words[to - 1]!.end : 0;
  if (
    !words
      .slice(from, to)
      .every((word) => /^\p{Lu}/u.test(utterance.text.slice(word.start - utterance.start)))
  )
    return false;
  return from <= 1 ? gapAfter > 1 : to === words.length && gapBefore > 1;
}
