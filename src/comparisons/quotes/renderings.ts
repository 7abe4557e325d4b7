/** What a report makes of the words it renders: the reporter's own words count only where they change the sense. */
import negation from '../../lexicon/en/negation.json' with { type: 'json' };
import turns from '../../lexicon/en/quote-turns.json' with { type: 'json' };
import type { WordOp } from '../../text/word-diff.ts';
import type { Effect } from './effects.ts';
import { sharesSense } from './senses.ts';
import type { Utterance } from './utterances.ts';
import type { SpokenWord } from './wording.ts';

const NEGATION: ReadonlySet<string> = new Set(negation.entries);
const LINKS: ReadonlySet<string> = new Set(turns.entries.link);

/** Words of a replaced stretch within which a negation is a change of its own. */
const SHORT = 5;
/** Words after a fragment that say what it is about. */
const ABOUT = 8;

/** Effects of rendering the quotation as the report does; none where it only tells it in other words. */
export function renderingEffects(quote: Utterance, report: Utterance, ops: readonly WordOp[]): Effect[] {
  const first = ops.findIndex((op) => op.op === 'same');
  const last = ops.findLastIndex((op) => op.op === 'same');
  const found = new Set<Effect>();
  // A pronoun may have been taken for somebody else, who said the opposite.
  const named = quote.byName && report.byName;
  ops.forEach((op, i) => {
    if (op.op === 'same' || i < first || i > last) return;
    const [gone, come] = [quote.words.slice(...op.a), report.words.slice(...op.b)];
    if (gone.length > SHORT || come.length > SHORT || !named) return;
    if (negations(gone) !== negations(come)) found.add('negation');
    const [x, y] = [numbers(gone), numbers(come)];
    if (x !== '' && y !== '' && x !== y) found.add('number');
  });
  // A headline has no room for a phrase.
  if (report.form === 'mixed' && !report.headline && goesOnOtherwise(quote, report)) found.add('framing');
  return [...found];
}

const negations = (words: readonly SpokenWord[]): number =>
  words.filter((word) => NEGATION.has(word.norm)).length % 2;
const numbers = (words: readonly SpokenWord[]): string =>
  words
    .filter((word) => /^\d/.test(word.key))
    .map((word) => word.key)
    .join(' ');

/**
 * Whether the words in marks go on in the reporter's words about something else than in the full quotation: both go on with a phrase
 * ("in …", "that …"), and neither phrase has what the other names.
 */
function goesOnOtherwise(quote: Utterance, report: Utterance): boolean {
  const fragment = report.quoted.at(-1);
  if (!fragment) return false;
  const inside = report.words.filter((word) => fragment.start <= word.start && word.end <= fragment.end);
  const keys = inside.map((word) => word.key);
  if (!inside.some((word) => word.content)) return false;
  const at = quote.words.findIndex((_, i) => keys.every((key, k) => quote.words[i + k]?.key === key));
  if (at < 0) return false;
  const own = report.words.slice(report.words.indexOf(inside.at(-1)!) + 1).slice(0, ABOUT);
  const full = quote.words.slice(at + keys.length).slice(0, ABOUT);
  if (!LINKS.has(own[0]?.norm ?? '') || !LINKS.has(full[0]?.norm ?? '')) return false;
  const [x, y] = [own, full].map((words) => words.filter((word) => word.content)) as [
    SpokenWord[],
    SpokenWord[],
  ];
  const stranger = (word: SpokenWord, others: readonly SpokenWord[]) =>
    !others.some((other) => other.lemma === word.lemma || sharesSense(other.lemma, word.lemma));
  return (
    x.length > 0 &&
    y.length > 0 &&
    x.some((word) => stranger(word, quote.words)) &&
    y.some((word) => stranger(word, report.words))
  );
}
