/** The trained model of attribution: which word is a cue, what its content is, and who its source is. */
import { type HashedModel, hashedFrom, hashedSections } from './hashed-model.ts';
import { lazy, type ModelFile, readModel } from './model-file.ts';

export const ATTRIBUTION_MODEL = 'en-attribution';
export const ATTRIBUTION_KIND = 'attribution';
/** Rises whenever features or candidates change, so that an old file is refused. */
export const ATTRIBUTION_VERSION = 1;

/** Probabilities at which the stage acts; chosen on a held-back part of the training articles. */
export type Thresholds = {
  /** A word below it is not looked at as an anchor. */
  readonly anchor: number;
  /** An attribution below it is not given. */
  readonly content: number;
};

export type AttributionModel = {
  readonly anchors: HashedModel;
  readonly contents: HashedModel;
  readonly sources: HashedModel;
  readonly thresholds: Thresholds;
};

/** The model file of a trained model. */
export function attributionFile(
  model: AttributionModel,
  about: Readonly<Record<string, unknown>>,
): ModelFile {
  return {
    kind: ATTRIBUTION_KIND,
    version: ATTRIBUTION_VERSION,
    meta: { ...about, thresholds: model.thresholds },
    sections: {
      ...hashedSections(model.anchors, 'anchors.'),
      ...hashedSections(model.contents, 'contents.'),
      ...hashedSections(model.sources, 'sources.'),
    },
  };
}

/** The model in `models/`, read at the first use. */
export const attributionModel: () => AttributionModel = lazy(() => {
  const file = readModel(ATTRIBUTION_MODEL, ATTRIBUTION_KIND, ATTRIBUTION_VERSION);
  return {
    anchors: hashedFrom(file, 'anchors.'),
    contents: hashedFrom(file, 'contents.'),
    sources: hashedFrom(file, 'sources.'),
    thresholds: file.meta.thresholds as Thresholds,
  };
});
