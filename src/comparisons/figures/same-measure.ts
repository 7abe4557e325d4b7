/** Whether two figures measure the same thing; only then do their values say anything about each other. */
import type { Figure } from './figure.ts';

const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...a].filter((word) => b.has(word)).length;

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && shared(a, b) === a.size;
}

/** The reason why the two are compared, or null. */
export function sameMeasure(a: Figure, b: Figure): string | null {
  if (a.base !== b.base || a.quantity.aspect !== b.quantity.aspect) return null;
  if (a.old || b.old || a.part !== b.part || a.more !== b.more) return null;
  if (a.family !== b.family) return null;
  if (a.quantity.kind === 'age') return sameAge(a, b);
  if (a.measured) return sameExtent(a, b);
  if (a.family !== null) return sameToll(a, b);
  return sameCount(a, b);
}

/** A toll: the same family, and nobody restricts who is counted, or both do so alike. */
function sameToll(a: Figure, b: Figure): string | null {
  if (a.head !== b.head && a.head !== '' && b.head !== '') return null;
  const [own, other] = [
    new Set([...a.modifiers, a.head].filter(Boolean)),
    new Set([...b.modifiers, b.head].filter(Boolean)),
  ];
  return sameSet(own, other) ? a.family : null;
}

/** A count: the same noun with the same restrictions, or with a common one in a like clause. */
function sameCount(a: Figure, b: Figure): string | null {
  const around = shared(a.clause, b.clause);
  if (a.head === '' || b.head === '') {
    return a.head === b.head && sameSet(a.modifiers, b.modifiers) && around >= 3 ? 'people' : null;
  }
  if (a.head !== b.head) return null;
  if (a.modifiers.size > 0 && sameSet(a.modifiers, b.modifiers)) return around >= 1 ? a.head : null;
  if (shared(a.modifiers, b.modifiers) > 0) return around >= 2 ? a.head : null;
  return a.modifiers.size === 0 && b.modifiers.size === 0 && around >= 2 ? a.head : null;
}

/** A length, a mass, a sum: the same dimension said of the same thing. */
function sameExtent(a: Figure, b: Figure): string | null {
  const near = shared(a.modifiers, b.modifiers);
  const around = shared(a.clause, b.clause);
  if (near >= 1 && around >= 2) return a.quantity.kind;
  return around >= 3 || (around >= 2 && Math.min(a.clause.size, b.clause.size) <= 5) ? a.quantity.kind : null;
}

/** An age: of the same person, or of the one thing that both documents call so. */
function sameAge(a: Figure, b: Figure): string | null {
  const [own, other] = [new Set([...a.modifiers, a.head]), new Set([...b.modifiers, b.head])];
  if (shared(a.names, b.names) > 0 && a.names.size === 1 && b.names.size === 1) return 'age';
  return shared(own, other) > 0 && shared(a.clause, b.clause) >= 1 ? 'age' : null;
}
