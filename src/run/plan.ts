/** Puts annotators in an order in which every need is given before it is used, or refuses. */
import { UsageError } from '../model/errors.ts';
import type { Layer } from '../model/layers.ts';
import type { Annotator } from '../model/stages.ts';

/**
 * The annotators of `all` that `wanted` layers rest on, in running order (the catalog's order among equals).
 * Throws a `UsageError` when two annotators give one layer, a need is given by nobody, or needs form a circle:
 * a bad plan is refused before anything runs.
 */
export function plan(all: readonly Annotator[], wanted?: readonly Layer[]): readonly Annotator[] {
  const giver = new Map<Layer, Annotator>();
  for (const annotator of all) {
    const other = giver.get(annotator.gives);
    if (other !== undefined) {
      throw new UsageError(
        `annotators "${other.name}" and "${annotator.name}" both give "${annotator.gives}"`,
      );
    }
    giver.set(annotator.gives, annotator);
  }
  const order: Annotator[] = [];
  const state = new Map<Annotator, 'open' | 'done'>();
  const visit = (layer: Layer, path: readonly string[]): void => {
    const annotator = giver.get(layer);
    if (annotator === undefined) {
      const asker = path.at(-1) ?? 'the request';
      throw new UsageError(`${asker} needs the layer "${layer}", which no annotator gives`);
    }
    if (state.get(annotator) === 'done') return;
    if (state.get(annotator) === 'open') {
      throw new UsageError(
        `annotators need each other in a circle: ${[...path, annotator.name].join(' → ')}`,
      );
    }
    state.set(annotator, 'open');
    for (const need of annotator.needs) visit(need, [...path, annotator.name]);
    state.set(annotator, 'done');
    order.push(annotator);
  };
  for (const layer of wanted ?? all.map((annotator) => annotator.gives)) visit(layer, []);
  return order;
}
