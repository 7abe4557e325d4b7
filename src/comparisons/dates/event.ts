/** The word for the event that a time dates. */
import classes from '../../lexicon/en/event-classes.json' with { type: 'json' };
import type { AnnotatedDocument } from '../../model/layers.ts';
import type { Term } from '../../story/terms.ts';
import type { Span } from '../../text/span.ts';

/** Event classes of a lemma. */
export const CLASSES = new Map<string, string[]>();
for (const [name, lemmas] of Object.entries(classes.entries)) {
  for (const lemma of lemmas) CLASSES.set(lemma, [...(CLASSES.get(lemma) ?? []), name]);
}

const SAYING: ReadonlySet<string> = new Set(classes.saying);

/** Marks that end the clause of a time. */
export const STOP = /[;:()–—“”"\n]/;

/** Steps up the tree from a time to the event it dates. */
const STEPS = 4;

/**
 * The word that names the dated event: the first above the time in the tree that is of a class, unless a verb of saying
 * comes first, whose date it then is; else the first verb. Null where the tree leads elsewhere.
 */
export function eventOf(document: AnnotatedDocument, terms: readonly Term[], time: Span): Term | null {
  const { tokens } = document.layers;
  const inside = terms.filter((term) => term.start >= time.start && term.end <= time.end);
  let at =
    inside
      .map((term) => tokens[term.token]!.head)
      .find((head) => head >= 0 && !inside.some((term) => term.token === head)) ?? -1;
  // "His last day is 3 May": the time is the predicate, its subject names the event.
  const subject = terms.find(
    (term) =>
      /^nsubj/.test(tokens[term.token]!.rel) && inside.some((own) => own.token === tokens[term.token]!.head),
  );
  if (subject) {
    const below = (term: Term) => term.token === subject.token || tokens[term.token]!.head === subject.token;
    return terms.find((term) => below(term) && CLASSES.has(term.lemma)) ?? null;
  }
  // "Sunday's game": the time is of that noun alone.
  const owned = inside.some((term) => tokens[term.token]!.rel === 'nmod:poss');
  let verb: Term | undefined;
  for (let step = 0; step < STEPS && at >= 0; step++) {
    const term = terms.find((one) => one.token === at);
    if (term && CLASSES.has(term.lemma) && term.pos !== 'PROPN') return term;
    if (owned) return null;
    const token = tokens[at]!;
    if (token.pos === 'VERB' && SAYING.has(token.lemma)) return null;
    // "the 2014 show she hosts": a time beside a noun dates that noun, not the verb above it.
    if (step === 0 && token.pos === 'VERB' && term?.content) verb = term;
    // A verb of no class may carry the event as its subject or object: "the crash happened at six".
    if (token.pos === 'VERB' || token.pos === 'AUX') {
      const below = terms.find(
        (one) =>
          tokens[one.token]!.head === at &&
          /^(nsubj|obj|nsubj:pass)$/.test(tokens[one.token]!.rel) &&
          CLASSES.has(one.lemma),
      );
      if (below) return below;
      // "after he accused them on Friday of fraud, the bank closed": the nearest full verb takes the date.
      // So does that of a relative clause: "the firm, which built it in 2018, said".
      const acts =
        token.rel === 'acl:relcl' ||
        terms.some(
          (one) => one.content && tokens[one.token]!.head === at && /^nsubj/.test(tokens[one.token]!.rel),
        );
      if (step === 0 && verb && acts) return verb;
    }
    at = token.head;
  }
  return verb ?? null;
}

/**
 * Whether a verb that neither belongs to the event nor governs it stands between it and the time: "the number of those
 * killed rose on Saturday" dates the rise, whatever the tree says.
 */
export function nearerVerb(document: AnnotatedDocument, event: Term, time: Span): boolean {
  const { tokens } = document.layers;
  const isUnder = (at: number, top: number): boolean => {
    for (let step = 0; at >= 0 && step < tokens.length; step++) {
      if (at === top) return true;
      at = tokens[at]!.head;
    }
    return false;
  };
  for (let at = event.token + 1; at < tokens.length && tokens[at]!.start < time.start; at++) {
    const apart = !isUnder(at, event.token) && !isUnder(event.token, at);
    if (tokens[at]!.pos === 'VERB' && apart) return true;
  }
  return false;
}

/** Characters back from a clock time to the event that its clause tells of. */
const BACK = 100;

/** The last word before a clock time that names an event, where the tree leads nowhere: "tipped over in heavy rain at 6.13". */
export function eventBefore(text: string, terms: readonly Term[], time: Span): Term | null {
  const near = terms.filter((term) => term.end <= time.start && time.start - term.start <= BACK);
  const found = near.findLast((term) => CLASSES.has(term.lemma) && term.pos === 'VERB') ?? null;
  if (found === null || STOP.test(text.slice(found.end, time.start))) return null;
  const between = near.filter((term) => term.start > found.start);
  return between.some((term) => term.pos === 'VERB' || SAYING.has(term.lemma)) ? null : found;
}
