/** Who is said to have said, thought, claimed or denied what. */
import { attributionModel } from '../../language/attribution-model.ts';
import type { Attribution } from '../../model/annotation.ts';
import { defineAnnotator } from '../../model/stages.ts';
import { actOf, hedgeOf } from './acts.ts';
import { analyse } from './analysis.ts';
import { addresseeOf, occasionOf } from './circumstances.ts';
import { contentSpans, cueRange, kindOf, sourceRange, spanOf } from './extent.ts';
import { findAttributions } from './find.ts';
import type { Found } from './found.ts';
import { speakerOf } from './speakers.ts';

export const attributions = defineAnnotator({
  name: 'attributions',
  version: 3,
  needs: ['regions', 'sentences', 'tokens', 'names', 'mentions', 'entities', 'times'],
  gives: 'attributions',
  annotate(document, view) {
    const quoteBlocks = (document.blocks ?? []).filter((block) => block.kind === 'quote');
    const analysis = analyse({ text: document.text, ...view, quoteBlocks });
    const read = findAttributions(analysis, attributionModel()).map((found) => {
      const source = sourceRange(analysis, found);
      return { found, source, speaker: speakerOf(analysis, found, source, view.mentions) };
    });
    // Inside what somebody says only what a third one said is an attribution of its own.
    const outer = parentsOf(read.map((one) => one.found));
    const kept = read.filter(
      (one, i) => outer[i]! < 0 || one.speaker === null || one.speaker !== read[outer[i]!]!.speaker,
    );
    const parents = parentsOf(kept.map((one) => one.found));
    return kept.map(({ found, source, speaker }, i): Attribution => {
      const cue = cueRange(analysis, found, source);
      return {
        id: `a${i + 1}`,
        source: source === null ? [] : [spanOf(analysis, ...source)],
        cue: [spanOf(analysis, ...cue)],
        content: contentSpans(analysis, found),
        kind: kindOf(analysis, found),
        ...actOf(analysis, found, cue),
        speaker,
        addressee: addresseeOf(analysis, found, source, view.mentions),
        occasion: occasionOf(analysis, found, source, view.times),
        hedge: hedgeOf(analysis, found),
        parent: parents[i]! < 0 ? null : `a${parents[i]! + 1}`,
      };
    });
  },
});

const sizeOf = ({ content }: Found): number => {
  let size = 0;
  for (let r = 0; r < content.ranges.length; r += 2) size += content.ranges[r + 1]! - content.ranges[r]!;
  return size;
};

/** For each attribution the index of the smallest one whose content holds its anchor, -1 for none. */
function parentsOf(found: readonly Found[]): number[] {
  const sizes = found.map(sizeOf);
  return found.map((one, i) => {
    let parent = -1;
    // Contents reach no further back than a paragraph or so: only neighbours in text order can hold it.
    for (let j = Math.max(0, i - 60); j < Math.min(found.length, i + 60); j++) {
      const { ranges } = found[j]!.content;
      if (j === i || sizes[j]! <= sizes[i]!) continue;
      const holds = ranges.some(
        (bound, r) => r % 2 === 0 && bound <= one.anchor && one.anchor < ranges[r + 1]!,
      );
      if (holds && (parent < 0 || sizes[j]! < sizes[parent]!)) parent = j;
    }
    return parent;
  });
}
