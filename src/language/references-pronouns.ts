/**
 * Pronouns of the third person: whom they mean, or nobody where the text leaves it open. A small scoring of the people
 * named before (sentence distance, subject, gender evidence), after Lappin and Leass 1994, with a margin: the best must
 * lie clear of the second.
 */
import pronounWords from '../lexicon/en/pronouns.json' with { type: 'json' };
import type { EntityType } from '../model/annotation.ts';
import type { Frame } from './references-frame.ts';
import type { Gender } from './references-roles.ts';

/** A mention that later pronouns may point back to. */
export type Mentioned = {
  readonly group: number;
  /** Head word of the mention. */
  readonly token: number;
  readonly sentence: number;
  readonly subject: boolean;
  readonly possessive: boolean;
  readonly pronoun: boolean;
};

/** What is known of the entity a mention belongs to. */
export type Referent = { readonly type: EntityType; gender: Gender | undefined };

type Pronoun = { readonly gender: string | null; readonly number: string; readonly case: string };
const PRONOUNS = new Map<string, Pronoun>(Object.entries(pronounWords.entries));

/** The pronoun that word `t` is, if it may refer to an entity. */
export function pronounAt(frame: Frame, t: number): Pronoun | undefined {
  const pronoun = PRONOUNS.get(frame.words[t]!);
  if (pronoun === undefined || frame.nameAt[t]! >= 0) return undefined;
  const { pos, rel } = frame.tokens[t]!;
  return (pos === 'PRON' || pos === 'DET' || pos === 'X') && rel !== 'expl' ? pronoun : undefined;
}

/** Points by sentences between a mention and the pronoun. */
const DISTANCE = [3, 2.4, 1.4, 0.8] as const;
const SUBJECT = 1.2;
const PRONOUN = 0.3;
const KNOWN_GENDER = 1;
const OTHER_QUOTE = -1;
const OTHER_PARAGRAPH = -0.3;
/** How far the best candidate must lie before the second. */
const MARGIN = 0.8;

/** The group that a pronoun means, or -1. `history` holds the mentions before it in order. */
export function antecedent(
  frame: Frame,
  t: number,
  pronoun: Pronoun,
  history: readonly Mentioned[],
  referents: readonly Referent[],
): number {
  if (pronoun.number === 'plural') return -1;
  if (pronoun.gender === 'neuter') return thingMeant(frame, t, pronoun, history, referents);
  return personMeant(frame, t, pronoun, history, referents);
}

function personMeant(
  frame: Frame,
  t: number,
  pronoun: Pronoun,
  history: readonly Mentioned[],
  referents: readonly Referent[],
): number {
  const s = frame.sentenceOf[t]!;
  const scores = new Map<number, number>();
  for (let h = history.length - 1; h >= 0; h--) {
    const mention = history[h]!;
    const distance = s - mention.sentence;
    if (distance >= DISTANCE.length) break;
    const referent = referents[mention.group]!;
    if (referent.type !== 'person' || !storyPart(frame, mention.sentence, s)) continue;
    if (referent.gender !== undefined && referent.gender !== pronoun.gender) continue;
    if (isBarred(frame, t, pronoun, mention)) continue;
    let score: number = DISTANCE[distance]!;
    if (mention.subject) score += SUBJECT;
    if (mention.pronoun) score += PRONOUN;
    if (referent.gender !== undefined) score += KNOWN_GENDER;
    if (frame.regionOf[mention.sentence] !== frame.regionOf[s]) score += OTHER_PARAGRAPH;
    const quote = frame.quoteAt[mention.token]!;
    if (quote >= 0 && quote !== frame.quoteAt[t]) score += OTHER_QUOTE;
    scores.set(mention.group, Math.max(score, scores.get(mention.group) ?? 0));
  }
  return clearBest(scores);
}

/** The group with the highest score, or -1 where the second comes close or there is none. */
function clearBest(scores: ReadonlyMap<number, number>): number {
  let best = -1;
  let most = 0;
  let second = 0;
  for (const [group, score] of scores) {
    if (score > most) {
      second = most;
      [best, most] = [group, score];
    } else if (score > second) second = score;
  }
  return best >= 0 && most - second >= MARGIN ? best : -1;
}

/** Captions, bylines and the frame of a page are no part of the story that a pronoun of the body goes on with. */
function storyPart({ regionOf, roles }: Frame, from: number, to: number): boolean {
  if (regionOf[from] === regionOf[to]) return true;
  const told = (s: number): boolean => STORY.has(roles[regionOf[s]!] ?? 'body');
  return told(from) && told(to);
}
const STORY: ReadonlySet<string> = new Set(['body', 'deck', 'dateline', 'duplicate', 'list']);

/** Whether grammar bars the mention: the subject of the pronoun's own verb, the speaker of the quotation around it. */
function isBarred(frame: Frame, t: number, pronoun: Pronoun, mention: Mentioned): boolean {
  const { tokens, quoteAt, sentenceOf } = frame;
  const same = mention.sentence === sentenceOf[t];
  if (pronoun.case === 'reflexive') return !(same && mention.subject);
  const quote = quoteAt[t]!;
  if (same && mention.subject && quote >= 0 && quoteAt[mention.token] !== quote) return true;
  const object = pronoun.case !== 'possessive' || /^(obj|iobj|obl)/.test(tokens[t]!.rel);
  return (
    same &&
    mention.subject &&
    object &&
    !tokens[t]!.rel.startsWith('nsubj') &&
    tokens[t]!.head >= 0 &&
    tokens[t]!.head === tokens[mention.token]!.head
  );
}

const THINGS: ReadonlySet<EntityType> = new Set([
  'organization',
  'place',
  'product',
  'law',
  'event',
  'other',
]);

/** "It" and "its" mean the subject of the same sentence, or "it" as a subject that of the sentence before. */
function thingMeant(
  frame: Frame,
  t: number,
  pronoun: Pronoun,
  history: readonly Mentioned[],
  referents: readonly Referent[],
): number {
  const { tokens, sentenceOf, bounds, words } = frame;
  const s = sentenceOf[t]!;
  const isThing = (mention: Mentioned): boolean =>
    mention.subject && THINGS.has(referents[mention.group]!.type);
  const own = history.findLast((mention) => mention.sentence === s && isThing(mention));
  if (own !== undefined) return subjectBetween(frame, own.token + 1, t) ? -1 : own.group;
  if (pronoun.case !== 'subject' || !tokens[t]!.rel.startsWith('nsubj') || s === 0) return -1;
  if (/^(is|was|'s|will|would|may|might|has|seems?|appears?|took|takes)$/.test(words[t + 1] ?? '')) return -1;
  if (subjectBetween(frame, bounds[s]!, t) || !storyPart(frame, s - 1, s)) return -1;
  const before = history.findLast((mention) => mention.sentence === s - 1 && isThing(mention));
  if (before === undefined || tokens[before.token]!.head < 0) return -1;
  const main = tokens[tokens[before.token]!.head]!.rel === 'root';
  return main && !subjectBetween(frame, before.token + 1, bounds[s]!) ? before.group : -1;
}

/** Whether another subject stands in the words `from` … `to`. */
function subjectBetween({ tokens }: Frame, from: number, to: number): boolean {
  for (let t = from; t < to; t++) if (tokens[t]!.rel.startsWith('nsubj')) return true;
  return false;
}
