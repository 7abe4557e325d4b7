/** A story in one SQLite file, or in memory. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { InputError } from '../../model/errors.ts';
import type { Store } from '../../model/store.ts';
import { migrations, provider } from '../migrations.ts';
import { type SearchIndex, storeOver } from '../queries.ts';
import type { Tables } from '../schema.ts';
import { openDatabase, sqliteDialect } from './driver.ts';

const SQLITE_MAGIC = 'SQLite format 3\0';

/**
 * Opens the store at `path`, making and migrating it as needed; without a path, one in memory.
 * Throws an `InputError` (`bad-store`) when the file is no store, is damaged, or is of a newer version;
 * with `mustExist`, also when there is none.
 */
export async function openSqliteStore(path?: string, options: { mustExist?: boolean } = {}): Promise<Store> {
  if (path !== undefined) refuseForeignFile(path, options.mustExist ?? false);
  try {
    const database = openDatabase(path ?? ':memory:');
    const db = new Kysely<Tables>({ dialect: sqliteDialect(database) });
    await migrate(db, path ?? ':memory:');
    return storeOver(db, searchOver(database), () => integrity(database));
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw damaged(path ?? ':memory:', error);
  }
}

function refuseForeignFile(path: string, mustExist: boolean): void {
  if (!existsSync(path)) {
    if (!mustExist) return;
    throw new InputError('not-found', path, 'there is no store', 'Make one with: crosswire add STORE FILES…');
  }
  const stat = statSync(path);
  if (stat.isDirectory()) {
    throw new InputError('bad-store', path, 'this is a folder', 'Name a file, such as story.crosswire');
  }
  if (stat.size === 0) return;
  const head = readFileSync(path, { encoding: 'latin1', flag: 'r' }).slice(0, SQLITE_MAGIC.length);
  if (head !== SQLITE_MAGIC) {
    throw new InputError(
      'bad-store',
      path,
      'this file is not a Crosswire store',
      'Name another file, or restore it from a backup',
    );
  }
}

function damaged(path: string, error: unknown): InputError {
  const said = error instanceof Error ? error.message : String(error);
  return new InputError(
    'bad-store',
    path,
    `the store cannot be read (${said})`,
    'Restore it from a backup, or delete it and add the documents again',
  );
}

async function migrate(db: Kysely<Tables>, path: string): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  const names = new Set(tables.map((table) => table.name));
  if (names.size > 0 && !names.has('kysely_migration')) {
    throw new InputError(
      'bad-store',
      path,
      'this SQLite file holds other tables than a Crosswire store',
      'Name another file',
    );
  }
  const migrator = new Migrator({ db, provider });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const done = names.has('kysely_migration') ? (await migrator.getMigrations().catch(() => [])).length : 0;
  if (done > Object.keys(migrations).length || /missing/.test(String(error))) {
    throw new InputError(
      'bad-store',
      path,
      'the store was made by a newer version',
      'Update Crosswire with: npm install --global crosswire',
    );
  }
  throw error;
}

function integrity(database: DatabaseSync): string {
  const row = database.prepare('PRAGMA quick_check(1)').get() as { quick_check?: string } | undefined;
  return row?.quick_check ?? 'ok';
}

/** SQLite's full-text index (FTS5) over sentences. */
function searchOver(database: DatabaseSync): SearchIndex {
  return {
    replace(document, sentences) {
      database.prepare('DELETE FROM sentence_search WHERE document = ?').run(document);
      const insert = database.prepare(
        'INSERT INTO sentence_search (words, document, start, "end") VALUES (?, ?, ?, ?)',
      );
      for (const { start, end, words } of sentences) insert.run(words, document, start, end);
    },
    find(query, limit) {
      const words = query.match(/[\p{L}\p{N}]+/gu) ?? [];
      if (words.length === 0) return [];
      const match = words.map((word) => `"${word}"`).join(' ');
      return database
        .prepare(
          `SELECT document, start, "end" FROM sentence_search WHERE sentence_search MATCH ?
           ORDER BY rank, document, start LIMIT ?`,
        )
        .all(match, limit) as { document: string; start: number; end: number }[];
    },
  };
}
