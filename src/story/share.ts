/** How many words of each document are put in whose mouth. */
import type { Share, StoryContext } from '../model/finding.ts';
import { overlapping } from '../text/span.ts';
import { wordsOf } from '../text/words.ts';
import { speechOf } from './carried.ts';
import { quotedSpans } from './quoted.ts';
import { speaks } from './regions.ts';

/** Words attributed to each entity of the story, document by document: inside quotation marks and outside. A word counts once. */
export function attributionShare(story: StoryContext): Share[] {
  const found: Share[] = [];
  for (const [id, document] of story.documents) {
    const { text } = document.document;
    const quoted = quotedSpans(document);
    const counted = new Map<string, { direct: Set<number>; indirect: Set<number> }>();
    for (const attribution of document.layers.attributions) {
      const { speaker, content } = speechOf(document, attribution);
      const entity = speaker === null ? undefined : story.entityOf(id, speaker);
      if (entity === undefined) continue;
      const sets = counted.get(entity) ?? { direct: new Set(), indirect: new Set() };
      counted.set(entity, sets);
      for (const span of content) {
        if (!speaks(document, span.start)) continue;
        for (const word of wordsOf(text, span)) {
          const direct = attribution.kind === 'direct' || overlapping(quoted, word).length > 0;
          (direct ? sets.direct : sets.indirect).add(word.start);
        }
      }
    }
    for (const [entity, { direct, indirect }] of [...counted].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const only = [...indirect].filter((start) => !direct.has(start)).length;
      if (direct.size + only > 0) found.push({ document: id, entity, direct: direct.size, indirect: only });
    }
  }
  return found;
}
