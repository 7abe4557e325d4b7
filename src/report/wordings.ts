/** What the wordings of one quotation have for each other, in fixed forms filled with their words. */
import type { Finding } from '../model/finding.ts';
import type { Card, Cards } from './cards.ts';
import { type Collation, collationOf, type Row } from './collation.ts';

/** Differences named in a heading; the columns show them all. */
const NAMED = 3;
/** Words of a difference that are shown. */
const WORDS = 7;

type Difference = {
  readonly verb: 'have' | 'add' | 'leave out';
  readonly what: string;
  readonly order: number;
  readonly letters: readonly string[];
};

/** "D has “will” for “would”", "E adds “never”", "B and C leave out “at once”": at most three, of each wording one first. */
export function differingWords(finding: Finding, cards: Cards): readonly string[] {
  const collation = collationOf(finding);
  if (collation === null) return [];
  const [lead, ...others] = collation.rows as readonly [Row, ...Row[]];
  const byRow = others.map((row) => {
    const own = [...new Set(row.items.flatMap((item) => cards.get(item.document) ?? []))];
    return differencesOf(lead, row, own, collation).sort((a, b) => a.order - b.order);
  });
  const first = byRow.flatMap(([one]) => one ?? []);
  const more = byRow.flatMap(([, ...rest]) => rest).sort((a, b) => a.order - b.order);
  const named = ofAll([...first, ...more]).slice(0, NAMED);
  const same = Map.groupBy(named, ({ verb, letters }) => `${letters.join(' ')} ${verb}`);
  return [...same.values()].map(([one, ...rest]) => inWords(one!, [one!, ...rest]));
}

/** What several wordings have in common stands once, with the letters of all. */
function ofAll(differences: readonly Difference[]): readonly Difference[] {
  const same = Map.groupBy(differences, ({ verb, what }) => `${verb} ${what}`);
  return [...same.values()].map((all) => ({
    ...all[0]!,
    letters: [...new Set(all.flatMap(({ letters }) => letters))].sort(),
  }));
}

function inWords({ verb, letters }: Difference, all: readonly Difference[]): string {
  const one = { have: 'has', add: 'adds', 'leave out': 'leaves out' }[verb];
  return `${listed(letters)} ${letters.length > 1 ? verb : one} ${all.map(({ what }) => what).join(', ')}`;
}

function differencesOf(lead: Row, row: Row, cards: readonly Card[], { shared }: Collation): Difference[] {
  const found: Difference[] = [];
  const letters = cards.map((card) => card.letter);
  let column = 0;
  for (const cell of row.cells) {
    const theirs = lead.cells.slice(column, column + cell.width).map(({ text }) => text);
    const [own, other] = [bare(cell.text), bare(theirs.filter((text) => text !== '').join(' '))];
    column += cell.width;
    if (shared[column - 1] || lettersOf(own) === lettersOf(other)) continue;
    if (other === '') found.push({ verb: 'add', what: `“${short(own)}”`, order: weigh(own, 1), letters });
    else if (own === '') {
      const without = cards.filter((card) => !hasElsewhere(card, other)).map((card) => card.letter);
      const what = `“${short(other)}”`;
      if (without.length > 0)
        found.push({ verb: 'leave out', what, order: weigh(other, 2), letters: without });
    } else found.push({ verb: 'have', what: `“${short(own)}” for “${short(other)}”`, order: 0, letters });
  }
  return found;
}

/** Whether a document has several words somewhere, as a quotation that goes on after its reporter's clause does. */
function hasElsewhere({ text }: Card, words: string): boolean {
  return /\s/.test(words) && lettersOf(text).includes(lettersOf(words));
}

/** The same but for marks, spaces and capitals. */
const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Changed words stand before added ones, these before those left out; a lone word of four letters or less of these last. */
function weigh(words: string, kind: 1 | 2): number {
  return !/\s/.test(words) && words.length <= 4 ? 3 : kind;
}

/** Words without marks at their edges, which stand there for the sentence's sake. */
function bare(text: string): string {
  return text.replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '').replace(/\s+/g, ' ');
}

function short(text: string): string {
  const words = text.split(' ');
  return words.length > WORDS + 1 ? `${words.slice(0, WORDS).join(' ')} …` : text;
}

function listed(letters: readonly string[]): string {
  const last = letters.at(-1) ?? '';
  return letters.length > 1 ? `${letters.slice(0, -1).join(', ')} and ${last}` : last;
}
