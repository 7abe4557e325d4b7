/** Whether two lemmas may say the same thing. */
import verbSenses from '../../lexicon/en/verb-senses.json' with { type: 'json' };

const SENSES: Readonly<Record<string, string>> = verbSenses.entries;
/** Verbs of more senses than this are like too many others to tell anything. */
const VAGUE = 6;

/** Whether two verbs share a sense. */
export function sharesSense(a: string, b: string): boolean {
  const [x, y] = [senses(a), senses(b)];
  return x.length > 0 && x.some((sense) => y.includes(sense));
}

const NONE: readonly string[] = [];
const kept = new Map<string, readonly string[]>();

function senses(lemma: string): readonly string[] {
  if (!Object.hasOwn(SENSES, lemma)) return NONE;
  let own = kept.get(lemma);
  if (!own) {
    const all = SENSES[lemma]!.split(' ');
    own = all.length > VAGUE ? NONE : all;
    kept.set(lemma, own);
  }
  return own;
}
