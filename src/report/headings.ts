/** A finding's heading: its reason in plain fixed words, with the values and the words that its data holds. */
import type { Finding } from '../model/finding.ts';
import type { Cards } from './cards.ts';
import { figureHeading } from './figure-words.ts';
import { differingWords } from './wordings.ts';
import { reasonWords } from './words.ts';

export function headingOf(finding: Finding, cards: Cards): string {
  if (finding.kind === 'figure') return figureHeading(finding, cards) ?? reasonWords(finding.reason);
  if (finding.kind === 'quote') return quoteHeading(finding, cards);
  if (finding.kind === 'name') return nameHeading(finding, cards);
  return reasonWords(finding.reason)
    .replace(/^(\d+ origins) date it alike: (.+)$/, '$1 give the same date ($2)')
    .replace(/^(\d+ origins): (.+)$/, '$1 report the same position: $2');
}

/** "Ada Prell in 2 wordings: form, opening" becomes "…: B has “will” for “would”; C leaves out “at once”". */
function quoteHeading(finding: Finding, cards: Cards): string {
  const match = /^(.+) in (\d+) wordings(?=$|:|,)/.exec(finding.reason);
  if (match === null)
    return reasonWords(finding.reason).replace(/^(\d+ origins) have (.+ in the same words)$/, '$1 quote $2');
  const [, who, count] = match;
  const words = differingWords(finding, cards);
  const inOne = finding.reason.includes(', in one document') ? ', in one document' : '';
  const same = finding.reason.includes(', the same in other words') ? ' (the same said in other words)' : '';
  const head = `${who === 'One utterance' ? 'One quotation' : who} in ${count} wordings${inOne}${same}`;
  return words.length > 0 ? `${head}: ${words.join('; ')}` : head;
}

/** A slip within a document names the document and both its words. */
function nameHeading(finding: Finding, cards: Cards): string {
  if (!finding.reason.startsWith('one document has ')) return reasonWords(finding.reason);
  const letter = cards.get(finding.evidence[0]!.document)?.letter ?? 'One document';
  const words = [...new Set(finding.evidence.map(({ text }) => `“${text}”`))];
  return `${letter} has ${words.join(' and ')}`;
}
