/** Who is whose wife, lawyer or manager: relations of which a person has one, told before a name or after it. */
import words from '../../lexicon/en/slot-persons.json' with { type: 'json' };
import type { Mention } from '../../model/annotation.ts';
import { entityById } from '../../story/entities.ts';
import { overlapping, type Span } from '../../text/span.ts';
import type { Filler, Slot } from './filler.ts';
import { solePerson } from './holders.ts';
import { likeNames } from './named.ts';
import type { Place } from './place.ts';

/** The slot of each word: "attorney" and "lawyer" have one. */
const RELATION = new Map<string, string>(
  Object.entries(words.entries.one).flatMap(([slot, list]) => list.map((word) => [word, slot] as const)),
);
const ONE = [...RELATION.keys()].sort((a, b) => b.length - a.length).join('|');
const OWNER = `(?:([Hh]is|[Hh]er)|(?:\\p{Lu}[\\p{L}\\p{M}'’-]*)['’]s?)`;
const KIND = String.raw`(?:then-|current\s|second\s|longtime\s)?`;
/** "Hill's lawyer, Ann Moss", "his wife Ann". */
const BEFORE = new RegExp(`(?:^|[\\s"“(])${OWNER}\\s${KIND}(${ONE}),?\\s$`, 'u');
/** "Ann Moss, Hill's lawyer", "Ann Moss, his lawyer". */
const AFTER = new RegExp(`^,\\s${OWNER}\\s${KIND}(${ONE})\\b`, 'u');
/** "Ann Moss, a lawyer for Hill", "Ann Moss, an attorney who represents Hill". */
const FOR = new RegExp(
  `^,\\s(?:an?|the)\\s(?:[a-z]+\\s)?(${ONE})\\s(?:${words.entries.for.join('|')})\\s`,
  'u',
);
/** Characters looked at on either side of a name. */
const REACH = 60;

export const RELATIVE_SLOTS: readonly (readonly [string, Slot])[] = [...new Set(RELATION.values())].map(
  (slot) => [slot, { type: 'actor', soft: true, alike: likeNames }],
);

type Found = Span & { readonly word: string; readonly owner: string | undefined };

/** The person named in a stretch. */
function personIn(place: Place, span: Span): string | undefined {
  const { document, story } = place;
  return overlapping(document.layers.mentions, span)
    .filter(({ form }) => form === 'name')
    .map((one) => story.entityOf(document.document.id, one.entity))
    .find((id) => entityById(story, id ?? null)?.type === 'person');
}

function before(place: Place, mention: Mention): Found | null {
  const { document, story, sentence } = place;
  const { text } = document.document;
  const match = BEFORE.exec(text.slice(Math.max(sentence.start, mention.start - REACH), mention.start));
  if (!match) return null;
  const start = mention.start - match[0].length + 1;
  const owner = match[1]
    ? solePerson(document, story, start)
    : personIn(place, { start, end: mention.start - 1 });
  return { start, end: mention.end, word: match[2]!, owner };
}

function after(place: Place, mention: Mention): Found | null {
  const { document, story, sentence } = place;
  const { text } = document.document;
  const rest = text.slice(mention.end, Math.min(sentence.end, mention.end + REACH));
  const own = AFTER.exec(rest);
  if (own) {
    const end = mention.end + own[0].length;
    const owner = own[1]
      ? solePerson(document, story, mention.start)
      : personIn(place, { start: mention.end, end });
    return { start: mention.start, end, word: own[2]!, owner };
  }
  const match = FOR.exec(rest);
  if (!match) return null;
  const end = mention.end + match[0].length;
  const [named] = overlapping(document.layers.mentions, { start: end, end: end + 1 });
  if (!named || named.start !== end) return null;
  return { start: mention.start, end: named.end, word: match[1]!, owner: personIn(place, named) };
}

export function relativesIn(place: Place): Filler[] {
  const { document, story, sentence } = place;
  return overlapping(document.layers.mentions, sentence).flatMap((mention): Filler[] => {
    const entity = entityById(story, story.entityOf(document.document.id, mention.entity) ?? null);
    if (mention.form !== 'name' || entity?.type !== 'person') return [];
    const found = before(place, mention) ?? after(place, mention);
    const whose = entityById(story, found?.owner ?? null);
    if (!found || !whose || whose.id === entity.id) return [];
    return [
      {
        ...place.base,
        start: Math.max(found.start, sentence.start),
        end: Math.min(found.end, sentence.end),
        slot: RELATION.get(found.word)!,
        holder: `person ${whose.id}`,
        name: whose.name,
        value: entity.id,
        shown: entity.name,
        words: { start: found.start, end: found.end },
        hedged: false,
      },
    ];
  });
}
