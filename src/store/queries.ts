/** The store's reads and writes in Kysely, the same for every database; full-text search is the one seam. */
import type { Kysely, Transaction } from 'kysely';
import type { Document } from '../model/document.ts';
import type { Examination } from '../model/finding.ts';
import type { AnnotatedDocument, Layer, Layers } from '../model/layers.ts';
import type { Store } from '../model/store.ts';
import type { Tables } from './schema.ts';

/** Full-text index over sentences; each database has its own. */
export type SearchIndex = {
  replace(
    document: string,
    sentences: readonly { start: number; end: number; words: string }[],
  ): void | Promise<void>;
  find(
    query: string,
    limit: number,
  ): readonly { document: string; start: number; end: number }[] | Promise<readonly Located[]>;
};
type Located = { document: string; start: number; end: number };

/** Layers kept as one JSON value: large, or not of interest row by row. */
const WHOLE: ReadonlySet<Layer> = new Set<Layer>([
  'tokens',
  'sentences',
  'regions',
  'meta',
  'dating',
  'names',
  'mentions',
]);
/** Rows in one INSERT: SQLite takes at most 32,766 bound values. */
const ROWS_AT_ONCE = 500;

export function storeOver(
  db: Kysely<Tables>,
  search: SearchIndex,
  integrity: () => string | Promise<string>,
): Store {
  return {
    ...documentsOf(db, search),
    ...layersOf(db, search),
    ...examinationOf(db),
    ...runsOf(db),
    async search(query, limit) {
      const hits = await search.find(query, limit);
      const texts = new Map<string, string>();
      for (const { document } of hits) {
        if (texts.has(document)) continue;
        const row = await db
          .selectFrom('documents')
          .select('text')
          .where('id', '=', document)
          .executeTakeFirst();
        texts.set(document, row?.text ?? '');
      }
      return hits.map((hit) => ({ ...hit, text: texts.get(hit.document)!.slice(hit.start, hit.end) }));
    },
    async info() {
      const count = async (table: 'documents' | 'findings', annotated = false) => {
        let query = db.selectFrom(table).select((e) => e.fn.countAll<number>().as('n'));
        if (annotated) query = query.where('annotated_with' as never, 'is not', null);
        return Number((await query.executeTakeFirstOrThrow()).n);
      };
      const version = await db
        .selectFrom('kysely_migration' as never)
        .select((e) => e.fn.countAll<number>().as('n'))
        .executeTakeFirst();
      return {
        schemaVersion: Number((version as { n: number } | undefined)?.n ?? 0),
        documents: await count('documents'),
        annotated: await count('documents', true),
        findings: await count('findings'),
        integrity: await integrity(),
      };
    },
    close: () => db.destroy(),
  };
}

function documentsOf(
  db: Kysely<Tables>,
  search: SearchIndex,
): Pick<Store, 'documents' | 'document' | 'addDocument' | 'removeDocument'> {
  return {
    async documents() {
      const rows = await db
        .selectFrom('documents')
        .select(['id', 'digest', 'annotated_with', (e) => e.fn<number>('length', ['text']).as('length')])
        .orderBy('position')
        .execute();
      return rows.map(({ annotated_with, ...row }) => ({ ...row, annotatedWith: annotated_with }));
    },
    async document(id) {
      const row = await db.selectFrom('documents').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : toDocument(row);
    },
    async addDocument(document) {
      const held = await db
        .selectFrom('documents')
        .select('digest')
        .where('id', '=', document.id)
        .executeTakeFirst();
      if (held !== undefined) return held.digest === document.digest ? 'unchanged' : 'conflict';
      await db.deleteFrom('failures').where('document', '=', document.id).execute();
      const last = await db
        .selectFrom('documents')
        .select((e) => e.fn.max('position').as('position'))
        .executeTakeFirst();
      await db
        .insertInto('documents')
        .values({
          id: document.id,
          digest: document.digest,
          text: document.text,
          format: document.format,
          given: JSON.stringify(document.given),
          origin: JSON.stringify(document.origin),
          blocks: document.blocks === undefined ? null : JSON.stringify(document.blocks),
          annotated_with: null,
          position: (last?.position ?? 0) + 1,
        })
        .execute();
      return 'added';
    },
    async removeDocument(id) {
      await search.replace(id, []);
      await db.deleteFrom('documents').where('id', '=', id).execute();
    },
  };
}

function toDocument(row: Tables['documents']): Document {
  return {
    id: row.id,
    digest: row.digest,
    text: row.text,
    format: row.format as Document['format'],
    given: JSON.parse(row.given),
    origin: JSON.parse(row.origin),
    ...(row.blocks === null ? {} : { blocks: JSON.parse(row.blocks) }),
  };
}

