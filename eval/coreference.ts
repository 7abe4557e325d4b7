/**
 * Measures the entities of a document: B³ (Bagga and Baldwin 1998) over mentions of named people, organizations and places,
 * beside the baseline that joins names by their last word.
 *
 *   node eval/coreference.ts [--shared DIR] [--verbose] [--across] [--topics N]
 *
 * A found mention is right about a gold one if it holds its head word; each gold mention is matched once. Other types of entity are left out. A gold mention that
 * is not found counts as recall 0, a found one that is none in the gold as precision 0. First and second persons are left out.
 * `pronouns` and `nominals`: of those found, the share that joins the cluster most names of its entity belong to.
 *
 * Across documents (MEANTIME as one corpus, ECB+ by topic, NewsWCL50 by event): MUC, B³, CEAF φ4 and their mean F1 (CoNLL) of the story's
 * entities, on the gold mentions that ours match, so that what is measured is who is taken for whom, not what is found; beside them
 * the baseline that joins the documents' entities whose names are equal. --across measures these only; --topics is how many topics of ECB+
 * (default 10); --verbose lists entities of two documents that were joined and should not be, or the other way round.
 * Exits 0 with a notice when the shared folder is absent.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { annotators } from '../src/catalog.ts';
import type { Mention } from '../src/model/annotation.ts';
import type { AnnotatedDocument, Layers } from '../src/model/layers.ts';
import { toDocument } from '../src/readers/document.ts';
import { annotate } from '../src/run/annotate.ts';
import { plan } from '../src/run/plan.ts';
import { mergeEntities } from '../src/story/entities.ts';
import { type CorefText, type GoldMention, gumCoreference, meantime } from '../training/gold/coref.ts';
import { type CorefStory, ecbStories, meantimeStory, wclStories } from '../training/gold/story-coref.ts';
import { addScores as addClusters, f1, noScores, type Scores } from './cluster-scores.ts';

const { values } = parseArgs({
  options: {
    shared: { type: 'string', default: join(import.meta.dirname, '..', '..', 'shared') },
    verbose: { type: 'boolean', default: false },
    across: { type: 'boolean', default: false },
    topics: { type: 'string', default: '10' },
  },
});

type Sums = { precision: number; found: number; recall: number; gold: number };
const newSums = (): Sums => ({ precision: 0, found: 0, recall: 0, gold: 0 });

type Forms = Record<'pronoun' | 'nominal', { right: number; found: number; gold: number }>;

/** Pairs found mentions with gold ones: index of the gold mention or -1. */
function match(text: CorefText, mentions: readonly Mention[]): number[] {
  const taken = new Set<number>();
  return mentions.map((mention) => {
    let best = -1;
    text.mentions.forEach((gold, g) => {
      const holds = mention.start <= gold.head.start && gold.head.end <= mention.end;
      if (!holds || taken.has(g)) return;
      if (best < 0 || size(gold) < size(text.mentions[best]!)) best = g;
    });
    if (best >= 0) taken.add(best);
    return best;
  });
}
const size = (gold: GoldMention): number => gold.end - gold.start;

/** Adds one document's B³ counts. */
function addScores(
  text: CorefText,
  mentions: readonly Mention[],
  pairs: readonly number[],
  sums: Sums,
): void {
  const goldSize = count(text.mentions.map(({ cluster }) => cluster));
  const foundSize = count(mentions.map(({ entity }) => entity));
  const both = count(
    mentions.map(({ entity }, m) => (pairs[m]! < 0 ? '' : `${entity} ${text.mentions[pairs[m]!]!.cluster}`)),
  );
  sums.gold += text.mentions.length;
  sums.found += mentions.length;
  mentions.forEach(({ entity }, m) => {
    if (pairs[m]! < 0) return;
    const { cluster } = text.mentions[pairs[m]!]!;
    const shared = both.get(`${entity} ${cluster}`)!;
    sums.precision += shared / foundSize.get(entity)!;
    sums.recall += shared / goldSize.get(cluster)!;
  });
}

