/** Whether two ages are of one person. */
import words from '../../lexicon/en/figure-words.json' with { type: 'json' };
import nicknames from '../../lexicon/en/nicknames.json' with { type: 'json' };
import { editDistance } from '../../text/edit-distance.ts';
import type { Figure } from './figure.ts';
import { shared } from './sets.ts';

const NOBODY: ReadonlySet<string> = new Set(words.entries.nobody);
/** Years by which two outlets may differ on one person's age. */
const AGE_GAP = 6;
const SHORT: Readonly<Record<string, readonly string[]>> = nicknames.entries;

/** An age: of the same person, or of the one whom both documents call so. */
export function sameAge(a: Figure, b: Figure): boolean {
  const gap = Math.max(a.interval.low, b.interval.low) - Math.min(a.interval.high, b.interval.high);
  if (gap > AGE_GAP) return false;
  if (a.person !== null || b.person !== null)
    return a.person !== null && a.person === b.person && !otherGivenName(a.called, b.called);
  if (a.head === '' || a.head !== b.head || a.old || b.old) return false;
  const around = shared(a.context, b.context);
  return around >= (NOBODY.has(a.head) ? 4 : 2);
}

/** Two given names beside one surname, though a text may call either bearer by the surname alone. */
function otherGivenName(a: readonly string[], b: readonly string[]): boolean {
  const [x, y] = [a[0]!, b[0]!];
  if (a.length < 2 || b.length < 2 || a.includes(y) || b.includes(x)) return false;
  return x[0] !== y[0] || (!SHORT[x]?.includes(y) && !SHORT[y]?.includes(x) && editDistance(x, y, 2) > 2);
}
