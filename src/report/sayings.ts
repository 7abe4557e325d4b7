/** What speakers are quoted with beyond the quotations that documents share: words in quotation marks, each with its place. */
import type { Attribution } from '../model/annotation.ts';
import type { Evidence } from '../model/finding.ts';
import type { AnnotatedDocument } from '../model/layers.ts';
import type { ReportInput } from '../model/stages.ts';
import { overlaps, type Span } from '../text/span.ts';
import { isClause, namesSpeaker, sourceName } from './source-names.ts';

export type Saying = {
  /** Position in the report, from 1. */
  readonly number: number;
  /** Null where the words that stand for a source name nobody. */
  readonly speaker: string | null;
  /** The same words in every document that has them. */
  readonly evidence: readonly Evidence[];
};

export const sayingAnchor = (number: number): string => `said-${number}`;

/** Quotation marks of any language, and white space. */
const MARK = /[\p{Pi}\p{Pf}"'‚„\s]/u;

/** Shorter quotations are terms and slogans rather than statements. */
const FEWEST_WORDS = 3;

/**
 * Quotations with a speaker that the text names, but for those a quote finding already shows and those of repeated
 * passages; in the order of documents and text, equal words of one speaker together.
 */
export function sayingsOf({ documents, examination }: ReportInput): readonly Saying[] {
  const shown = examination.findings
    .filter(({ kind }) => kind === 'quote')
    .flatMap(({ evidence }) => evidence);
  const storyNames = new Map<string, string>();
  for (const { name, members } of examination.entities) {
    for (const { document, entity } of members) storyNames.set(`${document}\0${entity}`, name);
  }
  const groups = new Map<string, { speaker: string | null; evidence: Evidence[] }>();
  for (const annotated of documents) {
    for (const attribution of annotated.layers.attributions) {
      const speaker = speakerOf(attribution, annotated, storyNames);
      const evidence = quoted(attribution, annotated);
      if (speaker === undefined || evidence === null) continue;
      if (shown.some((one) => one.document === evidence.document && overlaps(one, evidence))) continue;
      const key = `${speaker ?? ''}\0${(evidence.text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')}`;
      const known = groups.get(key);
      if (known === undefined) groups.set(key, { speaker, evidence: [evidence] });
      else known.evidence.push(evidence);
    }
  }
  return [...groups.values()].map((group, i) => ({ number: i + 1, ...group }));
}

/** Undefined where no words stand for a source, or a pronoun alone; null where those that do name no person, role or body. */
function speakerOf(
  attribution: Attribution,
  annotated: AnnotatedDocument,
  storyNames: ReadonlyMap<string, string>,
): string | null | undefined {
  const known = storyNames.get(`${annotated.document.id}\0${attribution.speaker}`);
  if (known !== undefined) return known;
  const name = sourceName(attribution, annotated);
  if (name !== null && (attribution.speaker !== null || namesSpeaker(attribution, annotated))) return name;
  return name !== null || isClause(attribution, annotated.layers.tokens) ? null : undefined;
}

/** The longest stretch of a quotation's words; null where it is none, too short, or stands in a repeated passage. */
function quoted({ kind, content }: Attribution, { document, layers }: AnnotatedDocument): Evidence | null {
  if (kind !== 'direct') return null;
  const [span] = [...content].sort((a, b) => b.end - b.start - (a.end - a.start));
  if (span === undefined) return null;
  const bare = withoutMarks(document.text, span);
  const text = document.text.slice(bare.start, bare.end);
  if ((text.match(/[\p{L}\p{N}]+/gu) ?? []).length < FEWEST_WORDS) return null;
  const repeated = layers.regions.some((region) => region.role === 'duplicate' && overlaps(region, span));
  return repeated ? null : { document: document.id, ...bare, text };
}

/** The span without quotation marks and the comma before the closing one. */
function withoutMarks(text: string, { start, end }: Span): Span {
  while (start < end && MARK.test(text[start]!)) start++;
  while (end > start && (MARK.test(text[end - 1]!) || text[end - 1] === ',')) end--;
  return { start, end };
}
