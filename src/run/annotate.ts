/** Runs planned annotators over one document. Pure: the store is written elsewhere. */
import type { Document } from '../model/document.ts';
import type { Layer, Layers } from '../model/layers.ts';
import type { Annotator } from '../model/stages.ts';

/** The layers that the annotators give, computed in the order of the plan; `known` layers are not computed again. */
export function annotate(
  document: Document,
  planned: readonly Annotator[],
  known: Partial<Layers> = {},
): Partial<Layers> {
  const layers: Record<string, unknown> = { ...known };
  for (const annotator of planned) {
    if (annotator.gives in known) continue;
    const view: Record<string, unknown> = {};
    for (const need of annotator.needs) view[need] = layers[need];
    layers[annotator.gives] = annotator.annotate(document, view as unknown as Layers);
  }
  return layers as Partial<Layers>;
}

/** Runs a plan that gives every layer. */
export function annotateAll(document: Document, planned: readonly Annotator[]): Layers {
  const layers = annotate(document, planned);
  const given = new Set<Layer>(planned.map((annotator) => annotator.gives));
  for (const layer of given)
    if (!(layer in layers)) throw new Error(`layer "${layer}" was planned but not given`);
  return layers as Layers;
}
