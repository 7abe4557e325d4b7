/** The steps by which a store reaches the present schema; each runs once, in one transaction. */
import { type Kysely, sql } from 'kysely';
import type { Migration, MigrationProvider } from 'kysely/migration';

const first: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('documents')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('digest', 'text', (c) => c.notNull())
      .addColumn('text', 'text', (c) => c.notNull())
      .addColumn('format', 'text', (c) => c.notNull())
      .addColumn('given', 'text', (c) => c.notNull())
      .addColumn('origin', 'text', (c) => c.notNull())
      .addColumn('blocks', 'text')
      .addColumn('annotated_with', 'text')
      .addColumn('position', 'integer', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('layers')
      .addColumn('document', 'text', (c) => c.notNull().references('documents.id').onDelete('cascade'))
      .addColumn('layer', 'text', (c) => c.notNull())
      .addColumn('data', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('layers_key', ['document', 'layer'])
      .execute();
    await db.schema
      .createTable('annotations')
      .addColumn('document', 'text', (c) => c.notNull().references('documents.id').onDelete('cascade'))
      .addColumn('layer', 'text', (c) => c.notNull())
      .addColumn('number', 'integer', (c) => c.notNull())
      .addColumn('start', 'integer')
      .addColumn('end', 'integer')
      .addColumn('words', 'text')
      .addColumn('data', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('annotations_key', ['document', 'layer', 'number'])
      .execute();
    await db.schema
      .createTable('examination')
      .addColumn('id', 'integer', (c) => c.primaryKey())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('data', 'text', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('findings')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('rank', 'integer', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('verdict', 'text', (c) => c.notNull())
      .addColumn('relation', 'text', (c) => c.notNull())
      .addColumn('severity', 'text', (c) => c.notNull())
      .addColumn('origins', 'integer', (c) => c.notNull())
      .addColumn('reason', 'text', (c) => c.notNull())
      .addColumn('detail', 'text', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('evidence')
      .addColumn('finding', 'text', (c) => c.notNull().references('findings.id').onDelete('cascade'))
      .addColumn('number', 'integer', (c) => c.notNull())
      .addColumn('document', 'text', (c) => c.notNull())
      .addColumn('start', 'integer', (c) => c.notNull())
      .addColumn('end', 'integer', (c) => c.notNull())
      .addColumn('side', 'text')
      .addColumn('words', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('evidence_key', ['finding', 'number'])
      .execute();
    await db.schema
      .createTable('failures')
      .addColumn('document', 'text', (c) => c.primaryKey())
      .addColumn('code', 'text', (c) => c.notNull())
      .addColumn('message', 'text', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('runs')
      .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('command', 'text', (c) => c.notNull())
      .addColumn('version', 'text', (c) => c.notNull())
      .addColumn('started', 'text', (c) => c.notNull())
      .addColumn('finished', 'text')
      .execute();
    await sql`CREATE VIRTUAL TABLE sentence_search USING fts5(
      words, document UNINDEXED, start UNINDEXED, "end" UNINDEXED, tokenize = 'unicode61 remove_diacritics 2'
    )`.execute(db);
    await sql`CREATE VIEW who_said_what AS
      SELECT a.document, e.data ->> 'name' AS speaker, a.data ->> 'act' AS act, a.data ->> 'kind' AS kind,
             a.words, a.start, a."end"
      FROM annotations a
      LEFT JOIN annotations e
        ON e.document = a.document AND e.layer = 'entities' AND e.data ->> 'id' = a.data ->> 'speaker'
      WHERE a.layer = 'attributions'
      ORDER BY a.document, a.start`.execute(db);
    await sql`CREATE VIEW figures AS
      SELECT document, words, data ->> 'low' AS low, data ->> 'high' AS high, data ->> 'comparator' AS comparator,
             data ->> 'unit' AS unit, data ->> 'family' AS family, start, "end"
      FROM annotations WHERE layer = 'quantities' ORDER BY document, start`.execute(db);
    await sql`CREATE VIEW findings_with_evidence AS
      SELECT f.rank, f.kind, f.verdict, f.severity, f.origins, f.reason, e.document, e.side, e.words, e.start, e."end", f.id
      FROM findings f JOIN evidence e ON e.finding = f.id ORDER BY f.rank, e.number`.execute(db);
  },
};

/** All migrations, by name in running order. */
export const migrations: Readonly<Record<string, Migration>> = { '001-first': first };

export const provider: MigrationProvider = {
  getMigrations: () => Promise.resolve({ ...migrations }),
};
