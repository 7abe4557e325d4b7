/**
 * What comparisons leave in `finding.detail`, read with care: a field that is missing or of another shape is left
 * out, so that a report never fails over a detail.
 */
import { z } from 'zod';
import type { Finding } from '../model/finding.ts';

const index = z.number().int().nonnegative();
const span = z.object({ start: index, end: index });
const text = z.string().nullish().catch(undefined);
const number = z.number().nullish().catch(undefined);
const range = z.tuple([index, index]);

const OpSchema = z.object({ op: z.enum(['same', 'insert', 'delete', 'replace']), a: range, b: range });
export type Op = z.infer<typeof OpSchema>;

const VariantSchema = z.object({
  evidence: index,
  words: z.array(z.string()),
  /** Edits against the first variant, whose words are `a`. */
  ops: z.array(OpSchema).catch([]),
});
export type Variant = z.infer<typeof VariantSchema>;

const QuoteSchema = z.object({
  speakers: z.array(z.string()).catch([]),
  variants: z.array(VariantSchema).catch([]),
  effects: z.array(z.string()).catch([]),
});
export type QuoteDetail = z.infer<typeof QuoteSchema>;

const ValueSchema = z.object({
  evidence: index,
  low: number,
  high: number,
  comparator: z.string().catch('='),
  unit: text,
  base: z.object({ low: number, high: number, unit: text }).nullish().catch(undefined),
  period: text,
  place: text,
  published: text,
});
export type FigureValue = z.infer<typeof ValueSchema>;

const FigureSchema = z.object({
  measure: text,
  family: text,
  unit: text,
  values: z.array(ValueSchema).catch([]),
  conversion: text,
});
export type FigureDetail = z.infer<typeof FigureSchema>;

const ClaimSchema = z.object({
  type: text,
  support: z
    .array(
      z.object({
        document: z.string(),
        stance: z.enum(['says', 'otherwise', 'silent']),
        evidence: index.nullish().catch(undefined),
      }),
    )
    .catch([]),
  marks: z.array(z.object({ evidence: index, spans: z.array(span) })).catch([]),
  speakers: z.array(z.string()).catch([]),
});
export type ClaimDetail = z.infer<typeof ClaimSchema>;

export const quoteDetail = (finding: Finding): QuoteDetail => QuoteSchema.parse(finding.detail);
export const figureDetail = (finding: Finding): FigureDetail => FigureSchema.parse(finding.detail);
export const claimDetail = (finding: Finding): ClaimDetail => ClaimSchema.parse(finding.detail);
