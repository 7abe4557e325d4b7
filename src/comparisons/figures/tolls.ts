/** Which of a document's tolls tell of its own event, and which of two documents tell of one. */
import words from '../../lexicon/en/figure-words.json' with { type: 'json' };
import type { StoryContext } from '../../model/finding.ts';
import { sameParty } from '../../story/frame.ts';
import { ofOtherEvents } from './apart.ts';
import type { Figure } from './figure.ts';
import { namedApart, sameSet, shared } from './sets.ts';
import { compatible, isVague } from './values.ts';

const ADDITIVE: ReadonlySet<string> = new Set(words.entries.additive);

/** A few protesters are people; a crowd is a figure. */
const CROWD = 'protesters';

const CROWD_SIZE = 50;

/** Families that every place has its own of. */
const LOCAL: ReadonlySet<string> = new Set(words.entries.local);

/** Tolls further apart than this, as a ratio, must prove that they are of one event. */
const FAR = 3;

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
      if (figure.old) return true;
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

/** A toll of nought contradicts the one that another document opens with, unless it is told of another place. */
function deniesOf(a: Figure, b: Figure): boolean {
  const [none, some] = a.interval.high === 0 ? [a, b] : [b, a];
  if (some.interval.high === 0) return true;
  return some.lead && (none.places.size === 0 || shared(none.places, some.scene) > 0);
}

/** How far apart, as a ratio, the numbers of people of one kind may be who are told with other words beside them. */
const ALIKE = 1.5;
const areNear = ({ interval: a }: Figure, { interval: b }: Figure): boolean =>
  Math.max(a.low, b.low) <= ALIKE * Math.min(a.high, b.high);

/** Two calendar values of which one is the other or a part of it: a year and a month of it. */
const sameTime = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a);

/** Whether two tolls are of one earlier event: of one year or day, and in one place. */
function samePast(a: Figure, b: Figure): boolean {
  if (!a.old || !b.old || shared(a.places, b.places) === 0) return false;
  return [...a.times].some((one) => [...b.times].some((other) => sameTime(one, other)));
}

/** Families of which the one cannot be larger than the other. */
const WITHIN: ReadonlyMap<string, string> = new Map(Object.entries(words.entries.within));

/** "46 taken to hospital" and "30 hurt": more of a part than of the whole. */
const outnumbers = (part: Figure, whole: Figure): boolean =>
  part.family !== null &&
  WITHIN.get(part.family) === whole.family &&
  part.interval.low > whole.interval.high &&
  !isVague(whole.interval);

/** The families that a toll is compared with. */
export const tollFamilies = ({ family }: Figure): readonly string[] =>
  family === null ? [] : [family, ...(WITHIN.has(family) ? [WITHIN.get(family)!] : [])];

/** A toll: the same family, and nobody restricts who is counted, or both do so alike. */
export function sameToll(a: Figure, b: Figure): boolean {
  const { family } = a;
  if (!a.toll || !b.toll || a.part || b.part || a.quantity.aspect !== b.quantity.aspect) return false;
  if (family === null || (family !== b.family && !outnumbers(a, b) && !outnumbers(b, a))) return false;
  if ((a.old || b.old) && !samePast(a, b)) return false;
  if (a.more !== b.more && !ADDITIVE.has(family)) return false;
  if (!compatible(a.interval, b.interval)) {
    // Of five who were trapped two may remain so; of six who were hurt four were hit.
    if (a.lingers !== b.lingers || ofOtherEvents(a, b)) return false;
  }
  if (family === CROWD && Math.min(a.interval.high, b.interval.high) < CROWD_SIZE) return false;
  if (LOCAL.has(family) && namedApart(a.places, b.places)) return false;
  const [x, y] = [a.frame.patient, b.frame.patient];
  if (family === CROWD && x !== null && y !== null && sameParty(x, y) < 1) return false;
  if (namedApart(a.days, b.days) && !a.climbs && !b.climbs) return false;
  const who = (figure: Figure) => new Set([...figure.modifiers, figure.head].filter((word) => word !== ''));
  const [x1, y1] = [who(a), who(b)];
  // "31 sailors aboard", "33 Orlish sailors aboard": one kind of people, and nearly one number of them.
  const alike = a.head !== '' && a.head === b.head && areNear(a, b);
  if (!sameSet(x1, y1) && !(alike && shared(x1, y1) === Math.min(x1.size, y1.size))) return false;
  // Far-off values are another event's, unless both documents open with them in one place.
  const [low, high] = [Math.min(a.interval.high, b.interval.high), Math.max(a.interval.low, b.interval.low)];
  if (low === 0) return deniesOf(a, b);
  if (high <= low * FAR) return true;
  return a.lead && b.lead && !namedApart(a.scene, b.scene);
}
