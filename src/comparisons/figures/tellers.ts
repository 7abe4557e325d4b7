/** Who tells a figure, and two values that one of them is said to have told of one measure. */
import words from '../../lexicon/en/figure-words.json' with { type: 'json' };
import aliases from '../../lexicon/en/place-aliases.json' with { type: 'json' };
import type { Quantity } from '../../model/annotation.ts';
import type { FindingDraft, StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import type { Pair } from '../../model/stages.ts';
import { entityById } from '../../story/entities.ts';
import type { Frame } from '../../story/frame.ts';
import { recent } from '../../story/recent.ts';
import { overlapping } from '../../text/span.ts';
import { union } from '../../text/union.ts';
import type { Figure } from './figure.ts';
import { difference } from './findings.ts';
import { isIndex } from './measures.ts';
import { namedApart, shared } from './sets.ts';
import { exactSides } from './sides.ts';
import { compatible, isVague } from './values.ts';

/** Verbs by which one who measures tells the value: "put it at", "registered". */
const MEASURING: ReadonlySet<string> = new Set(words.entries.measuring);

const ALIASES: ReadonlyMap<string, string> = new Map(Object.entries(aliases.entries));

/** The name of an entity with the places in it written out: "U.S. Forest Service" is the "United States" one. */
function nameOf(entity: string, story: StoryContext): string {
  const words = entityById(story, entity)!.name.split(' ');
  return words
    .map((word) => ALIASES.get(word) ?? word)
    .join(' ')
    .toLowerCase();
}

/** The attributions of a document by their ids. */
const attributionsOf = recent(
  ({ layers }: AnnotatedDocument) => new Map(layers.attributions.map((one) => [one.id, one])),
);

/** The names of those whom a figure is ascribed to: the source of its statement, or the one who measures. */
export function tellersOf(
  document: AnnotatedDocument,
  quantity: Quantity,
  frame: Frame,
  story: StoryContext,
): ReadonlySet<string> {
  const { mentions } = document.layers;
  const sources = attributionsOf(document).get(quantity.attribution ?? '')?.source ?? [];
  const said = sources
    .flatMap((span) => overlapping(mentions, span))
    .flatMap((mention) => story.entityOf(document.document.id, mention.entity) ?? []);
  const measured = MEASURING.has(frame.verb ?? '') ? [...(frame.agent?.entities ?? [])] : [];
  return new Set([...said, ...measured].map((entity) => nameOf(entity, story)));
}

/** One measure that its teller knows one value of. */
const sameMeasured = (a: Figure, b: Figure): boolean =>
  isIndex(a, b) || (a.dimension !== null && a.dimension === b.dimension && a.base === b.base);

type ByDocument = ReadonlyMap<string, readonly Figure[]>;

/** Whether one teller is said to give both, of one thing; a teller whom one of the documents has give both is out of the question. */
function byOneTeller(a: Figure, b: Figure, told: ByDocument): boolean {
  if (a.document === b.document || a.base !== b.base || a.old || b.old || a.part || b.part) return false;
  if (shared(a.tellers, b.tellers) === 0 || !sameMeasured(a, b) || namedApart(a.times, b.times)) return false;
  const tells = (document: string, value: Figure) =>
    told
      .get(document)!
      .some(
        (other) =>
          shared(other.tellers, value.tellers) > 0 &&
          sameMeasured(other, value) &&
          compatible(other.interval, value.interval),
      );
  return compatible(a.interval, b.interval) || (!tells(a.document, b) && !tells(b.document, a));
}

/** What differs of what one teller is said to have measured, though others tell other values: "the Office said 4.3", "4.7". */
export function toldTwice(
  items: readonly Figure[],
  pairs: readonly Pair[],
  story: StoryContext,
): FindingDraft[] {
  const isTold = ({ tellers, interval }: Figure) => tellers.size > 0 && !isVague(interval);
  const told = Map.groupBy(items.filter(isTold), ({ document }) => document);
  const sets = union(items.length);
  for (const [i, j] of pairs) {
    const [a, b] = [items[i]!, items[j]!];
    if (isTold(a) && isTold(b) && byOneTeller(a, b, told)) sets.join(i, j);
  }
  return sets.groups().flatMap((group) => {
    if (group.length < 2) return [];
    const sides = exactSides(group.map((index) => items[index]!));
    return sides.length > 1 ? (difference(sides, story) ?? []) : [];
  });
}
