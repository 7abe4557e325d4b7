/** How a text names a source: by a name, by a role or a body, or not at all. */

import { isKindOf, isKnownNoun } from '../language/word-kinds.ts';
import organizationWords from '../lexicon/en/organization-words.json' with { type: 'json' };
import pronouns from '../lexicon/en/pronouns.json' with { type: 'json' };
import sourceLevels from '../lexicon/en/source-levels.json' with { type: 'json' };
import type { Attribution, Token } from '../model/annotation.ts';
import type { AnnotatedDocument } from '../model/layers.ts';
import { overlapping } from '../text/span.ts';

/** Nouns of those who speak, beside the kinds of person and of group that the lexicon of nouns has. */
const SPEAKING: ReadonlySet<string> = new Set([
  ...organizationWords.entries.heads,
  ...organizationWords.entries.bodies,
  ...sourceLevels.entries.unnamed,
]);

type Texts = Pick<AnnotatedDocument, 'layers'> & { readonly document: { readonly text: string } };

/**
 * Speaker's name, else the words that name the source, else null: no words stand for a source, they are a pronoun nobody is
 * known to stand behind, or a clause.
 */
export function sourceName(attribution: Attribution, { document, layers }: Texts): string | null {
  const speaker = layers.entities.find(({ id }) => id === attribution.speaker);
  if (speaker !== undefined) return speaker.name;
  const words = attribution.source.map((span) =>
    document.text.slice(span.start, span.end).replace(/\s+/g, ' ').trim(),
  );
  const name = words.join(' … ');
  if (name === '' || Object.hasOwn(pronouns.entries, name.toLowerCase())) return null;
  return isClause(attribution, layers.tokens) ? null : name;
}

/** Whether somebody can have said it: a name, a person or role, a body; words the lexicon does not know are trusted. */
export function namesSpeaker(
  { source }: Attribution,
  { layers }: Pick<AnnotatedDocument, 'layers'>,
): boolean {
  const { tokens } = layers;
  const own = source.flatMap((span) => overlapping(tokens, span));
  const heads = own.filter(({ head }) => !own.includes(tokens[head]!));
  return heads.length === 0 || own.some(({ pos }) => pos === 'PROPN') || heads.some(isSpeaking);
}

function isSpeaking({ pos, lemma }: Token): boolean {
  const noun = lemma.toLowerCase();
  return (
    pos !== 'NOUN' ||
    !isKnownNoun(noun) ||
    SPEAKING.has(noun) ||
    isKindOf(noun, 'person') ||
    isKindOf(noun, 'group')
  );
}

/** "waving flags", "the vote was a close one": words with a verb of their own, asides about somebody left out. */
export function isClause({ source }: Attribution, tokens: readonly Token[]): boolean {
  return source.some((span) => {
    const own = overlapping(tokens, span);
    if (own[0]?.pos === 'VERB' && /^(?:root|advcl|acl|conj|ccomp|xcomp|parataxis)/.test(own[0].rel))
      return true;
    return own.some(({ rel, head }) => {
      const verb = tokens[head];
      if (verb === undefined || verb.start < span.start || verb.end > span.end) return false;
      return /^(?:cop|nsubj)/.test(rel) && !/^acl/.test(verb.rel);
    });
  });
}
