/** A finding as an entry of a list: its number, what it is, the reason, and its passages grouped by side. */
import type { Finding } from '../model/finding.ts';
import type { ReportInput } from '../model/stages.ts';
import { type Cards, cardMap, findingAnchor } from './cards.ts';
import { claimDetail, quoteDetail } from './details.ts';
import { headingOf } from './headings.ts';
import { type Html, type HtmlValue, html } from './html.ts';
import { escapeMarkdown } from './markdown.ts';
import { findingNumbers } from './numbering.ts';
import { type Passage, passageHtml, passageMarkdown, passagesOf, sameSentences } from './passages.ts';
import {
  counted,
  effectWord,
  inOutput,
  kindWord,
  relationWord,
  severityWord,
  typeWord,
  verdictWord,
} from './words.ts';

/** Passages shown for one side; the others follow on demand. */
const SHOWN = 2;

export type Entry = {
  readonly anchor: string;
  readonly number: number;
  readonly finding: Finding;
  readonly sides: readonly (readonly Passage[])[];
  readonly heading: string;
  /** Type of a conflict and the effects of a rewording, in words. */
  readonly tags: readonly string[];
};

export function entriesOf(
  input: ReportInput,
  findings: readonly Finding[],
  cards: Cards = cardMap(input),
): readonly Entry[] {
  const numbers = findingNumbers(input.examination);
  return findings.map((finding) => ({
    anchor: findingAnchor(finding.id),
    number: numbers.get(finding.id)!,
    finding,
    heading: headingOf(finding, cards),
    sides: sidesOf(passagesOf(finding, cards)),
    tags: tagsOf(finding),
  }));
}

/** Passages of one side stand together; where no sides are named each passage stands for itself. */
function sidesOf(passages: readonly Passage[]): readonly (readonly Passage[])[] {
  if (passages.every((passage) => passage.side === null)) return passages.map((passage) => [passage]);
  const sides = new Map<string, Passage[]>();
  for (const passage of passages) {
    const side = passage.side ?? '';
    const known = sides.get(side);
    if (known === undefined) sides.set(side, [passage]);
    else known.push(passage);
  }
  return [...sides.entries()].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, side]) => side);
}

function tagsOf(finding: Finding): readonly string[] {
  const { type } = claimDetail(finding);
  const effects = finding.kind === 'quote' ? quoteDetail(finding).effects.map(effectWord) : [];
  return [...(type ? [typeWord(type)] : []), ...effects].filter((tag) => tag !== '');
}

/** `level` of its heading: 3 below a section's heading. */
export function entryHtml(entry: Entry): Html {
  const { finding, sides } = entry;
  return html`<li class="finding v-${finding.verdict}" id="${entry.anchor}"><article aria-labelledby="${entry.anchor}-h">
${labelHtml(entry)}<h3 id="${entry.anchor}-h" dir="auto">${entry.heading}</h3>
<div class="sides n${Math.min(sides.length, 3)}">${sides.map(sideHtml)}</div></article></li>
`;
}

function labelHtml({ number, finding, tags }: Entry): Html {
  const relation = finding.relation === 'single-source' ? null : relationWord(finding.relation);
  const parts: HtmlValue[] = [kindWord(finding.kind), relation, ...tags].filter(
    (part) => part !== null && part !== '',
  );
  return html`<p class="label"><span class="no" title="${inOutput(finding)}">${number}</span> <span class="sev ${finding.severity}">${severityWord(finding.severity)}</span> <span class="verdict">${verdictWord(finding.verdict)}</span> ${parts.map((part) => html`<span class="part">${part}</span> `)}</p>
`;
}

function sideHtml(side: readonly Passage[], index: number): Html {
  const groups = eachFirst(sameSentences(side)).map(([lead, ...copies]) => passageHtml(lead!, copies));
  const rest = groups.slice(SHOWN);
  return html`<div class="side s${(index % 4) + 1}">${groups.slice(0, SHOWN)}${
    rest.length > 0 &&
    html`<details class="more"><summary>${counted(rest.length, 'more passage')}</summary>${rest}</details>`
  }</div>`;
}

/** Each origin's first passage stands before any origin's second. */
function eachFirst(groups: readonly (readonly Passage[])[]): readonly (readonly Passage[])[] {
  const seen = new Set<string>();
  const first = groups.filter(([lead]) => !seen.has(lead!.card.origin) && seen.add(lead!.card.origin));
  return [...first, ...groups.filter((group) => !first.includes(group))];
}

export function entryMarkdown({ number, finding, heading, sides, tags }: Entry): string {
  const about = [
    kindWord(finding.kind),
    relationWord(finding.relation),
    verdictWord(finding.verdict),
    ...tags,
  ].filter((part) => part !== '');
  const head = `**${number}. ${escapeMarkdown(heading)}** (${about.join(', ')}, ${severityWord(finding.severity)})`;
  return [head, ...sides.flat().map(passageMarkdown)].join('\n\n');
}

/** The entries after the first `shown`, folded away. */
export function foldedHtml(entries: readonly Entry[], noun: string, many = `${noun}s`): Html | null {
  if (entries.length === 0) return null;
  return html`<details class="more"><summary>${counted(entries.length, noun, many)}</summary><ol class="findings" role="list">${entries.map(entryHtml)}</ol></details>`;
}
