/**
 * The entities of a story: entities of documents that are taken to be one, each with the reason.
 *
 * Entities of one document stay apart, since the document tells them apart. Across documents two people are one when
 * their full names agree, or one is only a surname and a single person of the story bears it. Names of different type
 * (a country, its capital, its government) are never joined.
 */
import nicknames from '../lexicon/en/nicknames.json' with { type: 'json' };
import type { Entity } from '../model/annotation.ts';
import type { StoryContext, StoryEntity } from '../model/finding.ts';
import type { AnnotatedDocument } from '../model/layers.ts';
import { editDistance } from '../text/edit-distance.ts';
import { normalWord } from '../text/words.ts';

const SHORT: Readonly<Record<string, readonly string[]>> = nicknames.entries;

type Member = { readonly document: string; readonly entity: Entity; readonly words: readonly string[] };
type Group = {
  readonly members: { member: Member; why: string }[];
  /** One member for each way its name is written. */
  readonly names: Map<string, Member>;
  readonly documents: Set<string>;
};

/** The words of a name; a hyphen parts words as a space does ("Ban Ki-moon", "Ban Ki Moon"). */
const nameWords = (name: string): string[] => (name.match(/[\p{L}\p{M}\p{N}'’]+/gu) ?? []).map(normalWord);

/** Whether two given names may be one person's: equal, an initial, or one typing error apart in five letters or more. */
function givenNamesAgree(a: readonly string[], b: readonly string[]): boolean {
  const [x, y] = [a[0], b[0]];
  if (x === undefined || y === undefined) return false;
  if (
    x === y ||
    SHORT[x]?.includes(y) ||
    SHORT[y]?.includes(x) ||
    (x.length === 1 && y.startsWith(x)) ||
    (y.length === 1 && x.startsWith(y))
  )
    return true;
  return Math.min(x.length, y.length) >= 5 && editDistance(x, y, 1) <= 1;
}

/** Whether two surnames are one in two spellings. */
function surnamesAlike(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  return shorter >= 5 && editDistance(a, b, 2) <= (shorter >= 8 ? 2 : 1);
}

function samePerson(a: readonly string[], b: readonly string[]): string | null {
  if (a.join(' ') === b.join(' ')) return 'same name';
  const [surnameA, surnameB] = [a.at(-1)!, b.at(-1)!];
  if (a.length < 2 || b.length < 2) return null;
  if (surnameA === surnameB && givenNamesAgree(a, b))
    return a[0] === b[0] ? 'same given name and surname' : 'same surname, like given name';
  if (a[0] === b[0] && surnamesAlike(surnameA, surnameB)) return 'same given name, like surname';
  // One name holds the other in order ("Laura Solis", "Laura Solis Prado").
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.length >= 2 && ` ${long.join(' ')} `.includes(` ${short.join(' ')} `)
    ? 'one name holds the other'
    : null;
}

function sameThing(a: Member, b: Member): string | null {
  if (a.entity.type !== b.entity.type) return null;
  if (a.entity.type === 'person') return samePerson(a.words, b.words);
  const [x, y] = [
    a.words.filter((word) => word !== 'the').join(' '),
    b.words.filter((word) => word !== 'the').join(' '),
  ];
  return x === y && x !== '' ? 'same name' : null;
}

/** Merges the entities of all documents; ids in order of first appearance. */
export function mergeEntities(documents: readonly AnnotatedDocument[]): {
  readonly entities: readonly StoryEntity[];
  readonly entityOf: ReadonlyMap<string, string>;
} {
  const groups: Group[] = [];
  const byWord = new Map<string, Group[]>();
  const late: Member[] = [];
  const enter = (member: Member, why: string, group: Group) => {
    group.members.push({ member, why });
    group.documents.add(member.document);
    const written = `${member.entity.type} ${member.words.join(' ')}`;
    if (!group.names.has(written)) group.names.set(written, member);
    for (const word of new Set(member.words)) {
      const list = byWord.get(word);
      if (!list) byWord.set(word, [group]);
      else if (!list.includes(group)) list.push(group);
    }
  };
  for (const { document, layers } of documents) {
    for (const entity of layers.entities) {
      const member: Member = { document: document.id, entity, words: nameWords(entity.name) };
      if (member.words.length === 0) continue;
      if (entity.type === 'person' && member.words.length === 1) late.push(member);
      else place(member);
    }
  }
  for (const member of late) placeSurname(member);

  function candidates(member: Member): Group[] {
    const found = new Set<Group>();
    for (const word of member.words)
      for (const group of (byWord.get(word) ?? []).slice(0, 200)) found.add(group);
    return [...found].filter((group) => !group.documents.has(member.document));
  }
  function place(member: Member): void {
    for (const group of candidates(member)) {
      for (const other of group.names.values()) {
        const why = sameThing(member, other);
        if (why) {
          enter(member, why, group);
          return;
        }
      }
    }
    open(member);
  }
  function open(member: Member): void {
    const group: Group = { members: [], names: new Map(), documents: new Set() };
    groups.push(group);
    enter(member, 'first named', group);
  }
  /** A bare surname joins the one person of the story who bears it; two bearers leave it on its own. */
  function placeSurname(member: Member): void {
    const people = (byWord.get(member.words[0]!) ?? []).filter((group) =>
      [...group.names.values()].some(
        (other) => other.entity.type === 'person' && other.words.at(-1) === member.words[0],
      ),
    );
    const [only] = people;
    if (people.length === 1 && only && !only.documents.has(member.document))
      enter(member, 'only bearer of the surname', only);
    else open(member);
  }

  const entityOf = new Map<string, string>();
  const entities = groups.map((group, i): StoryEntity => {
    const id = `s${i + 1}`;
    for (const { member } of group.members) entityOf.set(`${member.document}\0${member.entity.id}`, id);
    const fullest = group.members.reduce((best, one) =>
      one.member.words.length > best.member.words.length ? one : best,
    );
    return {
      id,
      name: fullest.member.entity.name,
      type: fullest.member.entity.type,
      members: group.members.map(({ member, why }) => ({
        document: member.document,
        entity: member.entity.id,
        why,
      })),
    };
  });
  return { entities, entityOf };
}

const named = new WeakMap<StoryContext, ReadonlyMap<string, StoryEntity>>();

/** The entity of a story by id; undefined for null or an unknown id. */
export function entityById(story: StoryContext, id: string | null): StoryEntity | undefined {
  let index = named.get(story);
  if (!index) {
    index = new Map(story.entities.map((entity) => [entity.id, entity]));
    named.set(story, index);
  }
  return id === null ? undefined : index.get(id);
}
