/** Whether two figures measure the same thing; only then do their values say anything about each other. */
import words from '../../lexicon/en/figure-words.json' with { type: 'json' };
import type { Figure } from './figure.ts';

const ADDITIVE: ReadonlySet<string> = new Set(words.entries.additive);
const NOBODY: ReadonlySet<string> = new Set(words.entries.nobody);

/** A few protesters are people; a crowd is a figure. */
const CROWD = 'protesters';
const CROWD_SIZE = 50;

const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...a].filter((word) => b.has(word)).length;

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && shared(a, b) === a.size;
}

/** Both name something, and nothing in common: two hospitals, two towns. */
function namedApart(a: Figure, b: Figure): boolean {
  return a.names.size > 0 && b.names.size > 0 && shared(a.names, b.names) === 0;
}

/** Digits of a value without the zeros at its end. */
function significant(value: number): number {
  return value
    .toPrecision(12)
    .replace(/e.*$/, '')
    .replace('.', '')
    .replace(/^0+|0+$/g, '').length;
}

/** One value, so unusual or so alike in what it counts that it is the same figure. */
function sameFigure(a: Figure, b: Figure): boolean {
  const value = a.quantity.low;
  if (value === null || value !== b.quantity.low || a.quantity.high !== b.quantity.high) return false;
  if (a.toll || a.base === 'age' || a.quantity.kind === 'duration') return false;
  const around = shared(a.context, b.context);
  if (significant(value) >= 4) return around >= 1;
  return (
    a.quantity.family !== null &&
    a.quantity.family === b.quantity.family &&
    around >= 3 &&
    shared(a.clause, b.clause) >= 1
  );
}

/**
 * How two figures belong together: as one measure, whose values can conflict; as one figure, the same value of what may
 * or may not be one measure, which can only agree; or not at all.
 */
export function belonging(a: Figure, b: Figure): 'measure' | 'figure' | null {
  if (sameMeasure(a, b)) return 'measure';
  return a.base === b.base && a.document !== b.document && sameFigure(a, b) ? 'figure' : null;
}

/** Whether the two may be compared. */
function sameMeasure(a: Figure, b: Figure): boolean {
  if (a.base !== b.base || a.quantity.aspect !== b.quantity.aspect || a.toll !== b.toll) return false;
  if (a.base === 'age') return sameAge(a, b);
  if (a.converts !== null || b.converts !== null) return a.converts === b.converts;
  if (a.old || b.old || a.part || b.part) return false;
  if (a.toll) return sameToll(a, b);
  if (a.more !== b.more) return false;
  return a.measured ? sameExtent(a, b) : sameCount(a, b);
}

/** A toll: the same family, and nobody restricts who is counted, or both do so alike. */
function sameToll(a: Figure, b: Figure): boolean {
  const { family } = a.quantity;
  if (family === null || family !== b.quantity.family) return false;
  if (a.more !== b.more && !ADDITIVE.has(family)) return false;
  if (family === CROWD && Math.min(a.interval.high, b.interval.high) < CROWD_SIZE) return false;
  const who = (figure: Figure) => new Set([...figure.modifiers, figure.head].filter((word) => word !== ''));
  return sameSet(who(a), who(b));
}

/** Counts further apart than this, as a ratio, count different things. */
const APART = 200;

/** A count: the same noun, restricted alike or in a common word, in sentences about the same. */
function sameCount(a: Figure, b: Figure): boolean {
  const predicate = a.predicate !== null && a.predicate === b.predicate;
  const [low, high] = [Math.min(a.interval.high, b.interval.high), Math.max(a.interval.low, b.interval.low)];
  if (high > low * APART) return false;
  if (a.head !== b.head || (!predicate && namedApart(a, b))) return false;
  const around = shared(a.context, b.context) - (a.head !== '' ? 1 : 0);
  if (a.head === '')
    return (
      sameSet(a.modifiers, b.modifiers) && shared(a.verbs, b.verbs) >= 1 && shared(a.clause, b.clause) >= 2
    );
  if (a.modifiers.size === 0 && b.modifiers.size === 0)
    return shared(a.verbs, b.verbs) >= 1 && shared(a.clause, b.clause) >= 3;
  if (shared(a.modifiers, b.modifiers) === 0) return false;
  return around >= (sameSet(a.modifiers, b.modifiers) ? 2 : 3);
}

/** A length, a mass, a sum: the same dimension said of the same thing. */
function sameExtent(a: Figure, b: Figure): boolean {
  const said = (figure: Figure) => new Set([...figure.modifiers, figure.head].filter((word) => word !== ''));
  const near = shared(said(a), said(b));
  const around = shared(a.clause, b.clause);
  const governor = a.predicate !== null && a.predicate === b.predicate;
  if (a.document === b.document) return false;
  switch (a.quantity.kind) {
    case 'mass':
      return near >= 1 && (a.head === b.head || around >= 2);
    case 'speed':
      return near >= 1 && sameSet(said(a), said(b));
    case 'length':
      return governor && (near >= 1 || shared(a.context, b.context) >= 2);
    case 'duration':
      return governor && (near >= 1 || around >= 3) && !namedApart(a, b);
    case 'money':
      return ((near >= 1 && around >= 2) || around >= 5) && !namedApart(a, b);
    default:
      return ((near >= 1 && around >= 1) || around >= 3) && !namedApart(a, b);
  }
}

/** An age: of the same person, or of the one whom both documents call so. */
function sameAge(a: Figure, b: Figure): boolean {
  if (a.person !== null || b.person !== null) return a.person !== null && a.person === b.person;
  if (a.head === '' || a.head !== b.head || a.old || b.old) return false;
  const around = shared(a.context, b.context);
  return around >= (NOBODY.has(a.head) ? 4 : 2);
}
