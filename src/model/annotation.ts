/**
 * The annotations: what `annotate` prints about one document, layer by layer.
 *
 * Every type is a zod schema and the TypeScript type inferred from it, so that the JSON Schema in
 * `docs/` and the program cannot drift apart. All data is plain, readonly and JSON-round-trippable.
 * Offsets are half-open, in UTF-16 code units of the document's text.
 */
import { z } from 'zod';

const offset = z.number().int().nonnegative();

/** A half-open range of the document's text. */
export const SpanSchema = z.object({ start: offset, end: offset });
const spans = z.array(SpanSchema);

/** The part a stretch of the page plays. */
export const REGION_ROLES = [
  'title',
  'deck',
  'heading',
  'byline',
  'dateline',
  'body',
  'caption',
  'list',
  'tags',
  'navigation',
  'boilerplate',
  'form',
  'duplicate',
] as const;
export const RegionSchema = SpanSchema.extend({ role: z.enum(REGION_ROLES) });
export type Region = Readonly<z.infer<typeof RegionSchema>>;

export const SentenceSchema = SpanSchema;
export type Sentence = Readonly<z.infer<typeof SentenceSchema>>;

/**
 * A syntactic word. `pos` is a UPOS tag, `rel` a UD relation, `head` the index of its head in the
 * document's token array, -1 for the root of a sentence. Clitics are words of their own ("do", "n't").
 */
export const TokenSchema = SpanSchema.extend({
  pos: z.string(),
  lemma: z.string(),
  head: z.number().int().min(-1),
  rel: z.string(),
  /** UD features that are used, "Number=Plur|Tense=Past"; left out where there are none. */
  feats: z.string().optional(),
});
export type Token = Readonly<z.infer<typeof TokenSchema>>;

export const ENTITY_TYPES = ['person', 'organization', 'place', 'event', 'law', 'product', 'other'] as const;
export type EntityType = (typeof ENTITY_TYPES)[number];

/** A proper name found in the text, before it is known whom it means. */
export const NameSchema = SpanSchema.extend({ type: z.enum(ENTITY_TYPES) });
export type Name = Readonly<z.infer<typeof NameSchema>>;

/** A reference to an entity: by name, by a noun phrase ("the Mexican leader") or by a pronoun. */
export const MentionSchema = SpanSchema.extend({
  entity: z.string(),
  form: z.enum(['name', 'nominal', 'pronoun']),
});
export type Mention = Readonly<z.infer<typeof MentionSchema>>;

/** Someone or something that the document names; `name` is its fullest name in the text. */
export const EntitySchema = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(ENTITY_TYPES),
  wikidata: z.string().nullable(),
  /** Roles and titles the text gives it ("Mexican President", "Sen."), spans. */
  roles: spans.optional(),
  /** Evidence for grammatical gender in the text: "female", "male"; left out where there is none. */
  gender: z.enum(['female', 'male']).optional(),
});
export type Entity = Readonly<z.infer<typeof EntitySchema>>;

/** Speech and thought acts. */
export const ACTS = [
  'say',
  'deny',
  'reject',
  'threaten',
  'promise',
  'demand',
  'accuse',
  'claim',
  'warn',
  'urge',
  'ask',
  'believe',
  'plan',
  'confirm',
  'praise',
  'criticize',
  'agree',
  'predict',
  'know',
  'feel',
  'silent',
] as const;

/** A statement or thought put in somebody's mouth or mind. */
export const AttributionSchema = z.object({
  id: z.string(),
  source: spans,
  cue: spans,
  content: spans,
  kind: z.enum(['direct', 'indirect', 'mixed']),
  act: z.enum(ACTS),
  /** Entity id, or null where the text does not settle it. */
  speaker: z.string().nullable(),
  addressee: SpanSchema.nullable(),
  occasion: SpanSchema.nullable(),
  hedge: SpanSchema.nullable(),
  negated: z.boolean(),
  parent: z.string().nullable(),
});
export type Attribution = Readonly<z.infer<typeof AttributionSchema>>;

export const QUANTITY_KINDS = [
  'count',
  'number',
  'percent',
  'money',
  'mass',
  'length',
  'area',
  'volume',
  'speed',
  'temperature',
  'duration',
  'age',
  'ratio',
  'fraction',
  'ordinal',
  'score',
  'information',
  'energy',
  'power',
  'pressure',
  'angle',
  'magnitude',
  'other',
] as const;
export type QuantityKind = (typeof QUANTITY_KINDS)[number];

