/** What shows that two unlike values are of two things: other events, moments, extents. */
import { weeksApart } from '../../story/when.ts';
import type { Figure } from './figure.ts';
import { namedApart, shared } from './sets.ts';

/** Whether two documents weeks apart tell of two events: their clauses name no common day. */
export function ofOtherEvents(a: Figure, b: Figure): boolean {
  const day = (times: ReadonlySet<string>) =>
    new Set([...times].filter((time) => /^\d{4}-\d{2}-\d{2}/.test(time)));
  return weeksApart(a.published, b.published) && shared(day(a.times), day(b.times)) === 0;
}

/** "plunged 5 percent" and "closed down 3 percent": two moments of one day. */
export const otherMoment = (a: Figure, b: Figure): boolean =>
  a.quantity.kind === 'percent' && a.closes !== b.closes;

/** How high and how far; where one town lies and where another does. */
export function otherExtent(a: Figure, b: Figure): boolean {
  if (a.quantity.kind !== 'length') return false;
  if (a.dimension !== b.dimension) return true;
  const located = ({ places, anchors }: Figure) => new Set([...places].filter((name) => !anchors.has(name)));
  return (a.anchors.size > 0 || b.anchors.size > 0) && namedApart(located(a), located(b));
}
