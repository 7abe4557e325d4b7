/** Evidence and its independence: how many origins stand behind a set of passages. */
import type { Credit, Evidence, StoryContext } from '../model/finding.ts';
import type { AnnotatedDocument } from '../model/layers.ts';
import { type Span, trim } from '../text/span.ts';
import { union } from '../text/union.ts';

/** The words of a span as evidence; white space at the edges is left out. */
export function evidenceOf(document: AnnotatedDocument, span: Span, side?: string): Evidence {
  const { text, id } = document.document;
  const { start, end } = trim(text, span);
  return { document: id, start, end, text: text.slice(start, end), ...(side === undefined ? {} : { side }) };
}

/** Passages by document, for looking up whether evidence stands in shared text. */
const passagesByDocument = new WeakMap<StoryContext, Map<string, { span: Span; passage: number }[]>>();

function passagesOf(story: StoryContext, document: string): readonly { span: Span; passage: number }[] {
  let index = passagesByDocument.get(story);
  if (!index) {
    index = new Map();
    for (const [passage, { evidence }] of story.passages.entries()) {
      for (const part of evidence) {
        const list = index.get(part.document);
        if (list) list.push({ span: part, passage });
        else index.set(part.document, [{ span: part, passage }]);
      }
    }
    passagesByDocument.set(story, index);
  }
  return index.get(document) ?? [];
}

const creditsByDocument = new WeakMap<StoryContext, Map<string, Credit[]>>();

/** Outlets to which a document credits a passage: the smallest credit that holds most of it, or lies in it and fills most of it. */
function creditedOutlets(story: StoryContext, part: Evidence): readonly string[] {
  let index = creditsByDocument.get(story);
  if (!index) {
    index = new Map();
    for (const credit of story.credits)
      index.set(credit.document, [...(index.get(credit.document) ?? []), credit]);
    creditsByDocument.set(story, index);
  }
  const holding = (index.get(part.document) ?? [])
    .filter(
      (credit) =>
        Math.min(credit.end, part.end) - Math.max(credit.start, part.start) >= (part.end - part.start) * 0.5,
    )
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  return holding[0] ? [holding[0].outlet] : [];
}

/**
 * Number of independent origins behind the evidence: documents of one origin count once, and so do
 * passages that stand in the same words in several documents, passages credited to one outlet, and those of that outlet itself.
 */
export function independentOrigins(evidence: readonly Evidence[], story: StoryContext): number {
  return originGroups(evidence, story).length;
}

/** Indexes of the evidence grouped by independent origin. */
export function originGroups(evidence: readonly Evidence[], story: StoryContext): number[][] {
  const sets = union(evidence.length);
  const first = new Map<string, number>();
  const same = (key: string, i: number) => {
    const other = first.get(key);
    if (other === undefined) first.set(key, i);
    else sets.join(other, i);
  };
  const credited = evidence.map((part) => creditedOutlets(story, part));
  const outlets = new Set(credited.flat());
  evidence.forEach((part, i) => {
    for (const outlet of credited[i]!) same(`credit ${outlet}`, i);
    for (const outlet of story.outletsOf.get(part.document) ?? [])
      if (outlets.has(outlet)) same(`credit ${outlet}`, i);
    same(`origin ${story.originOf.get(part.document)}`, i);
    for (const { span, passage } of passagesOf(story, part.document)) {
      const shared = Math.min(span.end, part.end) - Math.max(span.start, part.start);
      if (shared >= (part.end - part.start) * 0.6) same(`passage ${passage}`, i);
    }
  });
  return sets.groups();
}
