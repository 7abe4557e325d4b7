/**
 * Pronouns of the third person: whom they mean, or nobody where the text leaves it open. A small scoring of the people
 * named before (sentence distance, subject, gender evidence), after Lappin and Leass 1994, with a margin: the best must
 * lie clear of the second.
 */
import acts from '../lexicon/en/acts.json' with { type: 'json' };
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

/** The group that a pronoun means, or -1. `history` holds the mentions before it in order, `groupAt` tells the group of a name's word. */
export function antecedent(
  frame: Frame,
  t: number,
  pronoun: Pronoun,
  history: readonly Mentioned[],
  referents: readonly Referent[],
  groupAt: (token: number) => number,
): number {
  if (pronoun.number === 'plural') return -1;
  if (pronoun.gender === 'neuter') return thingMeant(frame, t, pronoun, history, referents);
  return personMeant(frame, t, pronoun, history, referents, groupAt);
}

function personMeant(
  frame: Frame,
  t: number,
  pronoun: Pronoun,
  history: readonly Mentioned[],
  referents: readonly Referent[],
  groupAt: (token: number) => number,
): number {
  const s = frame.sentenceOf[t]!;
  const ahead = subjectAhead(frame, t, pronoun, referents, groupAt);
  if (ahead >= 0) return ahead;
  const speaker = speakerOf(frame, t, history, groupAt);
  const scores = new Map<number, number>();
  for (let h = history.length - 1; h >= 0; h--) {
    const mention = history[h]!;
    const distance = s - mention.sentence;
    if (distance >= DISTANCE.length) break;
    const referent = referents[mention.group]!;
    if (referent.type !== 'person' || !storyPart(frame, mention.sentence, s)) continue;
    if (mention.group === speaker) continue;
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

/** "In her first speech, X said": the subject of the main clause that the sentence opens up to, or -1. */
function subjectAhead(
  frame: Frame,
  t: number,
  pronoun: Pronoun,
  referents: readonly Referent[],
  groupAt: (token: number) => number,
): number {
  const { tokens, sentenceOf, bounds, quoteAt } = frame;
  const s = sentenceOf[t]!;
  const [from, to] = [bounds[s]!, bounds[s + 1]!];
  const opening = tokens[from]!.pos;
  if (opening !== 'ADP' && opening !== 'SCONJ') return -1;
  for (let k = from; k < to; k++) {
    const { rel, head } = tokens[k]!;
    if (!rel.startsWith('nsubj') || head < 0 || tokens[head]!.rel !== 'root') continue;
    const group = k > t && quoteAt[k] === quoteAt[t] ? groupAt(k) : -1;
    if (group < 0 || referents[group]!.type !== 'person') return -1;
    const { gender } = referents[group]!;
    return gender === pronoun.gender ? group : -1;
  }
  return -1;
}

/** The group that speaks the quotation around word `t`: the subject of a verb of saying beside it in the paragraph, or -1. */
function speakerOf(
  frame: Frame,
  t: number,
  history: readonly Mentioned[],
  groupAt: (token: number) => number,
): number {
  const { tokens, quoteAt, regionOf, sentenceOf, bounds } = frame;
  if (quoteAt[t]! < 0) return -1;
  const s = sentenceOf[t]!;
  const says = (token: number): boolean => {
    const { rel, head } = tokens[token]!;
    return quoteAt[token]! < 0 && rel.startsWith('nsubj') && head >= 0 && SAYING.has(tokens[head]!.lemma);
  };
  for (let k = t + 1; k < bounds[s + 1]!; k++) if (says(k)) return groupAt(k);
  const last = history.findLast(({ token }) => quoteAt[token]! < 0);
  if (last === undefined || s - last.sentence > 2 || !says(last.token)) return -1;
  return regionOf[last.sentence] === regionOf[s] ? last.group : -1;
}
const SAYING: ReadonlySet<string> = new Set(Object.values(acts.entries).flatMap(({ verbs }) => verbs));

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
  const { quoteAt, sentenceOf } = frame;
  const same = mention.sentence === sentenceOf[t];
  if (pronoun.case === 'reflexive') return !(same && mention.subject);
  const quote = quoteAt[t]!;
  if (same && mention.subject && quote >= 0 && quoteAt[mention.token] !== quote) return true;
  return same && mention.subject && isObjectOf(frame, t, pronoun, mention.token);
}

/** Whether pronoun `t` is an object in the clause whose subject is `subject`: then it means somebody else. */
function isObjectOf({ tokens }: Frame, t: number, pronoun: Pronoun, subject: number): boolean {
  const { rel, head } = tokens[t]!;
  if (head < 0 || rel.startsWith('nsubj')) return false;
  if (pronoun.case === 'possessive' && !/^(obj|iobj|obl)/.test(rel)) return false;
  let verb = head;
  for (let steps = 0; steps < 4 && tokens[verb]!.rel === 'xcomp' && tokens[verb]!.head >= 0; steps++) {
    verb = tokens[verb]!.head;
  }
  return verb === tokens[subject]!.head;
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
  // "It" as an object hardly means a subject.
  if (pronoun.case === 'subject' && !tokens[t]!.rel.startsWith('nsubj')) return -1;
  if (own !== undefined) {
    if (pronoun.case === 'subject' && /^(is|was|'s|seems?|appears?|takes?|took)$/.test(words[t + 1] ?? ''))
      return -1;
    if (isObjectOf(frame, t, pronoun, own.token) || subjectBetween(frame, own.token + 1, t)) return -1;
    // "The commission forced the firm to lower its prices": the object may be meant as well.
    const objects = history.some(
      ({ sentence, token, group }) => sentence === s && group !== own.group && tokens[token]!.rel === 'obj',
    );
    return objects ? -1 : own.group;
  }
  if (pronoun.case !== 'subject' || s === 0) return -1;
  if (EMPTY_IT.test(words[t + 1] ?? '')) return -1;
  if (subjectBetween(frame, bounds[s]!, t) || !storyPart(frame, s - 1, s)) return -1;
  const before = history.findLast((mention) => mention.sentence === s - 1 && isThing(mention));
  if (before === undefined || tokens[before.token]!.head < 0) return -1;
  const main = tokens[tokens[before.token]!.head]!.rel === 'root';
  return main && !subjectBetween(frame, before.token + 1, bounds[s]!) ? before.group : -1;
}

/** Words after an "it" that often means nothing. */
const EMPTY_IT = /^(is|was|'s|will|would|may|might|has|seems?|appears?|took|takes)$/;

/** Whether another subject stands in the words `from` … `to`. */
function subjectBetween({ tokens }: Frame, from: number, to: number): boolean {
  for (let t = from; t < to; t++) if (tokens[t]!.rel.startsWith('nsubj')) return true;
  return false;
}
