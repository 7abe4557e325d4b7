/** Which of two deeds of one doer came first: "shot into the crowd before driving on", "drove on before opening fire". */
import deeds from '../../lexicon/en/deeds.json' with { type: 'json' };
import type { AnnotatedDocument } from '../../model/layers.ts';
import { childWith, type Tree, treeOf } from '../../story/arguments.ts';
import type { Proposition } from '../../story/propositions.ts';
import { cover } from '../../text/span.ts';
import { type Told, told } from './told.ts';

type Deed = { readonly kind: string; readonly with: readonly string[] };
/** Kinds of deed by lemma or verb with particle. */
const DEEDS = new Map<string, Deed[]>();
for (const [kind, patterns] of Object.entries(deeds.entries)) {
  for (const pattern of patterns) {
    const [head, ...rest] = pattern.split('+');
    DEEDS.set(head!, [...(DEEDS.get(head!) ?? []), { kind, with: rest }]);
  }
}

/** The kind of a deed; the pattern with most words decides. */
function kindOf(one: Proposition, tree: Tree): string | undefined {
  const words = new Set([one.phrase, one.lemma, tree.norms[one.token]!]);
  return [...words]
    .flatMap((word) => DEEDS.get(word) ?? [])
    .filter((deed) => deed.with.every((word) => one.below.includes(word)))
    .sort((a, b) => b.with.length - a.with.length)[0]?.kind;
}

/** Where "before", "after" or "then" stands that opens a clause without a subject of its own; null where nothing does. */
function openerOf(tree: Tree, { token }: Proposition): number | null {
  const { tokens, norms, children } = tree;
  const opener = children[token]!.find(
    (child) =>
      /^(mark|case|advmod)$/.test(tokens[child]!.rel) &&
      /^(before|after|then)$/.test(norms[child]!) &&
      child < token,
  );
  if (opener === undefined) return null;
  // "before police shot him": another does it.
  const subject = childWith(tree, token, /^nsubj/);
  return subject !== undefined && subject > opener ? null : opener;
}

/** What a sentence tells of the order of two deeds of one doer. */
export function ordersTold(document: AnnotatedDocument, propositions: readonly Proposition[]): Told[] {
  const tree = treeOf(document);
  // "was shot after driving": another did the one of them.
  const undergone = ({ token }: Proposition) =>
    childWith(tree, token, /^(aux:pass|obl:agent)$/) !== undefined;
  const firm = propositions.filter(
    (one) => one.kind === 'verb' && !one.negative && /^(done|planned)$/.test(one.status) && !undergone(one),
  );
  return firm.flatMap((clause): Told[] => {
    const opener = openerOf(tree, clause);
    const own = opener === null ? undefined : kindOf(clause, tree);
    if (opener === null || own === undefined) return [];
    // The deed told last before it: "drove on, mowing down people, before shooting".
    const main = firm.findLast((one) => one.token < opener && kindOf(one, tree) !== undefined);
    const other = main && kindOf(main, tree);
    if (!main || other === undefined || own === other) return [];
    const [first, second] = tree.norms[opener] === 'after' ? [own, other] : [other, own];
    const [a, b] = [first, second].sort();
    return [
      told(`which came first, to ${a} or to ${b}`, 'order', `${first} first`, main, cover([main, clause])),
    ];
  });
}
