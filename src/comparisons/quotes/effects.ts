/** What the difference between two wordings of one utterance does to it. */
import type { WordOp } from '../../text/word-diff.ts';
import { likeness } from './alike.ts';
import { type Change, changesOf, markedCut, ofSentence, SLOT } from './changes.ts';
import { edgeEffects, outerEffects } from './edges.ts';
import { EFFECTS, type Effect, IN_HEADLINES } from './effect-kinds.ts';
import { innerEffects } from './inner-changes.ts';
import type { Utterance } from './utterances.ts';
import { onlyFillers, telling, turnsOrTells } from './word-kinds.ts';

/** Fewest words of a quotation whose wording can differ: less is a fragment that cites a few words. */
const FRAGMENT = 4;

/** Places, and words in them, in which two wordings of form differ that are no slips. */
const LOOSE_PLACES = 2;
const LOOSE_WORDS = 3;
/** Places in which content words are changed when a sentence is told anew. */
const RETOLD = 2;
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
  return changed.length === 0 || isReworded(changed);
}

function isReworded(changed: readonly Change[]): boolean {
  const places = changed.filter((one) => telling(one.gone).length > 0 && telling(one.come).length > 0);
  return places.length >= RETOLD && changed.length - places.length <= 1;
}

/** Whether content words are others in several places, and hardly any is left out. */
export const isInOtherWords = (a: Utterance, b: Utterance, ops: readonly WordOp[]): boolean =>
  isReworded(
    changesOf(a, b, ops).filter(
      ({ gone, come }) => gone.length * come.length > 0 && telling(gone).length + telling(come).length > 0,
    ),
  );

/** Words that a reason shows of what is left out. */
const SHOWN = 8;

/** The words of a sentence that one of two wordings lacks at its beginning or end, where that is all they differ in; else null. */
export function leftOut(a: Utterance, b: Utterance): string | null {
  const { ops } = likeness(a, b);
  const missing = changesOf(a, b, ops)
    .filter((change) => !markedCut(change, a, b))
    .flatMap(({ op }) => {
      const [gone, come] = [ofSentence(a, op.a), ofSentence(b, op.b)];
      return gone.length + come.length === 0 ? [] : [{ gone, come }];
    });
  const [only] = missing;
  if (!only || missing.length > 1 || only.gone.length * only.come.length > 0) return null;
  const [full, words] = only.gone.length > 0 ? [a, only.gone] : [b, only.come];
  const shown = words.slice(0, SHOWN);
  const text = full.text.slice(shown[0]!.start - full.start, shown.at(-1)!.end - full.start);
  return /["“”\n\r]/u.test(text) ? null : text + (words.length > SHOWN ? ' …' : '');
}
