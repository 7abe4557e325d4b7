/** Each document's full text: its evidence marked, its regions told apart, whose voice each sentence is. */
import { defineSection } from '../../model/stages.ts';
import { type Card, cardsOf, chip, documentAnchor } from '../cards.ts';
import { blocksOf, fullText, type Mark, marksOf, type TextBlock, type VoiceNote } from '../full-text.ts';
import { type Html, html } from '../html.ts';
import { escapeMarkdown, place } from '../markdown.ts';
import { glanceAnchor, referencesOf } from '../references.ts';
import { publishedHtml } from '../stated.ts';
import { saidSpans, sentenceVoices, type Voice } from '../voices.ts';
import { counted } from '../words.ts';

type Text = {
  readonly card: Card;
  readonly blocks: readonly TextBlock[];
  readonly marks: readonly Mark[];
  readonly said: ReturnType<typeof saidSpans>;
  readonly notes: readonly VoiceNote[];
};
type Model = readonly Text[];

export const documents = defineSection<Model>({
  name: 'documents',
  title: 'The documents in full',
  load(input) {
    const references = referencesOf(input);
    const annotated = new Map(input.documents.map((document) => [document.document.id, document]));
    return cardsOf(input).map((card) => {
      const whole = annotated.get(card.id);
      return {
        card,
        blocks: blocksOf(card.text, card.layers?.regions ?? []),
        marks: marksOf(references.get(card.id) ?? []),
        said: saidSpans(card.layers?.attributions ?? []),
        notes: (whole === undefined ? [] : sentenceVoices(whole)).map(({ sentence, voices }) => ({
          at: sentence.end,
          words: voices.map(voiceWords).join('; '),
        })),
      };
    });
  },
  html(model) {
    return html`<input type="checkbox" id="show-voices" checked><label for="show-voices">Show whose voice each sentence is</label>
<p class="key"><mark class="k-difference">evidence of a difference</mark>, <mark class="k-finding">of another finding</mark>, with the number that leads back to it · <span class="direct">a source’s words in quotation marks</span> · <span class="indirect">a source’s words reported</span> · everything else is the outlet’s own voice</p>
${model.map(textHtml)}`.markup;
  },
  markdown: (model) =>
    model
      .map(({ card, blocks }) => {
        const lines = blocks.map((block) => escapeMarkdown(card.text.slice(block.start, block.end)));
        const head = `### ${card.letter} ${escapeMarkdown(card.title ?? card.name)}`;
        return [head, place(card.id, 0, card.text.length), ...lines].join('\n\n');
      })
      .join('\n\n'),
});

function voiceWords({ name, kind }: Voice): string {
  const way = kind === 'direct' ? 'quoted' : kind === 'indirect' ? 'reported' : 'partly quoted';
  return `${name ?? 'source not stated'}, ${way}`;
}

function textHtml({ card, blocks, marks, said, notes }: Text): Html {
  const sentences = card.layers?.sentences.length ?? 0;
  return html`<article class="document" id="${documentAnchor(card)}" aria-labelledby="${documentAnchor(card)}-h">
<header><h3 id="${documentAnchor(card)}-h">${chip(card, `#${glanceAnchor(card.letter)}`)} <bdi>${card.title ?? card.name}</bdi></h3>
<div class="outlet">${card.outlet === null ? html`<span class="unknown">outlet not stated</span>` : html`<bdi>${card.outlet}</bdi>`} · ${publishedHtml(card, card.meta.published)} · <code>${card.id}</code> · ${notes.length} of ${counted(sentences, 'sentence')} with a source’s words</div></header>
<div class="text" lang="${card.meta.language ?? ''}">${fullText(card, blocks, marks, said, notes)}</div></article>
`;
}
