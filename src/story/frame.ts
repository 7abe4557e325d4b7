/** The clause a figure or a time stands in, by the tree: its verb, who acts, who or what is acted on. */
import modality from '../lexicon/en/modality.json' with { type: 'json' };
import type { StoryContext } from '../model/finding.ts';
import type { AnnotatedDocument } from '../model/layers.ts';
import { overlapping, overlaps, type Span } from '../text/span.ts';
import { entityById } from './entities.ts';

/** Who or what plays a part: its lemma, and the story's entities that the words mean. */
export type Party = { readonly lemma: string; readonly entities: ReadonlySet<string> };

export type Frame = {
  readonly verb: string | null;
  readonly agent: Party | null;
  readonly patient: Party | null;
  /** "would", "could", "will" stands with the verb: it has not happened. */
  readonly supposed: boolean;
};

const SUPPOSING: ReadonlySet<string> = new Set(modality.entries.modal);
/** Steps up the tree to the verb of a clause. */
const STEPS = 5;
/** Tokens on either side of a verb among which its dependents are looked for. */
const AROUND = 40;

type Place = {
  readonly document: AnnotatedDocument;
  readonly story: StoryContext;
  /** The words in question; a party is never one of them. */
  readonly item: Span;
  /** The token that they hang on. */
  readonly own: number;
};

const isSubject = (rel: string): boolean => rel.startsWith('nsubj') || rel.startsWith('csubj');
const isPassive = (rel: string): boolean => rel.endsWith(':pass');

function childrenOf({ document }: Place, head: number): number[] {
  const { tokens } = document.layers;
  const found: number[] = [];
  const end = Math.min(tokens.length, head + AROUND);
  for (let at = Math.max(0, head - AROUND); at < end; at++) if (tokens[at]!.head === head) found.push(at);
  return found;
}

/** The party that a token heads; null where it is the item itself or says nothing. */
function partyAt(place: Place, at: number): Party | null {
  const { document, story, item, own } = place;
  const { tokens, mentions } = document.layers;
  const token = tokens[at]!;
  if (at === own || overlaps(token, item)) return null;
  const entities = overlapping(mentions, token).flatMap((mention) => {
    const entity = story.entityOf(document.document.id, mention.entity);
    // What nobody names may well be the one whom another document does.
    return entity !== undefined && /^\p{Lu}/u.test(entityById(story, entity)!.name) ? [entity] : [];
  });
  if (token.pos === 'PRON' && entities.length === 0) return null;
  return { lemma: token.lemma.toLowerCase(), entities: new Set(entities) };
}

/** The verb above a token, or the predicate of a copula. */
function verbAbove(place: Place, from: number): number {
  const { tokens } = place.document.layers;
  let at = from;
  for (let step = 0; step < STEPS && at >= 0; step++) {
    if (tokens[at]!.pos === 'VERB') return at;
    if (childrenOf(place, at).some((child) => tokens[child]!.rel === 'cop')) return at;
    at = tokens[at]!.head;
  }
  return -1;
}

/** The subject of a verb that has none of its own: the noun it describes, or the subject of the verb above. */
function inheritedSubject(place: Place, verb: number): number {
  const { tokens } = place.document.layers;
  const { rel, head } = tokens[verb]!;
  if (head < 0) return -1;
  if (rel.startsWith('acl')) return head;
  if (rel !== 'conj' && rel !== 'xcomp' && rel !== 'advcl') return -1;
  return childrenOf(place, head).find((child) => isSubject(tokens[child]!.rel)) ?? -1;
}

/** Reads the frame around `item`, which hangs on the token `from`; all null where no verb stands above it. */
export function frameAround(
  document: AnnotatedDocument,
  story: StoryContext,
  item: Span,
  from: number,
): Frame {
  const { tokens } = document.layers;
  const place: Place = { document, story, item, own: from };
  const verb = from < 0 ? -1 : verbAbove(place, from);
  if (verb < 0) return { verb: null, agent: null, patient: null, supposed: false };
  const children = childrenOf(place, verb);
  const subject = children.find((child) => isSubject(tokens[child]!.rel));
  const bare = subject === undefined ? inheritedSubject(place, verb) : subject;
  const relative =
    subject !== undefined && tokens[subject]!.pos === 'PRON' && tokens[verb]!.rel === 'acl:relcl';
  const doer = relative ? tokens[verb]!.head : bare;
  const passive =
    subject === undefined
      ? (tokens[verb]!.feats?.includes('Voice=Pass') ?? false)
      : isPassive(tokens[subject]!.rel);
  const party = (at: number | undefined) => (at === undefined || at < 0 ? null : partyAt(place, at));
  const object = children.find((child) => tokens[child]!.rel === 'obj');
  const by = children.find((child) => tokens[child]!.rel === 'obl:agent');
  return {
    verb: tokens[verb]!.lemma.toLowerCase(),
    agent: passive ? party(by) : party(doer),
    patient: passive ? party(doer) : party(object),
    supposed: children.some((child) => tokens[child]!.rel === 'aux' && SUPPOSING.has(tokens[child]!.lemma)),
  };
}

/**
 * How two parties compare: 1 where they mean one entity or bear one name, -1 where both are entities and none is
 * shared, 0 where the words do not settle it.
 */
export function sameParty(a: Party | null, b: Party | null): -1 | 0 | 1 {
  if (a === null || b === null) return 0;
  if (a.entities.size > 0 && b.entities.size > 0)
    return [...a.entities].some((one) => b.entities.has(one)) ? 1 : -1;
  return a.lemma === b.lemma ? 1 : 0;
}
