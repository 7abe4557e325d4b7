/** The verbs, states and named measures that tell which family a count belongs to. */
import familyLexicon from '../../lexicon/en/measure-families.json' with { type: 'json' };
import forms from '../../lexicon/en/noun-forms.json' with { type: 'json' };
import { type Around, CONNECTORS, SKIP_BACK } from './around.ts';
import * as families from './families.ts';
import { isWordLike, type Phrase, type Word } from './words.ts';

const { entries } = familyLexicon;
const AUXILIARIES = new Set(entries.auxiliaries);
const DETERMINERS = new Set(forms.entries.determiners);
const ASIDES = new Set(entries.asides);
const RELATIVES = new Set(entries.relatives);
const CLAUSE_STARTS = new Set(entries.clauseStarts);
/** How many words before a figure its measure may be named. */
const TITLE_REACH = 16;

/** What the figure before leaves for the next one. */
export type Before = { readonly inherited: families.Match | null; readonly phraseEnd: number };

/** Words that tell a family end the noun phrase of a figure: "30 people killed". */
export function isFrameWord(word: Word): boolean {
  return (
    families.OBJECTS.map.has(word.word) ||
    families.SUBJECTS.map.has(word.word) ||
    families.STATES.map.has(word.word)
  );
}

/** "dead", "wounded", "missing" before the noun. */
export function stateIn(words: readonly Word[], phrase: Phrase): families.Family | null {
  for (let at = phrase.from; at < phrase.head; at++) {
    const family = families.STATES.map.get(words[at]!.word);
    if (family !== undefined && words[at + 1]?.word !== '-') return family;
  }
  return null;
}

/** The verb or state that says what happened to the counted: before the figure ("killing 30") or after it ("30 were killed"). */
export function frameOf(
  around: Around,
  phrase: Phrase | null,
  noun: families.Match | null,
  head: Word | undefined,
  end: number,
): families.Match | null {
  const { words } = around;
  const verb = verbBefore(around);
  const after = frameAfter(words, end, phrase !== null);
  // "with 50 people killed and 53 wounded": the verb before belongs to the figure before.
  const joined = verb !== null && words[verb.to]?.word === 'and' && after !== null && after.from === end;
  if (verb !== null && !joined && families.fits(words, verb, noun, head)) return verb;
  if (after !== null && families.fits(words, after, noun, head)) return after;
  const beyond = frameAfter(words, afterAside(words, end), phrase !== null);
  if (beyond !== null && families.fits(words, beyond, noun, head)) return beyond;
  const parsed = phrase === null ? null : parsedFrame(words, phrase.head);
  return parsed !== null && families.fits(words, parsed, noun, head) ? parsed : null;
}

/** Words of an aside at most. */
const ASIDE = 14;

/** Where the sentence goes on after ", among them four guards,"; `at` itself where no aside stands there. */
function afterAside(words: readonly Word[], at: number): number {
  if (words[at]?.word !== ',' || !ASIDES.has(words[at + 1]?.word ?? '')) return at;
  const to = Math.min(words.length, at + ASIDE);
  for (let i = at + 2; i < to; i++) {
    if (words[i]!.word === ',' && words[i + 1]?.word !== 'and') return i + 1;
  }
  return at;
}

/** "killing at least 30", "claimed the lives of 30". */
function verbBefore({ words, last }: Around): families.Match | null {
  for (let at = last, step = 0; at >= 0 && step < 9; at--, step++) {
    const match = families.endingAt(words, at, families.OBJECTS);
    if (match !== null) {
      const other =
        words[match.from - 1]?.word === 'and'
          ? families.endingAt(words, match.from - 2, families.OBJECTS)
          : null;
      if (other !== null && other.family.name !== match.family.name)
        return { ...match, from: other.from, family: families.CASUALTIES };
      const auxiliary = words[match.from - 1]?.word;
      return isPassive(words, match.from) && auxiliary !== 'have' && auxiliary !== 'has' ? null : match;
    }
    if (!SKIP_BACK.has(words[at]!.word)) return null;
  }
  return null;
}

