/**
 * The entities of a story: entities of documents that are taken to be one, each with the reason.
 *
 * Entities of one document stay apart, since the document tells them apart, unless their names are equal but for a legal form or a hyphen. Across
 * documents two are one when their names agree, and a short name (a surname, an acronym, a name without its place) joins the one entity
 * of the story that it may stand for. A country, its capital and its government are never joined.
 */
import type { Entity } from '../model/annotation.ts';
import type { StoryContext, StoryEntity } from '../model/finding.ts';
import type { AnnotatedDocument } from '../model/layers.ts';
import { type Name, nameOf, sameEntity, shortFor, tellsApart } from './same-name.ts';

type Member = { readonly document: string; readonly entity: Entity; readonly name: Name };
type Group = {
  readonly members: { member: Member; why: string }[];
  /** One name for each way it is written. */
  readonly names: Map<string, Name>;
  readonly documents: Set<string>;
};

/** Most groups looked at for one word of a name. */
const REACH = 200;

/** Groups of a story by the words of their names and by the letters that an acronym of them would have. */
function newIndex() {
  const byWord = new Map<string, Group[]>();
  const keysOf = ({ words }: Name): string[] => [
    ...new Set(words),
    // Any acronym begins with the first letter of the name.
    ...(words.length > 2 ? [`${words[0]![0]}…`] : []),
  ];
  return {
    add(name: Name, group: Group): void {
      for (const key of keysOf(name)) {
        const list = byWord.get(key);
        if (!list) byWord.set(key, [group]);
        else if (!list.includes(group)) list.push(group);
      }
    },
    /** Groups that share a word with the name, also those that it may be an acronym of. */
    near({ type, words }: Name, acronyms = false): Group[] {
      const single = acronyms && type !== 'person' && words.length === 1;
      const keys = [...words, ...(single ? [`${words[0]![0]}…`] : [])];
      return [...new Set(keys.flatMap((key) => (byWord.get(key) ?? []).slice(0, REACH)))];
    },
  };
}

const written = ({ type, words }: Name): string => `${type} ${words.join(' ')}`;

function enter(member: Member, why: string, group: Group): void {
  group.members.push({ member, why });
  group.documents.add(member.document);
  if (!group.names.has(written(member.name))) group.names.set(written(member.name), member.name);
}

/** Why a name is the group's: it agrees with one of its names, and is told apart from none. */
function belongs(name: Name, group: Group): string | null {
  if (group.names.has(written(name))) return 'same name';
  let why: string | null = null;
  for (const other of group.names.values()) {
    if (tellsApart(name, other)) return null;
    why ??= sameEntity(name, other);
  }
  return why;
}

/** Merges the entities of all documents; ids in order of first appearance. */
export function mergeEntities(documents: readonly AnnotatedDocument[]): {
  readonly entities: readonly StoryEntity[];
  readonly entityOf: ReadonlyMap<string, string>;
} {
  const groups: Group[] = [];
  const index = newIndex();
  for (const { document, layers } of documents) {
    for (const entity of layers.entities) {
      const member: Member = { document: document.id, entity, name: nameOf(entity.type, entity.name) };
      if (member.name.words.length === 0) continue;
      const own = home(member);
      if (own) enter(member, own.why, own.group);
      else {
        const group: Group = { members: [], names: new Map(), documents: new Set() };
        groups.push(group);
        enter(member, 'first named', group);
      }
      index.add(member.name, own?.group ?? groups.at(-1)!);
    }
  }
  const merged = joinShort(groups, (name) => index.near(name, true));

  /** The group a member belongs to: one with its very name, else the only one whose names agree with it. */
  function home({ document, name }: Member): { group: Group; why: string } | null {
    // A bare surname waits until all full names are known.
    if (name.type === 'person' && name.words.length === 1) return null;
    const found = index.near(name).flatMap((group) => {
      const why = belongs(name, group);
      if (why === null) return [];
      if (
        group.documents.has(document) &&
        (why !== 'same name' || (name.type === 'person' && name.words.length < 2))
      )
        return [];
      return [{ group, why }];
    });
    return found.find(({ why }) => why === 'same name') ?? (found.length === 1 ? found[0]! : null);
  }

  const entityOf = new Map<string, string>();
  const entities = merged.map((group, i): StoryEntity => {
    const id = `s${i + 1}`;
    for (const { member } of group.members) entityOf.set(`${member.document}\0${member.entity.id}`, id);
    const fullest = group.members.reduce((best, one) =>
      one.member.name.words.length > best.member.name.words.length ? one : best,
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

/**
 * Members with a short name join the one group that it can stand for; where there are two such groups they stay on their own. A bare
 * surname that nobody bears in full is one person's.
 */
function joinShort(groups: readonly Group[], near: (name: Name) => readonly Group[]): Group[] {
  const left: Group[] = [];
  /** Groups of a bare surname that were left, by it. */
  const bare = new Map<string, Group>();
  const leave = (group: Group) => {
    left.push(group);
    for (const { type, words } of group.names.values())
      if (type === 'person' && words.length === 1 && !bare.has(words[0]!)) bare.set(words[0]!, group);
  };
  for (const group of groups) {
    const names = [...group.names.values()];
    const whys = new Map<Group, string>();
    if (names.every(({ words }) => words.join(' ') === names[0]!.words.join(' '))) {
      for (const other of near(names[0]!)) {
        if (other === group || other.members.length === 0) continue;
        for (const full of other.names.values()) {
          const why = shortFor(names[0]!, full);
          if (why !== null) whys.set(other, why);
        }
      }
    }
    const name = names[0]!;
    if (whys.size === 0 && name.type === 'person' && name.words.length === 1) {
      const twin = bare.get(name.words[0]!);
      const other = near(name).find(
        (one) =>
          one !== group &&
          one.members.length >= group.members.length &&
          one.names.has(`organization ${name.words[0]}`),
      );
      if (twin) whys.set(twin, 'same surname, which nobody bears in full');
      else if (other) whys.set(other, 'same name, read as another type');
    }
    const [only] = whys;
    const free = only && group.members.filter(({ member }) => !only[0].documents.has(member.document));
    if (whys.size !== 1 || !only || !free || free.length === 0) {
      leave(group);
      continue;
    }
    for (const { member } of free) enter(member, only[1], only[0]);
    const rest = group.members.filter((one) => !free.includes(one));
    group.members.length = 0;
    group.members.push(...rest);
    if (rest.length > 0) leave(group);
  }
  return left;
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
