/**
 * One bearer whom documents name in two ways that are no spellings of each other: "Tod Brandt" and "Byron Tod Brandt", "Ana Mora"
 * and "Ana Mora Rivera", "Bill Mora" and "William Mora", "the Ada Quill Center" and "the Ada Quill Clinic", "the Orl Harbours Board"
 * and "the Orl Harbour Board", "Quill Stadium" and "Quill Municipal Stadium".
 */
import generations from '../../lexicon/en/generations.json' with { type: 'json' };
import givenNames from '../../lexicon/en/given-names.json' with { type: 'json' };
import namings from '../../lexicon/en/namings.json' with { type: 'json' };
import nicknames from '../../lexicon/en/nicknames.json' with { type: 'json' };
import surnames from '../../lexicon/en/surnames.json' with { type: 'json' };
import type { EntityType } from '../../model/annotation.ts';
import { editDistance } from '../../text/edit-distance.ts';
import type { Span } from '../../text/span.ts';
import { otherGender, SHORTEST, skeleton } from './spelling.ts';

export type Version = {
  readonly document: string;
  readonly order: number;
  readonly type: EntityType;
  readonly words: readonly string[];
  readonly span: Span;
  readonly entity: string | null;
  /** Content words of the sentences around the name. */
  readonly around: ReadonlySet<string>;
  /** Stands beside the word for a public office. */
  readonly office: boolean;
};

const GIVEN: ReadonlySet<string> = new Set([...givenNames.entries.female, ...givenNames.entries.male]);
const SURNAMES: ReadonlySet<string> = new Set(surnames.entries);
const GENERATIONS: ReadonlySet<string> = new Set(generations.entries);
/** Kinds of house or body by word. */
const KINDS = new Map(
  namings.entries.kinds.flatMap((kind, i) => kind.map((word): [string, number] => [word, i])),
);
/** Fewest words of a name of a body or place of which one may be another. */
const BODY_WORDS = 3;
/** Nouns of houses and grounds, of which one place rarely has two under one name. */
const HOUSES: ReadonlySet<string> = new Set(namings.entries.houses);
/** Words that join the others in a name. */
const JOINTS: ReadonlySet<string> = new Set(namings.entries.joints);
const FULL: Readonly<Record<string, readonly string[]>> = nicknames.entries;

/** The given names that one may stand for, and how it sounds. */
const fullNames = (given: string): string[] => [
  given,
  ...(Object.hasOwn(FULL, given) ? FULL[given]! : []),
  ...(given.length >= SHORT ? [`~${skeleton(given)}`] : []),
];
/** Letters of a given name that may be written in two ways. */
const SHORT = 3;

/** A name with the word at `i` as its kind, or without its plural ending. */
const instead = (words: readonly string[], i: number, by: string): string => words.with(i, by).join(' ');

