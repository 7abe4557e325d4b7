import { GUM_DEVELOPMENT } from '../training/gold/ud.ts';

/** What is measured: a scorer of `../shared/eval`, the gold it reads, and the figures that are kept in `floors.json`. */
export type Suite = {
  readonly name: string;
  readonly scorer: string;
  /** Folders or files below the gold folder. */
  readonly gold: readonly string[];
  /** Where the texts to annotate come from: written by the scorer from the gold, or files below the gold folder. */
  readonly texts: { readonly written: true } | { readonly glob: string };
  readonly extra?: readonly string[];
  /** Only these documents of a CoNLL-U file. */
  readonly documents?: readonly string[];
  /** Figures kept as floors: a name and the path of its value in the scorer's JSON. */
  readonly figures: Readonly<Record<string, string>>;
};

/** Figures that a worse program would raise: their floor is a ceiling. */
export const LOWER_IS_BETTER: ReadonlySet<string> = new Set([
  'traps violated',
  'false near-duplicates',
  'differ findings',
]);

export const suites: readonly Suite[] = [
  {
    name: 'attribution',
    scorer: 'score-attribution.mjs',
    gold: ['polnear/dev'],
    texts: { glob: 'polnear/dev/text/*.txt' },
    figures: {
      full: 'full.f1',
      soft: 'soft.f1',
      exact: 'exact.f1',
      direct: 'direct.f1',
      indirect: 'indirect.f1',
      'source accuracy': 'source.accuracy',
    },
  },
  {
    name: 'entities-uner',
    scorer: 'score-entities.mjs',
    gold: ['ner/uner-ewt'],
    texts: { written: true },
    figures: {
      strict: 'strict.f1',
      span: 'span.f1',
      person: 'person.f1',
      organization: 'organization.f1',
      place: 'place.f1',
    },
  },
  {
    name: 'entities-crossner',
    scorer: 'score-entities.mjs',
    gold: ['ner/crossner-politics/dev.txt'],
    texts: { written: true },
    figures: {
      strict: 'strict.f1',
      span: 'span.f1',
      person: 'person.f1',
      organization: 'organization.f1',
      place: 'place.f1',
    },
  },
  {
    name: 'times',
    scorer: 'score-times.mjs',
    gold: ['times/tempeval3-training'],
    texts: { written: true },
    figures: { value: 'value.f1', strict: 'strict.f1', relaxed: 'relaxed.f1', type: 'type.f1' },
  },
  {
    name: 'numbers',
    scorer: 'score-numbers.mjs',
    gold: ['numbers/recognizers-text'],
    texts: { written: true },
    figures: {
      'value F1': 'supported.value.f1',
      'found F1': 'supported.found.f1',
      'numbers value F1': 'files.0.supported.value.f1',
      'percent value F1': 'files.7.supported.value.f1',
      'age value F1': 'files.9.supported.value.f1',
      'money value F1': 'files.10.supported.value.f1',
      'dimension value F1': 'files.11.supported.value.f1',
      'temperature value F1': 'files.12.supported.value.f1',
      'ranges value F1 (not supported by the port)': 'files.3.notSupported.value.f1',
    },
  },
  {
    name: 'parse-ewt',
    scorer: 'score-parse.mjs',
    gold: ['ud/ewt/en_ewt-ud-dev.conllu'],
    texts: { written: true },
    figures: {
      'sentences F1': 'sentences.f1',
      'tokens F1': 'tokens.f1',
      UPOS: 'UPOS',
      UAS: 'UAS',
      LAS: 'LAS',
    },
  },
  {
    name: 'parse-gum-news',
    scorer: 'score-parse.mjs',
    gold: ['ud/gum/gum-train.conllu'],
    documents: GUM_DEVELOPMENT,
    texts: { written: true },
    figures: {
      'sentences F1': 'sentences.f1',
      'tokens F1': 'tokens.f1',
      UPOS: 'UPOS',
      UAS: 'UAS',
      LAS: 'LAS',
    },
  },
  {
    name: 'story',
    scorer: 'score-story.mjs',
    gold: ['stories/clusters'],
    texts: { written: true },
    figures: {
      'figures found': 'kinds.figure.recall',
      'quotation variants found': 'kinds.quote.recall',
      'claims found': 'kinds.claim.recall',
      'dates found': 'kinds.date.recall',
      'discrepancies found': 'discrepancies.recall',
      'discrepancies found, strict': 'discrepancies.strictRecall',
      'corroborated found': 'corroborated.recall',
      'near-duplicates found': 'nearDuplicates.recall',
      'traps violated': 'traps.violated',
    },
  },
  {
    name: 'examples',
    scorer: 'score-story.mjs',
    gold: ['examples'],
    texts: { written: true },
    figures: {
      'discrepancies found': 'discrepancies.recall',
      'corroborated found': 'corroborated.recall',
      'traps violated': 'traps.violated',
    },
  },
];
