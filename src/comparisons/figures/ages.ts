/** Whether two ages are of one person. */
import words from '../../lexicon/en/figure-words.json' with { type: 'json' };
import nicknames from '../../lexicon/en/nicknames.json' with { type: 'json' };
import { editDistance } from '../../text/edit-distance.ts';
import type { Figure } from './figure.ts';
import { shared } from './sets.ts';

const NOBODY: ReadonlySet<string> = new Set(words.entries.nobody);
/** Years by which two outlets may differ on one person's age. */
const AGE_GAP = 6;
/** Birthdays that may lie between the days of two documents; 0 where they are of one year or a day is not known. */
function yearsBetween(a: Figure, b: Figure): number {
  const day = ({ published }: Figure) =>
    published === null ? Number.NaN : Date.parse(published.slice(0, 10));
  const years = Math.abs(day(a) - day(b)) / (365.25 * 86_400_000);
  return years >= 0.5 ? Math.ceil(years) : 0;
}

/** Whether birthdays between the documents' days explain every difference. */
export function grownOlder(figures: readonly Figure[]): boolean {
  const ages = figures.flatMap(({ interval }) => [interval.low, interval.high]);
  const days = figures.flatMap(({ published }) =>
    published === null ? [] : [Date.parse(published.slice(0, 10)) / 86_400_000],
  );
  const years = (Math.max(...days) - Math.min(...days)) / 365.25;
  return years >= 0.5 && Math.max(...ages) - Math.min(...ages) <= Math.ceil(years);
}

const SHORT: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(nicknames.entries));

/** An age: of the same person, or of the one whom both documents call so. */
export function sameAge(a: Figure, b: Figure): boolean {
  const gap = Math.max(a.interval.low, b.interval.low) - Math.min(a.interval.high, b.interval.high);
  if (gap > AGE_GAP || (gap > 0 && gap <= yearsBetween(a, b))) return false;
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
  return (
    x[0] !== y[0] || (!SHORT.get(x)?.includes(y) && !SHORT.get(y)?.includes(x) && editDistance(x, y, 2) > 2)
  );
}
