/** The findings: what `examine` prints about a set of documents. */
import { z } from 'zod';
import { ENTITY_TYPES, MetaSchema } from './annotation.ts';
import type { AnnotatedDocument } from './layers.ts';

const offset = z.number().int().nonnegative();

/** The exact words behind a finding: `text` is the document's text from `start` to `end`. */
export const EvidenceSchema = z.object({
  document: z.string(),
  start: offset,
  end: offset,
  text: z.string(),
  /** Which of the positions compared it stands for: "a", "b" …; left out where there is only one. */
  side: z.string().optional(),
});
export type Evidence = Readonly<z.infer<typeof EvidenceSchema>>;

export const FINDING_KINDS = [
  'quote',
  'figure',
  'claim',
  'date',
  'name',
  'event',
  'status',
  'position',
  'attribution',
] as const;
export const VERDICTS = ['agree', 'differ', 'update', 'single', 'unclear'] as const;
export const SEVERITIES = ['high', 'medium', 'low'] as const;

/** Why the items of a finding were compared: a fixed list per kind. */
export const RELATIONS = {
  quote: ['same-utterance', 'same-words-two-speakers', 'single-source'],
  figure: ['same-measure', 'single-source'],
  claim: ['same-statement', 'contradiction', 'claim-and-denial', 'headline-and-body', 'single-source'],
  date: ['same-event'],
  name: ['same-person', 'same-place', 'same-organization'],
  event: ['same-event'],
  status: ['same-event'],
  position: ['same-actor'],
  attribution: ['same-statement'],
} as const satisfies Record<(typeof FINDING_KINDS)[number], readonly string[]>;

export const DetailSchema = z.record(z.string(), z.json());

export const FindingSchema = z.object({
  id: z.string(),
  kind: z.enum(FINDING_KINDS),
  verdict: z.enum(VERDICTS),
  relation: z.string(),
  severity: z.enum(SEVERITIES),
  /** Number of independent origins behind it. */
  origins: z.number().int().positive(),
  /** A short fixed-form reason built from the finding's data. */
  reason: z.string(),
  /** Larger stands first in the report; comparable across kinds. */
  weight: z.number(),
  evidence: z.array(EvidenceSchema).min(1),
  detail: DetailSchema,
});
export type Finding = Readonly<z.infer<typeof FindingSchema>>;
/** A finding before the linker has numbered it. */
export type FindingDraft = Omit<Finding, 'id'>;

/** Documents that go back to one text; they count as one voice. */
export const OriginSchema = z.object({
  id: z.string(),
  documents: z.array(z.string()).min(1),
  why: z.string(),
  /** Share of the shorter text found in the other, 0..1; 1 for a document on its own. */
  overlap: z.number(),
});
export type Origin = Readonly<z.infer<typeof OriginSchema>>;

/** A passage that two documents of different origins share word for word. */
export const PassageSchema = z.object({ evidence: z.array(EvidenceSchema).min(2), why: z.string() });
export type Passage = Readonly<z.infer<typeof PassageSchema>>;

/** A passage that its document credits to another outlet or an agency, which is its origin. */
export const CreditSchema = z.object({
  document: z.string(),
  start: offset,
  end: offset,
  /** The letters of the outlet's name in lower case; different names of one outlet have one. */
  outlet: z.string(),
  /** The words that credit it. */
  by: z.object({ start: offset, end: offset }),
  why: z.string(),
});
export type Credit = Readonly<z.infer<typeof CreditSchema>>;

/** An entity of the story: the entities of documents that are taken to be one, with the reasons. */
export const StoryEntitySchema = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(ENTITY_TYPES),
  members: z.array(z.object({ document: z.string(), entity: z.string(), why: z.string() })).min(1),
});
export type StoryEntity = Readonly<z.infer<typeof StoryEntitySchema>>;

export const TimelineEntrySchema = z.object({
  date: z.string(),
  precision: z.enum(['year', 'month', 'week', 'day', 'minute', 'interval']),
  evidence: z.array(EvidenceSchema).min(1),
});
export type TimelineEntry = Readonly<z.infer<typeof TimelineEntrySchema>>;

/** Words of a document attributed to an entity of the story: in quotation marks, and reported without them. */
export const ShareSchema = z.object({
  document: z.string(),
  entity: z.string(),
  direct: z.number().int(),
  indirect: z.number().int(),
});
export type Share = Readonly<z.infer<typeof ShareSchema>>;

export const OmissionSchema = z.object({
  finding: z.string(),
  present: z.array(z.string()),
  missing: z.array(z.string()),
});
export type Omission = Readonly<z.infer<typeof OmissionSchema>>;

export const ExaminationSchema = z.object({
  story: z.string().optional(),
  documents: z.array(z.object({ id: z.string(), digest: z.string(), meta: MetaSchema, origin: z.string() })),
  origins: z.array(OriginSchema),
  passages: z.array(PassageSchema),
  /** Left out where no document credits another outlet. */
  credits: z.array(CreditSchema).optional(),
  entities: z.array(StoryEntitySchema),
  findings: z.array(FindingSchema),
  timeline: z.array(TimelineEntrySchema),
  share: z.array(ShareSchema),
  omissions: z.array(OmissionSchema),
  /** Documents that could not be read, with what to do. */
  failures: z.array(z.object({ document: z.string(), code: z.string(), message: z.string() })),
});
export type Examination = Readonly<z.infer<typeof ExaminationSchema>>;

/** What every comparison may look up: the documents, which of them are one voice, who is who. */
export type StoryContext = {
  readonly documents: ReadonlyMap<string, AnnotatedDocument>;
  readonly origins: readonly Origin[];
  /** Origin id by document id. */
  readonly originOf: ReadonlyMap<string, string>;
  readonly passages: readonly Passage[];
  readonly credits: readonly Credit[];
  /** Keys by which others may credit each document's outlet. */
  readonly outletsOf: ReadonlyMap<string, ReadonlySet<string>>;
  readonly entities: readonly StoryEntity[];
  /** Topic id by document id: documents that tell of one event; items of two topics never meet. */
  readonly topicOf: ReadonlyMap<string, string>;
  /** Story entity id for a document's entity; undefined where it is in none. */
  entityOf(document: string, entity: string): string | undefined;
};
