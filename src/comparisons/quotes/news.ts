/** On whose word the news itself is told, at the head of each report: an outlet's, of sources without a name, of the one who announced it. */
import levels from '../../lexicon/en/source-levels.json' with { type: 'json' };
import type { FindingDraft, StoryContext } from '../../model/finding.ts';
import { evidenceOf } from '../../story/evidence.ts';
import { cover, type Span } from '../../text/span.ts';
import { differing, OF_SOURCES } from './drafts.ts';
import type { Utterance } from './utterances.ts';
import { count, modalsOf, NEGATION } from './word-kinds.ts';

const UNNAMED: ReadonlySet<string> = new Set(levels.entries.unnamed);
const SPEAKING_FOR: ReadonlySet<string> = new Set(levels.entries.speakingFor);
const ANNOUNCING = new RegExp(`\\b(?:${levels.entries.announcing.join('|')})\\b`, 'iu');
/** How far into a report its head goes, and longest passage shown, UTF-16 units. */
const HEAD = 900;
const LONGEST = 320;
const NAMED = 70;
/** Heads before and after one that it is held against, sources, and passages of one, that a finding shows. */
const REACH = 100;
const VALUES = 8;
const PASSAGES = 4;
/** Content words in common, in any order, by which two heads tell one thing, a verb among them, and their share of the shorter one's. */
const SAME = { shared: 4, share: 0.5 };

type Source = { readonly told: Utterance; readonly value: string };

/** What turns a statement: its negation and modal verbs. */
const turns = ({ words }: Utterance): string => `${count(words, NEGATION) % 2} ${modalsOf(words)}`;

/** What kind of source stands behind a report; null where it says nothing of where the news comes from. */
function kindOf(one: Utterance, story: StoryContext): string | null {
  const { document, outlet, role, source, speaker } = one;
  if (source === null) return null;
  if (outlet !== null) return story.outletsOf.get(document)?.has(outlet) ? null : `outlet ${outlet}`;
  if (speaker === null && role === null) return null;
  if (speaker === null && UNNAMED.has(role!)) return 'unnamed';
  if (speaker === null && SPEAKING_FOR.has(role!)) return 'representative';
  const { text } = story.documents.get(document)!.document;
  const around = text.slice(Math.min(source.start, one.start), Math.max(source.end, one.end));
  return ANNOUNCING.test(around.replace(one.text, ' ')) ? `announced ${speaker ?? role}` : null;
}

function passage({ source, start, end }: Utterance): Span {
  const whole = cover([source!, { start, end }]);
  return whole.end - whole.start <= LONGEST ? whole : source!;
}

function nameOf({ told: { source, document } }: Source, story: StoryContext): string {
  const { text } = story.documents.get(document)!.document;
  const name = text.slice(source!.start, source!.end).replace(/\s+/gu, ' ').trim();
  return name.length <= NAMED ? name : `${name.slice(0, NAMED).trim()}…`;
}

/** One finding for the reports of a topic whose heads tell one thing on the word of different sources. */
export function sourcesOfNews(items: readonly Utterance[], story: StoryContext): FindingDraft[] {
  const first = new Map<string, Source>();
  for (const told of items) {
    if (told.form === 'direct' || told.headline || told.start > HEAD || first.has(told.document)) continue;
    const value = kindOf(told, story);
    if (value !== null && told.content.size >= SAME.shared) first.set(told.document, { told, value });
  }
  const sources = [...first.values()];
  const isSame = ({ told: a }: Source, { told: b }: Source) => {
    const shared = [...a.content].filter((lemma) => b.content.has(lemma));
    const verbs = new Set(
      [...a.words, ...b.words].filter(({ pos }) => pos === 'VERB').map(({ lemma }) => lemma),
    );
    return (
      turns(a) === turns(b) &&
      shared.length >= SAME.shared &&
      shared.length >= SAME.share * Math.min(a.content.size, b.content.size) &&
      shared.some((lemma) => verbs.has(lemma))
    );
  };
  const met = sources.filter((a, i) =>
    sources.slice(Math.max(0, i - REACH), i + REACH).some((b) => a.value !== b.value && isSame(a, b)),
  );
  const chosen = [...Map.groupBy(met, ({ value }) => value).values()]
    .slice(0, VALUES)
    .flatMap((own) => own.slice(0, PASSAGES));
  const values = [...new Set(chosen.map(({ value }) => value))];
  if (values.length < 2) return [];
  const evidence = chosen.map((one) =>
    evidenceOf(
      story.documents.get(one.told.document)!,
      passage(one.told),
      'abcdefgh'[Math.min(7, values.indexOf(one.value))],
    ),
  );
  const shown = values.map((value) => nameOf(chosen.find((one) => one.value === value)!, story));
  const reason = `the news is told on the word of different sources: ${shown.join('; ')}`;
  return [differing(evidence, reason, story, OF_SOURCES)];
}
