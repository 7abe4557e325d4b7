/** The four kinds of part that the catalog lists. */

import type { Document, Given } from './document.ts';
import type { Examination, FindingDraft, StoryContext } from './finding.ts';
import type { AnnotatedDocument, Layer, Layers, View } from './layers.ts';

/** `version` rises whenever a part's output changes: the store then computes its layer again. */
export type Stage = { readonly name: string; readonly version: number };

/** A pure function from a document and the layers it needs to the one layer it gives. */
export type Annotator<N extends Layer = Layer, G extends Layer = Layer> = Stage & {
  readonly needs: readonly N[];
  readonly gives: G;
  annotate(document: Document, view: View<N>): Layers[G];
};

/** Declares an annotator; reading a layer that is not in `needs` does not compile. */
export function defineAnnotator<const N extends Layer, G extends Layer>(
  annotator: Annotator<N, G>,
): Annotator {
  return annotator as unknown as Annotator;
}

/**
 * Looks across documents. `items` lists what one document contributes, `keys` what each item can meet others by;
 * the linker pairs the items that share a key (hot keys are capped), and `compare` turns items and pairs into findings.
 */
export type Comparison<I = unknown> = Stage & {
  /** `compare` is given the items of one topic after the other, so that only those are in memory; else all at once. */
  readonly byTopic?: true;
  items(document: AnnotatedDocument, story: StoryContext): readonly I[];
  keys(item: I, story: StoryContext): readonly string[];
  compare(items: readonly I[], pairs: readonly Pair[], story: StoryContext): readonly FindingDraft[];
};

/** Indexes of two items of the list given to `compare`, the smaller first. */
export type Pair = readonly [number, number];

export function defineComparison<I>(comparison: Comparison<I>): Comparison {
  return comparison as unknown as Comparison;
}

/** What a report section renders from. */
export type ReportInput = {
  readonly documents: readonly AnnotatedDocument[];
  readonly examination: Examination;
};

/** A part of the report: `load` selects, `html` and `markdown` only render. Both give '' when there is nothing to show. */
export type Section<M = unknown> = {
  readonly name: string;
  readonly title: string;
  load(input: ReportInput): M;
  html(model: M): string;
  markdown(model: M): string;
};

export function defineSection<M>(section: Section<M>): Section {
  return section as unknown as Section;
}

/** Turns the bytes of one input into a document's text; throws an `InputError` on bad input. */
export type Reader = {
  readonly name: string;
  accepts(name: string, head: Uint8Array): boolean;
  read(name: string, bytes: Uint8Array): ReadResult;
};

export type ReadResult = {
  readonly text: string;
  readonly format: Document['format'];
  readonly given: Given;
  readonly origin: Document['origin'];
  readonly blocks?: Document['blocks'];
};
