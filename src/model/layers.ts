/** The layers of one document, one line each: what annotators give and need. */
import type {
  Attribution,
  Entity,
  Mention,
  Meta,
  Name,
  Published,
  Quantity,
  Region,
  Sentence,
  Signal,
  Time,
  Token,
} from './annotation.ts';
import type { Document } from './document.ts';

export type Layers = {
  readonly regions: readonly Region[];
  /** Title, outlet, byline, dates: stated in the text or given with it. */
  readonly meta: Meta;
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
  readonly names: readonly Name[];
  readonly mentions: readonly Mention[];
  readonly entities: readonly Entity[];
  readonly times: readonly Time[];
  /** A publication window inferred from the text, where nothing states the date. */
  readonly dating: Published | null;
  readonly attributions: readonly Attribution[];
  readonly quantities: readonly Quantity[];
  readonly signals: readonly Signal[];
};

export type Layer = keyof Layers;
export type View<N extends Layer> = { readonly [K in N]: Layers[K] };

/** A document with all of its layers. */
export type AnnotatedDocument = { readonly document: Document; readonly layers: Layers };
