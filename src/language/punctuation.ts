/**
 * Hangs marks where the treebanks hang them, given the tree of the words (after the rules of Universal Dependencies for
 * punctuation): a pair of brackets or quotation marks on the head of what they enclose, a final mark on the root, any other
 * on the lower of the two phrases that it stands between, taken as high as they go without reaching across it.
 */
import { isBelow } from './tree.ts';

const OPENS = /^(?:[([{“‘«]|``)$/;
const CLOSES = /^(?:[)\]}”’»]|'')$/;
/** Ends what stands before it. */
const FINAL = /^[.!?]$/;

/**
 * Changes `heads` (-1: root) for the words that `marks` marks. Heads of words that hang on a mark move to the mark's own head.
 * Nothing is done where the root itself is a mark.
 */
export function hangMarks(forms: readonly string[], marks: readonly boolean[], heads: Int32Array): void {
  const n = forms.length;
  const root = heads.indexOf(-1);
  if (root < 0 || marks[root]) return;
  for (let i = 0; i < n; i++) {
    let head = heads[i]!;
    for (let steps = 0; head >= 0 && marks[head] && steps < n; steps++) head = heads[head]!;
    heads[i] = head;
  }
  const reach = reachOf(heads, marks);
  const partner = pairsOf(forms, marks);
  let last = n - 1;
  while (last > root && marks[last] && partner[last]! >= 0) last--;
  for (let i = 0; i < n; i++) {
    if (!marks[i]) continue;
    const other = partner[i]!;
    const inside = other < 0 ? -1 : headBetween(heads, marks, Math.min(i, other), Math.max(i, other));
    if (inside >= 0) heads[i] = inside;
    else if (i === last && /^[.!?…]/.test(forms[i]!)) heads[i] = root;
    else heads[i] = between(forms[i]!, heads, marks, reach, i, root);
  }
}

type Reach = { readonly from: Int32Array; readonly to: Int32Array };

/** For each word the first and last word below it, itself included; marks do not count. */
function reachOf(heads: Int32Array, marks: readonly boolean[]): Reach {
  const n = heads.length;
  const from = Int32Array.from({ length: n }, (_, i) => i);
  const to = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = 0; i < n; i++) {
    if (marks[i]) continue;
    for (let up = heads[i]!, steps = 0; up >= 0 && steps < n; up = heads[up]!, steps++) {
      if (from[up]! <= i && to[up]! >= i) break;
      from[up] = Math.min(from[up]!, i);
      to[up] = Math.max(to[up]!, i);
    }
  }
  return { from, to };
}

/** The other mark of each pair, -1 for a mark without one. */
function pairsOf(forms: readonly string[], marks: readonly boolean[]): Int32Array {
  const partner = new Int32Array(forms.length).fill(-1);
  const open: number[] = [];
  /** Where a straight quotation mark was last opened and not closed. */
  const straight = new Map<string, number>();
  forms.forEach((form, i) => {
    if (!marks[i]) return;
    if (form === '"' || form === "'") {
      const at = straight.get(form);
      if (at === undefined) straight.set(form, i);
      else {
        partner[at] = i;
        partner[i] = at;
        straight.delete(form);
      }
    } else if (OPENS.test(form)) open.push(i);
    else if (CLOSES.test(form) && open.length > 0) {
      const at = open.pop()!;
      partner[at] = i;
      partner[i] = at;
    }
  });
  return partner;
}

/** The one word between two marks whose head is outside; -1 where there is none or several. */
function headBetween(heads: Int32Array, marks: readonly boolean[], from: number, to: number): number {
  let found = -1;
  for (let i = from + 1; i < to; i++) {
    if (marks[i] || (heads[i]! > from && heads[i]! < to)) continue;
    if (found >= 0) return -1;
    found = i;
  }
  return found;
}

/** The phrase that the mark at `i` belongs to, of those that end before and begin after it. */
function between(
  form: string,
  heads: Int32Array,
  marks: readonly boolean[],
  reach: Reach,
  i: number,
  root: number,
): number {
  let left = i - 1;
  while (left >= 0 && marks[left]) left--;
  let right = i + 1;
  while (right < heads.length && marks[right]) right++;
  if (left >= 0) while (heads[left]! >= 0 && heads[left]! < i && reach.to[left]! < i) left = heads[left]!;
  if (right < heads.length) while (heads[right]! > i && reach.from[right]! > i) right = heads[right]!;
  if (left < 0 && right >= heads.length) return root;
  if (left < 0) return right;
  if (right >= heads.length || FINAL.test(form) || CLOSES.test(form)) return left;
  if (OPENS.test(form)) return right;
  return isBelow(heads, right, left) ? right : left;
}