function count(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Adds how many pronouns and noun phrases join the right cluster. */
function addForms(
  text: CorefText,
  mentions: readonly Mention[],
  pairs: readonly number[],
  forms: Forms,
): void {
  const votes = new Map<string, Map<string, number>>();
  mentions.forEach(({ entity, form }, m) => {
    if (form !== 'name' || pairs[m]! < 0) return;
    const { cluster } = text.mentions[pairs[m]!]!;
    const own = votes.get(entity) ?? new Map<string, number>();
    own.set(cluster, (own.get(cluster) ?? 0) + 1);
    votes.set(entity, own);
  });
  for (const { form } of text.mentions) if (form !== 'name') forms[form].gold++;
  mentions.forEach(({ entity, form, start, end }, m) => {
    if (form === 'name') return;
    const own = [...(votes.get(entity) ?? [])].sort((a, b) => b[1] - a[1])[0]?.[0];
    const right = pairs[m]! >= 0 && text.mentions[pairs[m]!]!.cluster === own;
    forms[form].found++;
    if (right) forms[form].right++;
    else if (values.verbose) {
      const around = text.text.slice(Math.max(0, start - 60), end + 40).replace(/\s+/g, ' ');
      console.log(
        `wrong ${form}\t${text.id}\t${text.text.slice(start, end)}\t${own === undefined ? 'not gold' : 'other'}\t… ${around} …`,
      );
    }
  });
}

/** The baseline: names with the same last word are one entity; nothing else is found. */
function byLastWord(text: string, mentions: readonly Mention[]): Mention[] {
  return mentions
    .filter(({ form }) => form === 'name')
    .map((mention) => {
      const words = text.slice(mention.start, mention.end).toLowerCase().split(/\s+/);
      return { ...mention, entity: words.at(-1)! };
    });
}

function row(name: string, { precision, found, recall, gold }: Sums): void {
  const p = precision / found;
  const r = recall / gold;
  const f = (2 * p * r) / (p + r);
  console.log(
    `${name.padEnd(24)} B³ P ${p.toFixed(3)}  R ${r.toFixed(3)}  F1 ${f.toFixed(3)}   gold ${gold}, found ${found}`,
  );
}

const MEASURED: ReadonlySet<string> = new Set(['person', 'organization', 'place']);

function measure(name: string, texts: readonly CorefText[]): void {
  const planned = plan(annotators, ['entities']);
  const own = newSums();
  const base = newSums();
  const forms: Forms = { pronoun: { right: 0, found: 0, gold: 0 }, nominal: { right: 0, found: 0, gold: 0 } };
  for (const text of texts) {
    const read = { text: text.text, format: 'text' as const, given: {}, origin: [] };
    const layers = annotate(toDocument(text.id, read), planned);
    const typed = new Map(layers.entities?.map(({ id, type }) => [id, type]));
    const mentions = (layers.mentions ?? []).filter(
      ({ end, entity }) => end <= text.until && MEASURED.has(typed.get(entity) ?? 'other'),
    );
    const pairs = match(text, mentions);
    addScores(text, mentions, pairs, own);
    addForms(text, mentions, pairs, forms);
    if (values.verbose) {
      text.mentions.forEach((gold, g) => {
        if (!pairs.includes(g))
          console.log(`missed ${gold.form}\t${text.id}\t${text.text.slice(gold.start, gold.end)}`);
      });
    }
    const plain = byLastWord(text.text, mentions);
    addScores(text, plain, match(text, plain), base);
  }
  console.log(`\n# ${name}: ${texts.length} texts`);
  row('references', own);
  row('same last word', base);
  for (const form of ['pronoun', 'nominal'] as const) {
    const { right, found, gold } = forms[form];
    console.log(
      `${`${form}s`.padEnd(24)} right ${right} of ${found} found (${(right / Math.max(1, found)).toFixed(3)}); gold ${gold}`,
    );
  }
}

type Placed = {
  readonly document: string;
  readonly entity: string;
  readonly name: string;
  readonly key: string;
};

/** The gold mentions of a story that ours match, each with its entity in its document. */
function matched(texts: readonly CorefText[], documents: readonly AnnotatedDocument[]): Placed[] {
  return texts.flatMap((text, i) => {
    const { document, layers } = documents[i]!;
    const names = new Map(layers.entities.map(({ id, name }) => [id, name]));
    const mentions = layers.mentions.filter(({ end }) => end <= text.until);
    return match(text, mentions).flatMap((g, m): Placed[] => {
      if (g < 0) return [];
      const { entity } = mentions[m]!;
      return [
        { document: document.id, entity, name: names.get(entity) ?? '', key: text.mentions[g]!.cluster },
      ];
    });
  });
}

function measureAcross(name: string, stories: readonly CorefStory[]): void {
  const planned = plan(annotators, ['entities', 'mentions']);
  const [own, base] = [noScores(), noScores()];
  let [gold, met] = [0, 0];
  for (const story of stories) {
    const documents = story.texts.map((text): AnnotatedDocument => {
      const read = { text: text.text, format: 'text' as const, given: {}, origin: [] };
      const document = toDocument(text.id, read);
      return { document, layers: annotate(document, planned) as Layers };
    });
    const { entityOf } = mergeEntities(documents);
    const placed = matched(story.texts, documents);
    const ours = (one: Placed) =>
      entityOf.get(`${one.document}\0${one.entity}`) ?? `${one.document} ${one.entity}`;
    addClusters(
      placed.map((one) => [one.key, ours(one)]),
      own,
    );
    addClusters(
      placed.map((one) => [one.key, one.name.toLowerCase()]),
      base,
    );
    gold += story.texts.reduce((sum, text) => sum + text.mentions.length, 0);
    met += placed.length;
    if (values.verbose) listErrors(story.id, placed, ours);
  }
  console.log(
    `\n# ${name}, across documents: ${stories.length} stories; ${met} of ${gold} gold mentions matched`,
  );
  acrossRow('story entities', own);
  acrossRow('equal names', base);
}

function acrossRow(name: string, { muc, b3, ceaf }: Scores): void {
  const [m, b, c] = [f1(muc), f1(b3), f1(ceaf)];
  console.log(
    `${name.padEnd(24)} CoNLL ${((m + b + c) / 3).toFixed(3)}   MUC ${m.toFixed(3)}   B³ ${b.toFixed(3)} (P ${(b3.precision / b3.found).toFixed(3)}, R ${(b3.recall / b3.gold).toFixed(3)})   CEAFe ${c.toFixed(3)}`,
  );
}

/** Pairs of documents' entities that are one by the key of most of their mentions and not by ours, or the other way round. */
function listErrors(story: string, placed: readonly Placed[], ours: (one: Placed) => string): void {
  const entities = new Map<string, { one: Placed; keys: string[] }>();
  for (const one of placed) {
    const id = `${one.document} ${one.entity}`;
    const known = entities.get(id);
    if (known) known.keys.push(one.key);
    else entities.set(id, { one, keys: [one.key] });
  }
  const all = [...entities.values()].map(({ one, keys }) => {
    const counts = [...count(keys)].sort((a, b) => b[1] - a[1]);
    return { one, key: counts[0]![0] };
  });
  const told = new Set<string>();
  all.forEach((a, i) => {
    for (const b of all.slice(i + 1)) {
      if (a.one.document === b.one.document || (a.key === b.key) === (ours(a.one) === ours(b.one))) continue;
      const line = `${a.key === b.key ? 'apart' : 'joined'}\t${story}\t${[a.one.name, b.one.name].sort().join('\t')}`;
      if (!told.has(line)) console.log(line);
      told.add(line);
    }
  });
}

if (!existsSync(values.shared)) {
  console.log(`coreference: no shared folder at ${values.shared}; nothing measured`);
} else {
  const gold = join(values.shared, 'gold');
  const stories = join(gold, 'stories');
  if (!values.across) {
    measure('GUM news', gumCoreference(join(gold, 'ud', 'gum', 'gum-train.conllu'), 'news'));
    measure(
      'MEANTIME, Apple part',
      meantime(join(stories, 'meantime', 'intra-doc_annotation', 'corpus_apple')),
    );
  }
  measureAcross('MEANTIME, Apple part', [
    meantimeStory(join(stories, 'meantime', 'intra_cross-doc_annotation', 'corpus_apple')),
  ]);
  measureAcross('ECB+', ecbStories(join(stories, 'ecbplus'), Number(values.topics)));
  measureAcross('NewsWCL50', wclStories(join(stories, 'newswcl50', 'NewsWCL50.conll')));
}