/** Keys under which two names of one bearer meet. */
function keysOf({ type, words }: Version): string[] {
  if (type !== 'person') {
    const last = words.at(-1)!;
    const house = words.length > 1 && HOUSES.has(last) ? [`house ${words[0]} ${last}`] : [];
    if (words.length < BODY_WORDS) return house;
    const own = [...new Set(words.filter((word) => !JOINTS.has(word)))].sort();
    const bags =
      own.length < BODY_WORDS
        ? []
        : [
            `bag ${own.join(' ')}`,
            ...own.map((word) => `bag ${own.filter((one) => one !== word).join(' ')}`),
          ];
    return [
      ...house,
      ...bags,
      ...words.flatMap((word, i) => {
        const kind = i > 0 ? KINDS.get(word) : undefined;
        const plural = i > 0 && i < words.length - 1 && word.length >= PLURAL && word.endsWith('s');
        const bare = plural ? word.slice(0, -1) : word;
        return [
          ...(kind === undefined ? [] : [`kind ${instead(words, i, `#${kind}`)}`]),
          ...(i > 0 && i < words.length - 1 && word.length >= PLURAL - 1
            ? [`number ${instead(words, i, `+${bare}`)}`]
            : []),
        ];
      }),
    ];
  }
  if (words.length < 2 || words.some((word) => GENERATIONS.has(word))) return [];
  return [
    ...(words.length === 2 ? fullNames(words[0]!).map((given) => `given ${given} ${words[1]}`) : []),
    ...[2, 3].filter((n) => words.length >= n).map((n) => `end ${words.slice(-n).join(' ')}`),
    ...[2, 3].filter((n) => words.length >= n).map((n) => `start ${words.slice(0, n).join(' ')}`),
  ];
}

/** Letters from which an s at the end of a word is its plural. */
const PLURAL = 5;
const OF_BODIES = /^(?:kind|number) /;

/** Whether two given names are a short and a full form of one, or one written in two ways: "Jon", "John". */
function givenApart(a: string, b: string): boolean {
  const short = [[a, b] as const, [b, a] as const].some(
    ([x, y]) => Object.hasOwn(FULL, x) && FULL[x]!.includes(y),
  );
  return (
    short ||
    (Math.min(a.length, b.length) < SHORTEST &&
      a[0] === b[0] &&
      editDistance(a, b, 1) <= 1 &&
      !otherGender(a, b))
  );
}

/** Whether the one name has all words of the other and one more, not merely put before or after them; joints do not count. */
function inside(a: readonly string[], b: readonly string[]): boolean {
  const [x, y] = [a, b].map((list) => list.filter((word) => !JOINTS.has(word)));
  const [short, long] = x!.length < y!.length ? [x!, y!] : [y!, x!];
  // A name cut at either end is only told in short: "the Orl Fisheries Board", "the Fisheries Board".
  const cut = [long.slice(0, -1), long.slice(1)].some((rest) => rest.join(' ') === short.join(' '));
  if (cut) return false;
  return long.length - short.length === 1 && short.every((word) => long.includes(word));
}

/** Whether two namings are of one bearer: known for one, or said to be in one matter. */
const oneBearer = (a: readonly Version[], b: readonly Version[]): boolean =>
  a.some((x) =>
    b.some(
      (y) =>
        (x.entity !== null && x.entity === y.entity) ||
        [...x.around].filter((word) => y.around.has(word)).length >= 2,
    ),
  );

/** Whether two names under one key are two ways to name one bearer: one has a given name or a surname more. */
function apart(a: readonly string[], b: readonly string[], key: string): boolean {
  if (OF_BODIES.test(key)) return a.length === b.length;
  if (key.startsWith('given ')) return givenApart(a[0]!, b[0]!);
  if (/^(?:house|bag) /.test(key)) return inside(a, b);
  if (a.length === b.length) return false;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.length !== short.length + 1) return false;
  const rest = key.startsWith('end') ? long.slice(1) : long.slice(0, -1);
  const extra = key.startsWith('end') ? long[0]! : long.at(-1)!;
  return rest.join(' ') === short.join(' ') && (key.startsWith('end') ? GIVEN : SURNAMES).has(extra);
}

/** Whether documents keep to one of two names: of a person all, of a body most, and one at least to either. */
function keepApart(a: readonly Version[], b: readonly Version[], key: string): boolean {
  const [x, y] = [a, b].map((list) => new Set(list.map(({ document }) => document))) as [
    Set<string>,
    Set<string>,
  ];
  const both = [...x].filter((one) => y.has(one)).length;
  if (!OF_BODIES.test(key)) return both === 0;
  return both < x.size && both < y.size && both * 2 < x.size + y.size - both;
}

/** "the Ada Quill Center in Orl": where a house stands is no part of its name. */
function housed(item: Version): Version {
  const at = item.type === 'person' ? -1 : item.words.findIndex((word) => word === 'in' || word === 'at');
  return at < BODY_WORDS ? item : { ...item, words: item.words.slice(0, at) };
}

/** Groups of names of one bearer in two versions. */
export function twoVersions(named: readonly Version[]): Version[][] {
  const items = named.map(housed);
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
    if (!keepApart(a, b, key)) return [];
    if (/^(?:given|house|bag) /.test(key) && !oneBearer(a, b)) return [];
    // What holders of an office are called for short everybody knows.
    if (key.startsWith('given ') && list.some(({ office }) => office)) return [];
    told.add(own);
    return [list];
  });
}