function isPassive(words: readonly Word[], at: number): boolean {
  const before = words[at - 1]?.word ?? '';
  return (
    before === 'was' ||
    before === 'were' ||
    before === 'been' ||
    before === 'being' ||
    before === 'be' ||
    before === 'is' ||
    before === 'are'
  );
}

/** "were killed", "dead", "have died", "killed in": right after what is counted, auxiliaries apart. */
function frameAfter(words: readonly Word[], end: number, hasPhrase: boolean): families.Match | null {
  let at = end;
  let auxiliary = false;
  while (
    at < words.length &&
    at < end + 7 &&
    !families.STATES.map.has(words[at]!.word) &&
    (AUXILIARIES.has(words[at]!.word) || (words[at]!.pos === 'ADV' && isWordLike(words[at])))
  ) {
    auxiliary = true;
    at++;
  }
  if (at >= words.length) return null;
  const state = families.startingAt(words, at, families.STATES);
  const object = families.startingAt(words, at, families.OBJECTS);
  if (object !== null && (state === null || object.to >= state.to)) {
    const active = !auxiliary || !isPassive(words, at);
    if (words[at]!.word.endsWith('ing')) return null;
    // "three who hit the guard" were not hit.
    const doers = hasPhrase || RELATIVES.has(words[at - 1]?.word ?? '');
    return active && doers && takesObject(words, object.to) ? null : object;
  }
  if (state !== null) return state;
  return families.startingAt(words, at, families.SUBJECTS);
}

/** Something follows that a verb in the active voice acts on: "30 soldiers killed two". */
function takesObject(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (word === undefined) return false;
  return (
    DETERMINERS.has(word.word) ||
    word.pos === 'NUM' ||
    /^\d/.test(word.word) ||
    word.pos === 'PRON' ||
    word.pos === 'PROPN'
  );
}

/** By the parse: the counted noun is the passive subject, the subject or the object of a verb of a family. */
function parsedFrame(words: readonly Word[], head: number): families.Match | null {
  const noun = words[head]!;
  const verb = noun.head;
  if (verb < 0 || verb >= words.length || verb === head) return null;
  if (noun.rel === 'nsubj:pass') return families.startingAt(words, verb, families.OBJECTS);
  if (noun.rel === 'nsubj')
    return (
      families.startingAt(words, verb, families.SUBJECTS) ?? families.startingAt(words, verb, families.STATES)
    );
  return noun.rel === 'obj' ? families.startingAt(words, verb, families.OBJECTS) : null;
}

/** "killed six adults and four children": the verb before the first figure holds for the next, too. */
export function inheritedFrom(
  before: Before | null,
  { words, last }: Around,
  from: number,
  noun: families.Match | null,
  head: Word | undefined,
): families.Match | null {
  if (before === null || before.inherited === null || from > last || before.phraseEnd < from) return null;
  const between = words.slice(before.phraseEnd, last + 1);
  const joins = between.some((word) => word.word === 'and' || word.word === ',' || word.word === 'including');
  if (!joins || !between.every((word) => word.word === ',' || SKIP_BACK.has(word.word))) return null;
  return before.inherited.to <= from && families.fits(words, before.inherited, noun, head)
    ? before.inherited
    : null;
}

/** The measure that a connecting word ties to the figure: "the death toll rose to 30", "turnout was 54 percent". */
export function titleBefore(around: Around, connected: boolean): families.Match | null {
  const { words, last } = around;
  const tied =
    words[last]?.word === '(' || words[last]?.word === ':' || CONNECTORS.has(words[last]?.word ?? '');
  if (connected && !tied) return null;
  for (let at = last; at >= 0 && at > last - TITLE_REACH; at--) {
    const word = words[at]!;
    if (
      word.word === ';' ||
      word.word === '”' ||
      word.word === '"' ||
      (/^\d/.test(word.word) && at < last - 1 && word.word.length < 4)
    )
      return null;
    if (CLAUSE_STARTS.has(word.word) && at < last && (word.word === 'when' || !words[at - 1]?.inTime))
      return null;
    const match = families.endingAt(words, at, families.TITLES);
    if (match !== null && words[match.from - 1]?.word !== '-') return match;
  }
  return null;
}
