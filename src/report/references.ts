/** Every passage that a line of the report leads to, with the way back to that line. */
import type { Finding } from '../model/finding.ts';
import type { ReportInput } from '../model/stages.ts';
import type { Span } from '../text/span.ts';
import { type Card, cardsOf, findingAnchor } from './cards.ts';
import { findingNumbers } from './numbering.ts';
import { sayingAnchor, sayingsOf } from './sayings.ts';
import { dateWords, plainWord } from './words.ts';

/** What points at a passage; differences are marked strongest in the text. */
export type ReferenceKind = 'difference' | 'finding' | 'saying' | 'passage' | 'signal' | 'timeline' | 'meta';

export type Reference = Span & {
  readonly document: string;
  readonly kind: ReferenceKind;
  /** Anchor of the line that shows it. */
  readonly anchor: string;
  /** The number shown at the passage. */
  readonly label: string;
  /** What the way back is called. */
  readonly title: string;
};

export const timelineAnchor = (index: number): string => `time-${index + 1}`;
export const passageAnchor = (index: number): string => `shared-${index + 1}`;
export const signalAnchor = (letter: string, index: number): string => `signal-${letter}-${index + 1}`;
export const glanceAnchor = (letter: string): string => `about-${letter}`;

/** The references into one document, in no particular order. */
export function referencesOf(input: ReportInput): ReadonlyMap<string, readonly Reference[]> {
  const all = new Map<string, Reference[]>();
  const add = (reference: Reference): void => {
    if (reference.end <= reference.start) return;
    const known = all.get(reference.document);
    if (known === undefined) all.set(reference.document, [reference]);
    else known.push(reference);
  };
  const { examination } = input;
  const numbers = findingNumbers(examination);
  for (const finding of examination.findings) {
    const kind = isDifference(finding) ? 'difference' : 'finding';
    const label = String(numbers.get(finding.id)!);
    const to = { kind, anchor: findingAnchor(finding.id), label } as const;
    for (const item of finding.evidence) add({ ...pick(item), ...to, title: `Back to finding ${label}` });
  }
  examination.timeline.forEach((entry, i) => {
    const to = { kind: 'timeline', anchor: timelineAnchor(i), label: `t${i + 1}` } as const;
    for (const item of entry.evidence)
      add({ ...pick(item), ...to, title: `Back to the timeline, ${dateWords(entry.date)}` });
  });
  examination.passages.forEach((passage, i) => {
    const to = { kind: 'passage', anchor: passageAnchor(i), label: `p${i + 1}` } as const;
    for (const item of passage.evidence)
      add({ ...pick(item), ...to, title: `Back to shared passage ${i + 1}` });
  });
  for (const { number, speaker, evidence } of sayingsOf(input)) {
    const to = { kind: 'saying', anchor: sayingAnchor(number), label: `q${number}` } as const;
    for (const item of evidence)
      add({
        ...pick(item),
        ...to,
        title: speaker === null ? 'Back to the quotation' : `Back to what ${speaker} is quoted with`,
      });
  }
  for (const card of cardsOf(input)) for (const reference of ownReferences(card)) add(reference);
  return all;
}

/** What a document says about itself: its signals, and the words that state its title, outlet, author and date. */
function ownReferences(card: Card): readonly Reference[] {
  const document = card.id;
  const signals = (card.layers?.signals ?? []).map(({ start, end, kind }, i) => {
    const to = { kind: 'signal', anchor: signalAnchor(card.letter, i), label: 's' } as const;
    return { document, start, end, ...to, title: `Back to the signal: ${plainWord(kind)}` };
  });
  const to = { kind: 'meta', anchor: glanceAnchor(card.letter), label: 'i' } as const;
  const about = metaSpans(card).map((span) => ({
    document,
    ...span,
    ...to,
    title: 'Back to the list of documents',
  }));
  return [...signals, ...about];
}

function metaSpans({ meta }: Card): readonly Span[] {
  const known = [
    meta.title,
    meta.outlet,
    meta.byline,
    meta.published ?? meta.modified,
    ...(meta.published?.because ?? []),
  ];
  return known.flatMap((value) => {
    if (value === null || value.start === undefined || value.end === undefined) return [];
    return [{ start: value.start, end: value.end }];
  });
}

/** A finding to check: documents do not agree, or not any more, or not for certain. */
function isDifference({ verdict }: Finding): boolean {
  return verdict === 'differ' || verdict === 'update' || verdict === 'unclear';
}

function pick({ document, start, end }: Span & { readonly document: string }): Span & { document: string } {
  return { document, start, end };
}
