/** Relations between English words: shared senses of verbs, opposites, kinds of nouns (lexicons derived from WordNet). */
import actionNouns from '../lexicon/en/action-nouns.json' with { type: 'json' };
import nounKinds from '../lexicon/en/noun-kinds.json' with { type: 'json' };
import oppositeWords from '../lexicon/en/opposites.json' with { type: 'json' };
import verbSenses from '../lexicon/en/verb-senses.json' with { type: 'json' };

/** "word=1,2 word=3" by first letter, as scripts/wordnet.ts writes it. */
function unpacked(entries: Readonly<Record<string, string>>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const line of Object.values(entries)) {
    for (const entry of line.split(' ')) {
      const at = entry.indexOf('=');
      found.set(entry.slice(0, at), entry.slice(at + 1).split(','));
    }
  }
  return found;
}
const OPPOSITES = unpacked(oppositeWords.entries);
const VERBS = unpacked(verbSenses.entries);
const NOUNS = unpacked(nounKinds.entries.words);
const ACTS = unpacked(actionNouns.entries);
const WIDER: readonly number[] = nounKinds.entries.wider.split(' ').map(Number);

/** The verb that a noun of action stands for ("arrest", "resignation"); undefined for other nouns. */
export function actOf(noun: string): string | undefined {
  return ACTS.get(noun)?.[0];
}

/** Whether two lemmas are opposites ("accept", "reject"). */
export function areOpposite(a: string, b: string): boolean {
  return OPPOSITES.get(a)?.includes(b) ?? false;
}

/** Whether two verbs are one or share their first sense with a common sense of the other. */
export function shareSense(a: string, b: string): boolean {
  if (a === b) return true;
  const [x, y] = [VERBS.get(a), VERBS.get(b)];
  return x !== undefined && y !== undefined && (y.includes(x[0]!) || x.includes(y[0]!));
}

/** Steps up that still say what a thing is. */
const CLIMB = 5;

function chain(sense: number, most: number): number[] {
  const found: number[] = [];
  for (let at = sense; at >= 0 && found.length < most; at = WIDER[at] ?? -1) found.push(at);
  return found;
}

/** Whether one noun names a kind of what the other names, or the same ("lorry" and "truck", "officer" and "person"). */
export function kindred(a: string, b: string): boolean {
  if (a === b) return true;
  const [x, y] = [NOUNS.get(a), NOUNS.get(b)];
  if (!x || !y) return false;
  const meets = (below: readonly string[], above: readonly string[]) =>
    below.some((sense) => chain(Number(sense), CLIMB).some((id) => above.includes(String(id))));
  return meets(x, y) || meets(y, x);
}

/** Whether the lexicon of kinds has the noun. */
export function isKnownNoun(noun: string): boolean {
  return NOUNS.has(noun);
}

/** Whether a noun's first sense is a kind of what `wide` names in its first sense. */
export function isKindOf(noun: string, wide: string): boolean {
  const [own, above] = [NOUNS.get(noun), NOUNS.get(wide)];
  return own !== undefined && above !== undefined && chain(Number(own[0]), 14).includes(Number(above[0]));
}
