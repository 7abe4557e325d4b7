/**
 * One bearer whom documents name in two ways that are no spellings of each other: "Tod Brandt" and "Byron Tod Brandt", "Ana Mora"
 * and "Ana Mora Rivera", "the Ada Quill Center" and "the Ada Quill Clinic". A nickname is no other name.
 */
import generations from '../../lexicon/en/generations.json' with { type: 'json' };
import givenNames from '../../lexicon/en/given-names.json' with { type: 'json' };
import namings from '../../lexicon/en/namings.json' with { type: 'json' };
import surnames from '../../lexicon/en/surnames.json' with { type: 'json' };
import type { EntityType } from '../../model/annotation.ts';
import type { Span } from '../../text/span.ts';

export type Version = {
  readonly document: string;
  readonly order: number;
  readonly type: EntityType;
  readonly words: readonly string[];
  readonly span: Span;
};

const GIVEN: ReadonlySet<string> = new Set([...givenNames.entries.female, ...givenNames.entries.male]);
const SURNAMES: ReadonlySet<string> = new Set(surnames.entries);
const GENERATIONS: ReadonlySet<string> = new Set(generations.entries);
/** Kinds of house or body by word. */
const KINDS = new Map(
  namings.entries.kinds.flatMap((kind, i) => kind.map((word): [string, number] => [word, i])),
);
/** Keys under which two names of one bearer meet. */
function keysOf({ type, words }: Version): string[] {
  if (type !== 'person') {
    const last = KINDS.get(words.at(-1)!);
    return words.length >= 3 && last !== undefined ? [`kind ${last} ${words.slice(0, -1).join(' ')}`] : [];
  }
  if (words.length < 2 || words.some((word) => GENERATIONS.has(word))) return [];
  return [
    ...[2, 3].filter((n) => words.length >= n).map((n) => `end ${words.slice(-n).join(' ')}`),
    ...[2, 3].filter((n) => words.length >= n).map((n) => `start ${words.slice(0, n).join(' ')}`),
  ];
}

/** Whether two names under one key are two ways to name one bearer: one has a given name or a surname more. */
function apart(a: readonly string[], b: readonly string[], key: string): boolean {
  if (a.length === b.length) return key.startsWith('kind') && a.at(-1) !== b.at(-1);
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.length !== short.length + 1 || key.startsWith('kind')) return false;
  const rest = key.startsWith('end') ? long.slice(1) : long.slice(0, -1);
  const extra = key.startsWith('end') ? long[0]! : long.at(-1)!;
  return rest.join(' ') === short.join(' ') && (key.startsWith('end') ? GIVEN : SURNAMES).has(extra);
}

/** Groups of names of one bearer in two versions, no document holding both. */
export function twoVersions(items: readonly Version[]): Version[][] {
  const byKey = new Map<string, Version[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const list = byKey.get(key);
      if (list) list.push(item);
      else byKey.set(key, [item]);
    }
  }
  const told = new Set<string>();
  return [...byKey].flatMap(([key, list]): Version[][] => {
    const forms = Map.groupBy(list, ({ words }) => words.join(' '));
    if (forms.size !== 2) return [];
    const [a, b] = [...forms.values()] as [Version[], Version[]];
    const own = `${[...forms.keys()].sort()}`;
    if (told.has(own) || !apart(a[0]!.words, b[0]!.words, key)) return [];
    const holders = new Set(a.map(({ document }) => document));
    if (b.some(({ document }) => holders.has(document))) return [];
    told.add(own);
    return [list];
  });
}
