/** One number with its unit, as the other parts hand it on. */
import type { Unit } from '../../language/units.ts';
import type { QuantityKind } from '../../model/annotation.ts';
import type { Span } from '../../text/span.ts';
import type { Candidate } from './scan.ts';

export type Amount = Span & {
  readonly candidate: Candidate;
  readonly low: number;
  readonly high: number;
  readonly unit: Unit | null;
  readonly kind: QuantityKind | null;
  /** What a rate is per. */
  readonly per: string | null;
  /** Where the number itself ends: what is measured stands after `end`, the unit between. */
  readonly numberEnd: number;
};