function layersOf(db: Kysely<Tables>, search: SearchIndex): Pick<Store, 'annotated' | 'putLayers'> {
  return {
    async annotated(id) {
      const row = await db.selectFrom('documents').selectAll().where('id', '=', id).executeTakeFirst();
      if (row === undefined || row.annotated_with === null) return undefined;
      const whole = await db
        .selectFrom('layers')
        .select(['layer', 'data'])
        .where('document', '=', id)
        .execute();
      const layers: Record<string, unknown> = { entities: [], attributions: [], quantities: [], times: [] };
      layers.signals = [];
      for (const { layer, data } of whole) layers[layer] = JSON.parse(data);
      const rows = await db
        .selectFrom('annotations')
        .select(['layer', 'data'])
        .where('document', '=', id)
        .orderBy('layer')
        .orderBy('number')
        .execute();
      for (const { layer, data } of rows) (layers[layer] as unknown[]).push(JSON.parse(data));
      return { document: toDocument(row), layers: layers as unknown as Layers } satisfies AnnotatedDocument;
    },
    async putLayers(id, layers, fingerprint) {
      await db.transaction().execute(async (tx) => {
        const { text } = await tx
          .selectFrom('documents')
          .select('text')
          .where('id', '=', id)
          .executeTakeFirstOrThrow();
        await tx.deleteFrom('layers').where('document', '=', id).execute();
        await tx.deleteFrom('annotations').where('document', '=', id).execute();
        for (const [layer, value] of Object.entries(layers)) {
          if (WHOLE.has(layer as Layer)) {
            await tx
              .insertInto('layers')
              .values({ document: id, layer, data: JSON.stringify(value) })
              .execute();
          } else {
            await insertRows(tx, 'annotations', annotationRows(id, layer, value as readonly object[], text));
          }
        }
        const sentences = layers.sentences.map(({ start, end }) => ({
          start,
          end,
          words: text.slice(start, end),
        }));
        await search.replace(id, sentences);
        await tx.updateTable('documents').set({ annotated_with: fingerprint }).where('id', '=', id).execute();
      });
    },
  };
}

/** Rows of one layer; an attribution's words are its content, an entity's row has none. */
function annotationRows(
  document: string,
  layer: string,
  items: readonly object[],
  text: string,
): Tables['annotations'][] {
  return items.map((item, number) => {
    const { start, end, content } = item as {
      start?: number;
      end?: number;
      content?: readonly { start: number; end: number }[];
    };
    const spans = content ?? (start === undefined || end === undefined ? [] : [{ start, end }]);
    return {
      document,
      layer,
      number,
      start: spans[0]?.start ?? null,
      end: spans.at(-1)?.end ?? null,
      words: spans.length === 0 ? null : spans.map((span) => text.slice(span.start, span.end)).join(' … '),
      data: JSON.stringify(item),
    };
  });
}

async function insertRows<T extends 'annotations' | 'findings' | 'evidence'>(
  tx: Transaction<Tables>,
  table: T,
  rows: readonly Tables[T][],
): Promise<void> {
  for (let i = 0; i < rows.length; i += ROWS_AT_ONCE) {
    await tx
      .insertInto(table)
      .values(rows.slice(i, i + ROWS_AT_ONCE) as never)
      .execute();
  }
}

function examinationOf(db: Kysely<Tables>): Pick<Store, 'examination' | 'putExamination'> {
  return {
    async examination(state) {
      const row = await db
        .selectFrom('examination')
        .select('data')
        .where('state', '=', state)
        .executeTakeFirst();
      return row === undefined ? undefined : (JSON.parse(row.data) as Examination);
    },
    async putExamination(examination, state) {
      await db.transaction().execute(async (tx) => {
        await tx.deleteFrom('evidence').execute();
        await tx.deleteFrom('findings').execute();
        await tx.deleteFrom('examination').execute();
        await tx
          .insertInto('examination')
          .values({ id: 1, state, data: JSON.stringify(examination) })
          .execute();
        const { findings } = examination;
        await insertRows(
          tx,
          'findings',
          findings.map(({ evidence: _evidence, weight: _weight, detail, ...finding }, rank) => ({
            ...finding,
            rank: rank + 1,
            detail: JSON.stringify(detail),
          })),
        );
        await insertRows(
          tx,
          'evidence',
          findings.flatMap((finding) =>
            finding.evidence.map(({ document, start, end, text, side }, number) => ({
              finding: finding.id,
              number,
              document,
              start,
              end,
              side: side ?? null,
              words: text,
            })),
          ),
        );
      });
    },
  };
}

function runsOf(db: Kysely<Tables>): Pick<Store, 'failures' | 'putFailure' | 'beginRun' | 'endRun'> {
  const now = () => new Date().toISOString();
  return {
    failures: () => db.selectFrom('failures').selectAll().orderBy('document').execute(),
    async putFailure(failure) {
      await db
        .insertInto('failures')
        .values(failure)
        .onConflict((c) => c.column('document').doUpdateSet({ code: failure.code, message: failure.message }))
        .execute();
    },
    async beginRun(command, version) {
      const row = await db
        .insertInto('runs')
        .values({ command, version, started: now(), finished: null })
        .returning('id')
        .executeTakeFirstOrThrow();
      return row.id;
    },
    async endRun(run) {
      await db.updateTable('runs').set({ finished: now() }).where('id', '=', run).execute();
    },
  };
}
