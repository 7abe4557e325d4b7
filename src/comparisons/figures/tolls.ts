/** Which of a document's tolls tell of its own event. */
import type { StoryContext } from '../../model/finding.ts';
import type { Figure } from './figure.ts';
import { compatible, isVague } from './values.ts';

/** How far a document's other tolls may lie from its main one and still be of the same event. */
const NEAR = 2;

const unrestricted = (figure: Figure): boolean => figure.head === '' && figure.modifiers.size === 0;

/**
 * Tolls without those that a document gives of something smaller or larger than its own story: its headline or first toll
 * is its main one, and another value beside names that the document has not spoken of before is another event's.
 */
export function mainTolls(items: readonly Figure[], story: StoryContext): ReadonlySet<Figure> {
  const main = new Map<string, Figure>();
  for (const figure of items) {
    if (!figure.toll || figure.quantity.high === 0 || figure.old || figure.part || !unrestricted(figure))
      continue;
    const key = `${figure.document} ${figure.family}`;
    const earlier = main.get(key);
    if (!earlier || (isVague(earlier.interval) && !isVague(figure.interval))) main.set(key, figure);
  }
  return new Set(
    items.filter((figure) => {
      const own = figure.toll ? main.get(`${figure.document} ${figure.family}`) : undefined;
      if (figure.quantity.high === 0) return figure.quantity.family !== 'deaths' || !own;
      if (!own || own === figure || !unrestricted(figure)) return true;
      if (isListed(figure, story) && !compatible(own.interval, figure.interval)) return false;
      if (isVague(own.interval) || isVague(figure.interval)) return true;
      return (
        figure.interval.high * NEAR >= own.interval.low &&
        figure.interval.low <= own.interval.high * NEAR &&
        !elsewhere(figure, own, story)
      );
    }),
  );
}

/** A short line "Place: 26 killed" of a list of events. */
const LINE = 60;
function isListed(figure: Figure, story: StoryContext): boolean {
  const { start, end } = figure.sentence;
  return (
    end - start < LINE &&
    !figure.headline &&
    story.documents.get(figure.document)!.document.text.slice(start, figure.start).includes(':')
  );
}

/** Whether a toll other than the main one stands beside a place or body that is new in the document. */
function elsewhere(figure: Figure, own: Figure, story: StoryContext): boolean {
  if (compatible(figure.interval, own.interval)) return false;
  const document = story.documents.get(figure.document)!;
  const types = new Map(document.layers.entities.map((entity) => [entity.id, entity.type]));
  const first = new Map<string, number>();
  for (const mention of document.layers.mentions) {
    if (!first.has(mention.entity)) first.set(mention.entity, mention.start);
  }
  const said = document.layers.attributions.flatMap((one) => one.source);
  return document.layers.mentions.some(
    (mention) =>
      mention.form === 'name' &&
      /^(place|organization|event)$/.test(types.get(mention.entity) ?? '') &&
      figure.sentence.start <= mention.start &&
      mention.end <= figure.sentence.end &&
      first.get(mention.entity)! >= figure.sentence.start &&
      !said.some((source) => source.start < mention.end && mention.start < source.end),
  );
}
