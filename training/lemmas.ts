/** Learns the endings by which lemmas are found (`src/language/lemmas.ts`). */
import { editOf, isFigure, type LemmaRules, LONGEST_ENDING, lemmaOf } from '../src/language/lemmas.ts';
import irregular from './irregular-forms.json' with { type: 'json' };
import unchanged from './unchanged-verbs.json' with { type: 'json' };

export type LemmaExample = { readonly form: string; readonly tag: string; readonly lemma: string };

/** Whether a lemma has a capital is seen from the form, save for pronouns ("I"). */
const caseless = (tag: string, lemma: string): string =>
  tag.startsWith('PRON') ? lemma : lemma.toLowerCase();

type Counts = Map<string, Map<string, number>>;

/** For each tag the edits by ending; an ending is kept where it says something else than the next shorter one. */
export function learnLemmas(examples: readonly LemmaExample[]): LemmaRules {
  const byTag = new Map<string, Counts>();
  for (const { form, tag, lemma } of examples) {
    if (isFigure(form)) continue;
    const edit = tag.startsWith('PROPN')
      ? editOf(form, lemma)
      : editOf(form.toLowerCase(), caseless(tag, lemma));
    const lower = form.toLowerCase();
    const counts = byTag.get(tag) ?? new Map<string, Map<string, number>>();
    byTag.set(tag, counts);
    for (const ending of endings(lower)) {
      const edits = counts.get(ending) ?? new Map<string, number>();
      counts.set(ending, edits);
      edits.set(edit, (edits.get(edit) ?? 0) + 1);
    }
  }
  const rules: Record<string, Record<string, string>> = {};
  for (const [tag, counts] of [...byTag].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    rules[tag] = pruned(counts);
    addIrregular(rules[tag], tag, counts);
  }
  return rules;
}

/** Examples of one form and tag from which on the treebanks are believed rather than the lists. */
const TRUSTED = 5;

/** Irregular forms that the examples lack, or have too seldom to outweigh a slip, where the endings say otherwise. */
function addIrregular(rules: Record<string, string>, tag: string, counts: Counts): void {
  const add = (form: string, lemma: string) => {
    if (seen(counts, form) < TRUSTED && lemmaOf(form, tag, { [tag]: rules }) !== lemma)
      rules[`^${form}`] = editOf(form, lemma);
  };
  const isPast = tag.includes('Tense=Past');
  const isPresent = tag.includes('Tense=Pres|VerbForm=Part') || tag.includes('VerbForm=Ger');
  if (tag.startsWith('VERB') && (isPast || isPresent)) {
    for (const [form, lemma] of Object.entries(irregular.entries.verbs))
      if (form.endsWith('ing') === isPresent) add(form, lemma);
    if (isPast) for (const form of unchanged.entries) add(form, form);
  }
  if (tag.startsWith('NOUN Number=Plur'))
    for (const [form, lemma] of Object.entries(irregular.entries.nouns)) add(form, lemma);
}

const seen = (counts: Counts, form: string): number =>
  [...(counts.get(`^${form}`)?.values() ?? [])].reduce((sum, n) => sum + n, 0);

/** The endings of a word from the empty one to the whole word. */
function endings(lower: string): string[] {
  const longest = Math.min(LONGEST_ENDING, lower.length - 1);
  const some = Array.from({ length: longest + 1 }, (_, n) => lower.slice(lower.length - n));
  return [...some, `^${lower}`];
}

function pruned(counts: Counts): Record<string, string> {
  const kept: Record<string, string> = {};
  const sorted = [...counts].sort((a, b) => length(a[0]) - length(b[0]) || (a[0] < b[0] ? -1 : 1));
  for (const [ending, edits] of sorted) {
    const [edit, count] = [...edits].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]!;
    const total = [...edits.values()].reduce((sum, n) => sum + n, 0);
    const whole = ending.startsWith('^');
    if (!whole && total < 2) continue;
    if (count * 2 < total) continue;
    if (shorter(ending, kept) !== edit) kept[ending] = edit;
  }
  return kept;
}

const length = (ending: string): number => (ending.startsWith('^') ? 1000 : ending.length);

/** What the kept rules say without this ending. */
function shorter(ending: string, kept: Readonly<Record<string, string>>): string | undefined {
  const word = ending.startsWith('^') ? ending.slice(1) : ending;
  for (let n = Math.min(LONGEST_ENDING, word.length - 1); n >= 0; n--) {
    const rest = word.slice(word.length - n);
    if (rest !== ending && Object.hasOwn(kept, rest)) return kept[rest];
  }
  return undefined;
}