/** A figure with what it counts. */
export const QuantitySchema = SpanSchema.extend({
  id: z.string(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  comparator: z.enum(['=', '~', '>', '>=', '<', '<=', 'range']),
  /** Singular name of the unit or of what is counted ("death", "kilometre", "USD"); null for a bare number. */
  unit: z.string().nullable(),
  kind: z.enum(QUANTITY_KINDS),
  /** The words that say what is measured. */
  measure: spans,
  /** Family of the measure from the lexicon ("deaths", "injured", "arrested" …), or null. */
  family: z.string().nullable(),
  /** A state, a change, a record or a limit. */
  aspect: z.enum(['level', 'change', 'record', 'limit']),
  period: SpanSchema.nullable(),
  place: SpanSchema.nullable(),
  /** Innermost attribution that contains it. */
  attribution: z.string().nullable(),
  /** False where it must not be compared: ordinals, idioms, leftover counts. */
  comparable: z.boolean(),
  /** The words of the comparator ("at least", "or more"). */
  qualifier: SpanSchema.optional(),
  /** The bounds in the base unit of the kind ("metre", "kilogram", "USD"), where a conversion is known. */
  base: z.object({ low: z.number().nullable(), high: z.number().nullable(), unit: z.string() }).optional(),
  /** What a rate is per: "day", "person". */
  per: z.string().optional(),
  /** The part in a stated change: "from 24 to 30", "by 14 percent". */
  step: z.enum(['from', 'to', 'by']).optional(),
});
export type Quantity = Readonly<z.infer<typeof QuantitySchema>>;

/** A TIMEX3 time expression. */
export const TimeSchema = SpanSchema.extend({
  id: z.string(),
  type: z.enum(['DATE', 'TIME', 'DURATION', 'SET']),
  value: z.string(),
  /** How the value was reached: stated in full, from the publication date, from another time of the text, or not. */
  basis: z.enum(['stated', 'publication', 'text', 'unresolved']),
  mod: z.string().optional(),
});
export type Time = Readonly<z.infer<typeof TimeSchema>>;

/** A sign of careless or machine-made editing. */
export const SignalSchema = SpanSchema.extend({ kind: z.string(), why: z.string() });
export type Signal = Readonly<z.infer<typeof SignalSchema>>;

/** A known value with how it is known: the span that states it, or a basis without one. */
export const StatedSchema = z.object({
  value: z.string(),
  start: offset.optional(),
  end: offset.optional(),
  basis: z.enum(['stated', 'metadata', 'url']).optional(),
});
export type Stated = Readonly<z.infer<typeof StatedSchema>>;

export const PublishedSchema = z.object({
  /** ISO 8601 as precise as known; an interval "2025-08/2025-12" where inferred. */
  value: z.string(),
  precision: z.enum(['year', 'month', 'day', 'hour', 'minute', 'second', 'interval']),
  basis: z.enum(['stated', 'metadata', 'inferred']),
  start: offset.optional(),
  end: offset.optional(),
  because: z.array(SpanSchema.extend({ reason: z.string() })).optional(),
});
export type Published = Readonly<z.infer<typeof PublishedSchema>>;

/** What is known about a document; a value that nobody states is null. */
export const MetaSchema = z.object({
  title: StatedSchema.nullable(),
  outlet: StatedSchema.nullable(),
  byline: StatedSchema.nullable(),
  url: StatedSchema.nullable(),
  /** BCP 47 tag of the text's main language, null where it cannot be told. */
  language: z.string().nullable(),
  published: PublishedSchema.nullable(),
  /** Last modification, where stated. */
  modified: PublishedSchema.nullable(),
});
export type Meta = Readonly<z.infer<typeof MetaSchema>>;

/** A span inside evidence of one document, as `annotate` prints the whole document. */
export const AnnotatedSchema = z.object({
  id: z.string(),
  digest: z.string().regex(/^sha256-[0-9a-f]{64}$/),
  text: z.string(),
  meta: MetaSchema,
  regions: z.array(RegionSchema),
  sentences: z.array(SentenceSchema),
  tokens: z.array(TokenSchema),
  entities: z.array(EntitySchema),
  mentions: z.array(MentionSchema),
  attributions: z.array(AttributionSchema),
  quantities: z.array(QuantitySchema),
  times: z.array(TimeSchema),
  signals: z.array(SignalSchema),
});
