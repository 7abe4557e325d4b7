/** A self-made story about an invented cable car, as annotated documents and their examination, for the report's tests. */
import { createHash } from 'node:crypto';
import type {
  Attribution,
  Entity,
  Meta,
  Published,
  Quantity,
  Region,
  Signal,
} from '../../src/model/annotation.ts';
import type { Evidence, Examination, Finding } from '../../src/model/finding.ts';
import type { AnnotatedDocument } from '../../src/model/layers.ts';
import type { ReportInput } from '../../src/model/stages.ts';
import { type Span, trim } from '../../src/text/span.ts';

/** Where `words` stand in `text`; a fixture that names words its text does not have is broken. */
export function at(text: string, words: string): { start: number; end: number } {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`not in the text: ${words}`);
  return { start, end: start + words.length };
}

function sentencesOf(text: string): Span[] {
  const found = [...text.matchAll(/[^\n.!?]+(?:[.!?]+[”"]?|(?=\n|$))/g)].map((match) =>
    trim(text, { start: match.index, end: match.index + match[0].length }),
  );
  return found.filter((span) => span.end > span.start);
}

type Parts = {
  readonly id: string;
  readonly text: string;
  readonly title?: string;
  readonly outlet?: string;
  readonly byline?: string;
  readonly published?: Published;
  readonly language?: string;
  readonly regions?: readonly (readonly [string, Region['role']])[];
  readonly entities?: readonly Entity[];
  readonly said?: readonly {
    readonly source: string;
    readonly content: string;
    readonly kind: Attribution['kind'];
    readonly speaker: string | null;
  }[];
  readonly quantities?: readonly { readonly words: string; readonly attribution: number | null }[];
  readonly signals?: readonly (readonly [string, string, string])[];
};

export function annotated(parts: Parts): AnnotatedDocument {
  const { id, text } = parts;
  const stated = (words: string | undefined): Meta['title'] =>
    words === undefined ? null : { value: words, ...at(text, words), basis: 'stated' };
  const attributions: Attribution[] = (parts.said ?? []).map(({ source, content, kind, speaker }, i) => ({
    id: `a${i + 1}`,
    source: [at(text, source)],
    cue: [],
    content: [at(text, content)],
    kind,
    act: 'say',
    speaker,
    addressee: null,
    occasion: null,
    hedge: null,
    negated: false,
    parent: null,
  }));
  const quantities: Quantity[] = (parts.quantities ?? []).map(({ words, attribution }, i) => ({
    id: `q${i + 1}`,
    ...at(text, words),
    low: null,
    high: null,
    comparator: '=',
    unit: null,
    kind: 'count',
    measure: [],
    family: null,
    aspect: 'level',
    period: null,
    place: null,
    attribution: attribution === null ? null : `a${attribution}`,
    comparable: true,
  }));
  const meta: Meta = {
    title: stated(parts.title),
    outlet: parts.outlet === undefined ? null : { value: parts.outlet, basis: 'metadata' },
    byline: stated(parts.byline),
    url: null,
    language: parts.language ?? 'en',
    published: parts.published ?? null,
    modified: null,
  };
  return {
    document: {
      id,
      digest: `sha256-${createHash('sha256').update(text).digest('hex')}`,
      text,
      format: 'text',
      given: {},
      origin: [],
    },
    layers: {
      regions: (parts.regions ?? []).map(([words, role]) => ({ ...at(text, words), role })),
      meta,
      sentences: sentencesOf(text),
      tokens: [],
      names: [],
      mentions: [],
      entities: [...(parts.entities ?? [])],
      times: [],
      dating: null,
      attributions,
      quantities,
      signals: (parts.signals ?? []).map(
        ([words, kind, why]) => ({ ...at(text, words), kind, why }) as Signal,
      ),
    },
  };
}

const HERALD = `Forty stranded overnight as Orrin cable car stops

By Mara Quill

KELDOR, 3 March 2031 – The cable car on Mount Orrin stopped on Sunday afternoon with 41 passengers on board, and the last of them reached the ground at 5 a.m. on Monday.

"We will not reopen the line before every rope has been checked," said Tessa Brandt, who runs the Orrin Lift Company. "Nobody was in danger, Mayor, and nobody is in danger now."

At least 14 passengers were treated for cold in the valley hospital, according to the hospital's director, Ivo Lenk. The company denied that the brake had failed.

The rope was last inspected in November. The line carried 310,000 passengers in 2030.`;

const WIRE = `Cable car rescue ends after 13 hours

KELDOR (Northern Wire) – Rescuers brought 38 people down from a stalled cable car on Mount Orrin early on Monday, 13 hours after a brake failed, a fire service spokesman said.

Company head Tessa Brandt said the line would reopen within days. "We will reopen the line before every rope has been checked," she said.

Twelve people were taken to hospital. The line carries about 300,000 passengers a year.

The rope was last inspected in November, the transport ministry said.`;

const CHRONICLE = `Rescue from stalled cable car

Home | Sport | Weather

KELDOR – Rescuers brought 38 people down from a stalled cable car on Mount Orrin early on Monday, 13 hours after a brake failed, a fire service spokesman said.

Company head Tessa Brandt said the line would reopen within days. "We will reopen the line before every rope has been checked," she said.

Twelve people were taken to hospital. The line carries about 300,000 passengers a year.

Share this article`;

const NOTES = `the lift thing 🚡 & what they "said" <script>alert('x')</script></script>

Mayor Odo Reyes told reporters on Tuesday that the company had "refused to answer the telephone" for three hours.

عاجل: توقف التلفريك فوق جبل أورين يوم الأحد.

Some 40 people were on board, critics say. (word count: 412)

Some 40 people were on board, critics say.`;

const POST = `Brake was known to be faulty, engineer says

An engineer who left the Orrin Lift Company last year says that the brake had failed twice before. "They knew," said Pell Arden, "and they ran it anyway."

The company rejects this. The mayor, Odo Reyes, wants the line closed for a year. More than 14 passengers were treated in hospital.

The ministry opened an inquiry on 4 March. The mountain is 2,140 metres high.`;

const people: readonly Entity[] = [
  { id: 'e1', name: 'Tessa Brandt', type: 'person', wikidata: null },
  { id: 'e2', name: 'Odo Reyes', type: 'person', wikidata: null },
  { id: 'e3', name: 'Ivo Lenk', type: 'person', wikidata: null },
  { id: 'e4', name: 'Pell Arden', type: 'person', wikidata: null },
];

export const documents: readonly AnnotatedDocument[] = [
  annotated({
    id: 'orrin-herald.txt',
    text: HERALD,
    title: 'Forty stranded overnight as Orrin cable car stops',
    outlet: 'Orrin Valley Herald',
    byline: 'Mara Quill',
    published: { value: '2031-03-03', precision: 'day', basis: 'stated', ...at(HERALD, '3 March 2031') },
    regions: [
      ['Forty stranded overnight as Orrin cable car stops', 'title'],
      ['By Mara Quill', 'byline'],
    ],
    entities: people,
    said: [
      {
        source: 'Tessa Brandt',
        content: '"We will not reopen the line before every rope has been checked,"',
        kind: 'direct',
        speaker: 'e1',
      },
      {
        source: 'Tessa Brandt',
        content: '"Nobody was in danger, Mayor, and nobody is in danger now."',
        kind: 'direct',
        speaker: 'e1',
      },
      {
        source: "the hospital's director, Ivo Lenk",
        content: 'At least 14 passengers were treated for cold in the valley hospital',
        kind: 'indirect',
        speaker: 'e3',
      },
      { source: 'The company', content: 'that the brake had failed', kind: 'indirect', speaker: null },
    ],
    quantities: [{ words: 'At least 14', attribution: 3 }],
  }),
  annotated({
    id: 'wire/northern-0303.txt',
    text: WIRE,
    title: 'Cable car rescue ends after 13 hours',
    outlet: 'Northern Wire',
    published: { value: '2031-03-03T07:40', precision: 'minute', basis: 'metadata' },
    regions: [['Cable car rescue ends after 13 hours', 'title']],
    entities: people,
    said: [
      {
        source: 'a fire service spokesman',
        content:
          'Rescuers brought 38 people down from a stalled cable car on Mount Orrin early on Monday, 13 hours after a brake failed',
        kind: 'indirect',
        speaker: null,
      },
      {
        source: 'she',
        content: '"We will reopen the line before every rope has been checked,"',
        kind: 'direct',
        speaker: 'e1',
      },
    ],
  }),
  annotated({
    id: 'wire/chronicle.txt',
    text: CHRONICLE,
    title: 'Rescue from stalled cable car',
    outlet: 'Lakeside Chronicle',
    published: { value: '2031-03-04', precision: 'day', basis: 'metadata' },
    regions: [
      ['Rescue from stalled cable car', 'title'],
      ['Home | Sport | Weather', 'navigation'],
      ['Share this article', 'boilerplate'],
    ],
    entities: people,
  }),
  annotated({
    id: 'notes-7.txt',
    text: NOTES,
    entities: people,
    said: [
      {
        source: 'Mayor Odo Reyes',
        content: 'that the company had "refused to answer the telephone" for three hours',
        kind: 'mixed',
        speaker: 'e2',
      },
      { source: 'critics', content: 'Some 40 people were on board', kind: 'indirect', speaker: null },
    ],
    quantities: [{ words: 'Some 40', attribution: 2 }],
    signals: [
      ['(word count: 412)', 'leftover-word-count', 'a count of words left in the text'],
      ["<script>alert('x')</script></script>", 'template-text', 'mark-up left in the text'],
    ],
  }),
  annotated({
    id: 'harrow-post.txt',
    text: POST,
    title: 'Brake was known to be faulty, engineer says',
    outlet: 'Harrow Post',
    published: {
      value: '2031-03-04/2031-03-31',
      precision: 'interval',
      basis: 'inferred',
      because: [{ ...at(POST, '4 March'), reason: 'the latest day it names' }],
    },
    regions: [['Brake was known to be faulty, engineer says', 'title']],
    entities: people,
    said: [{ source: 'Pell Arden', content: '"They knew,"', kind: 'direct', speaker: 'e4' }],
    quantities: [{ words: 'More than 14', attribution: null }],
  }),
];

const texts = new Map(documents.map(({ document }) => [document.id, document.text]));
const [A, B, C, D, E] = documents.map(({ document }) => document.id) as [
  string,
  string,
  string,
  string,
  string,
];

function ev(document: string, words: string, side?: string): Evidence {
  return {
    document,
    ...at(texts.get(document)!, words),
    text: words,
    ...(side === undefined ? {} : { side }),
  };
}

type Draft = Omit<Finding, 'id' | 'weight' | 'detail'> & { weight?: number; detail?: Finding['detail'] };
const drafts: readonly Draft[] = [
  {
    kind: 'quote',
    verdict: 'differ',
    relation: 'same-utterance',
    severity: 'high',
    origins: 2,
    reason: 'Tessa Brandt in 2 wordings: negation',
    weight: 9,
    evidence: [
      ev(A, 'We will not reopen the line before every rope has been checked', 'a'),
      ev(B, 'We will reopen the line before every rope has been checked', 'b'),
      ev(C, 'We will reopen the line before every rope has been checked', 'b'),
    ],
    detail: {
      speakers: ['Tessa Brandt'],
      variants: [
        {
          evidence: 0,
          document: A,
          words: 'we will not reopen the line before every rope has been checked'.split(' '),
          ops: [],
        },
        {
          evidence: 1,
          document: B,
          words: 'we will reopen the line before every rope has been checked'.split(' '),
          ops: [
            { op: 'same', a: [0, 2], b: [0, 2] },
            { op: 'delete', a: [2, 3], b: [2, 2] },
            { op: 'same', a: [3, 12], b: [2, 11] },
          ],
        },
      ],
      effects: ['negation'],
    },
  },
  {
    kind: 'figure',
    verdict: 'differ',
    relation: 'same-measure',
    severity: 'high',
    origins: 3,
    reason: 'people on board: 41, 38 and about 40',
    weight: 8,
    evidence: [
      ev(A, '41 passengers on board', 'a'),
      ev(B, '38 people', 'b'),
      ev(C, '38 people', 'b'),
      ev(D, 'Some 40 people were on board', 'c'),
    ],
    detail: {
      measure: 'people on board',
      family: 'people',
      unit: 'person',
      values: [
        {
          evidence: 0,
          document: A,
          low: 41,
          high: 41,
          comparator: '=',
          unit: 'person',
          period: 'Sunday afternoon',
          place: 'Mount Orrin',
        },
        { evidence: 1, document: B, low: 38, high: 38, comparator: '=', unit: 'person' },
        { evidence: 2, document: C, low: 38, high: 38, comparator: '=', unit: 'person' },
        { evidence: 3, document: D, low: 40, high: 40, comparator: '~', unit: 'person' },
      ],
      marks: [
        { evidence: 0, spans: [at(HERALD, '41')] },
        { evidence: 1, spans: [at(WIRE, '38')] },
        { evidence: 2, spans: [at(CHRONICLE, '38')] },
        { evidence: 3, spans: [at(NOTES, 'Some 40')] },
      ],
    },
  },
  {
    kind: 'claim',
    verdict: 'differ',
    relation: 'claim-and-denial',
    severity: 'high',
    origins: 3,
    reason: 'the brake failed: stated and denied',
    weight: 7,
    evidence: [
      ev(B, '13 hours after a brake failed', 'a'),
      ev(C, '13 hours after a brake failed', 'a'),
      ev(E, 'the brake had failed twice before', 'a'),
      ev(A, 'The company denied that the brake had failed.', 'b'),
    ],
    detail: {
      type: 'polarity',
      support: [
        { document: A, stance: 'otherwise', evidence: 3 },
        { document: B, stance: 'says', evidence: 0 },
        { document: C, stance: 'says', evidence: 1 },
        { document: D, stance: 'silent' },
        { document: E, stance: 'says', evidence: 2 },
      ],
      marks: [{ evidence: 3, spans: [at(HERALD, 'denied')] }],
    },
  },
  {
    kind: 'figure',
    verdict: 'update',
    relation: 'same-measure',
    severity: 'medium',
    origins: 3,
    reason: 'treated in hospital: 12, then at least 14',
    weight: 5,
    evidence: [
      ev(B, 'Twelve people were taken to hospital', 'a'),
      ev(A, 'At least 14 passengers were treated', 'b'),
      ev(E, 'More than 14 passengers were treated', 'b'),
    ],
    detail: {
      measure: 'passengers treated',
      values: [
        { evidence: 0, document: B, low: 12, high: 12, comparator: '=', unit: 'person' },
        { evidence: 1, document: A, low: 14, high: null, comparator: '>=', unit: 'passenger' },
        { evidence: 2, document: E, low: 14, high: null, comparator: '>', unit: 'passenger' },
      ],
    },
  },
  {
    kind: 'figure',
    verdict: 'agree',
    relation: 'same-measure',
    severity: 'low',
    origins: 2,
    reason: 'passengers a year agree within rounding',
    weight: 2,
    evidence: [ev(A, '310,000 passengers in 2030'), ev(B, 'about 300,000 passengers a year')],
    detail: {
      measure: 'passengers a year',
      values: [
        {
          evidence: 0,
          document: A,
          low: 310000,
          high: 310000,
          comparator: '=',
          unit: 'passenger',
          period: 'in 2030',
        },
        {
          evidence: 1,
          document: B,
          low: 300000,
          high: 300000,
          comparator: '~',
          unit: 'passenger',
          period: 'a year',
        },
      ],
    },
  },
  {
    kind: 'claim',
    verdict: 'agree',
    relation: 'same-statement',
    severity: 'low',
    origins: 2,
    reason: 'stated by 2 independent origins',
    weight: 2,
    evidence: [
      ev(A, 'The rope was last inspected in November'),
      ev(B, 'The rope was last inspected in November'),
    ],
    detail: {},
  },
  {
    kind: 'position',
    verdict: 'unclear',
    relation: 'same-actor',
    severity: 'low',
    origins: 2,
    reason: 'Odo Reyes: two positions',
    evidence: [
      ev(D, 'the company had "refused to answer the telephone" for three hours', 'a'),
      ev(E, 'wants the line closed for a year', 'b'),
    ],
    detail: { speakers: ['Odo Reyes'] },
  },
  {
    kind: 'claim',
    verdict: 'single',
    relation: 'single-source',
    severity: 'medium',
    origins: 1,
    reason: 'one origin only: a quotation with a charge',
    weight: 3,
    // Crosses the sentence and the evidence of the third finding, so that a mark has to be cut.
    evidence: [ev(E, 'had failed twice before. "They knew," said Pell Arden')],
    detail: {},
  },
  {
    kind: 'quote',
    verdict: 'single',
    relation: 'single-source',
    severity: 'low',
    origins: 1,
    reason: 'one origin only',
    evidence: [ev(D, 'عاجل: توقف التلفريك فوق جبل أورين يوم الأحد.')],
    detail: { speakers: [] },
  },
];

const findings: readonly Finding[] = drafts.map((draft, i) => ({
  ...draft,
  id: `f${i + 1}`,
  weight: draft.weight ?? 1,
  detail: draft.detail ?? {},
}));

export const examination: Examination = {
  story: 'The stalled cable car of Mount Orrin',
  documents: documents.map(({ document, layers }) => ({
    id: document.id,
    digest: document.digest,
    meta: layers.meta,
    origin: document.id.startsWith('wire/') ? 'o2' : document.id,
  })),
  origins: [
    { id: A, documents: [A], why: 'own text', overlap: 1 },
    { id: 'o2', documents: [B, C], why: 'shared wire text', overlap: 0.94 },
    { id: D, documents: [D], why: 'own text', overlap: 1 },
    { id: E, documents: [E], why: 'own text', overlap: 1 },
  ],
  passages: [
    {
      evidence: [
        ev(A, 'The rope was last inspected in November'),
        ev(B, 'The rope was last inspected in November'),
      ],
      why: 'the same words in two documents',
    },
  ],
  entities: people.map(({ id, name, type }) => ({
    id: `s${id}`,
    name,
    type,
    members: [{ document: A, entity: id, why: 'full name' }],
  })),
  findings: [...findings],
  timeline: [
    { date: '2030-11', precision: 'month', evidence: [ev(A, 'in November'), ev(B, 'in November')] },
    { date: '2031-03-02', precision: 'day', evidence: [ev(A, 'on Sunday afternoon'), ev(D, 'يوم الأحد')] },
    { date: '2031-03-03', precision: 'day', evidence: [ev(A, 'on Monday'), ev(B, 'early on Monday')] },
    { date: '2031-03-04', precision: 'day', evidence: [ev(E, 'on 4 March')] },
  ],
  share: [
    { document: A, entity: 'se1', direct: 22, indirect: 0 },
    { document: B, entity: 'se1', direct: 11, indirect: 7 },
    { document: C, entity: 'se1', direct: 11, indirect: 7 },
    { document: A, entity: 'se3', direct: 0, indirect: 12 },
    { document: D, entity: 'se2', direct: 5, indirect: 6 },
    { document: E, entity: 'se4', direct: 8, indirect: 9 },
  ],
  omissions: [{ finding: 'f6', present: [A, B], missing: [C, E] }],
  failures: [
    { document: 'scan.pdf', code: 'binary', message: 'scan.pdf: not a text. Give it as plain text or HTML.' },
  ],
};

export const story: ReportInput = { documents, examination };

/** The documents of the story with nothing found about them. */
export const quiet: ReportInput = {
  documents,
  examination: {
    ...examination,
    passages: [],
    findings: [],
    timeline: [],
    share: [],
    omissions: [],
    failures: [],
  },
};

/** One document alone. */
export const alone: ReportInput = {
  documents: documents.slice(0, 1),
  examination: {
    ...quiet.examination,
    story: undefined,
    documents: examination.documents.slice(0, 1),
    origins: examination.origins.slice(0, 1),
  },
};

/** Seventeen documents and three hundred findings. */
export function longStory(documentCount = 17, findingCount = 300): ReportInput {
  const many = Array.from({ length: documentCount }, (_, i) => {
    const lines = Array.from(
      { length: 60 },
      (__, line) => `Report ${i + 1} counts ${10 + ((line * 7 + i) % 23)} cabins in hall ${line + 1}.`,
    );
    return annotated({
      id: `paper-${i + 1}.txt`,
      text: `Cabins of hall ${i + 1} counted\n\n${lines.join(' ')}`,
      title: `Cabins of hall ${i + 1} counted`,
      outlet: `Gazette of the ${i + 1}th Valley`,
    });
  });
  const kinds = ['claim', 'figure', 'date', 'status'] as const;
  const verdicts = ['differ', 'agree', 'single', 'update'] as const;
  const found = Array.from({ length: findingCount }, (_, n): Finding => {
    const verdict = verdicts[n % 4]!;
    const kind = kinds[Math.floor(n / 4) % 4]!;
    const count = verdict === 'single' ? 1 : 2 + (n % 6);
    const evidence = Array.from({ length: count }, (__, k) => {
      const { document } = many[(n + k * 3) % documentCount]!;
      const words = `counts ${document.text.match(new RegExp(`counts (\\d+) cabins in hall ${(n % 60) + 1}\\.`))![1]} cabins in hall ${(n % 60) + 1}`;
      return {
        document: document.id,
        ...at(document.text, words),
        text: words,
        side: k % 2 === 0 ? 'a' : 'b',
      };
    });
    return {
      id: `f${n + 1}`,
      kind,
      verdict,
      relation:
        verdict === 'single' ? 'single-source' : kind === 'figure' ? 'same-measure' : 'same-statement',
      severity: 'medium',
      origins: count,
      reason: `cabins in hall ${(n % 60) + 1}`,
      weight: findingCount - n,
      evidence,
      detail:
        kind === 'figure'
          ? {
              measure: `cabins in hall ${(n % 60) + 1}`,
              values: evidence.map((item, i) => {
                const value = Number(/\d+/.exec(item.text)![0]);
                return {
                  evidence: i,
                  document: item.document,
                  low: value,
                  high: value,
                  comparator: '=',
                  unit: 'cabin',
                };
              }),
            }
          : {},
    };
  });
  return {
    documents: many,
    examination: {
      documents: many.map(({ document, layers }) => ({
        id: document.id,
        digest: document.digest,
        meta: layers.meta,
        origin: document.id,
      })),
      origins: many.map(({ document }) => ({
        id: document.id,
        documents: [document.id],
        why: 'own text',
        overlap: 1,
      })),
      passages: [],
      entities: [],
      findings: found,
      timeline: [],
      share: [],
      omissions: [],
      failures: [],
    },
  };
}
