/** Lets Kysely's SQLite dialect, made for better-sqlite3, work over Node's own `node:sqlite`. */
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { SqliteDialect } from 'kysely';

/**
 * Opens the database file (or `:memory:`). Writes survive a killed process (WAL); a power cut may lose the last
 * commits but never the file (`synchronous = NORMAL`). A second writer waits up to 10 seconds.
 */
export function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: true });
  database.exec('PRAGMA busy_timeout = 10000');
  if (path !== ':memory:') database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  return database;
}

export function sqliteDialect(database: DatabaseSync): SqliteDialect {
  const prepare = (sql: string) => {
    const statement = database.prepare(sql);
    const bind = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
    return {
      reader: statement.columns().length > 0,
      all: (parameters: readonly unknown[]) => statement.all(...bind(parameters)),
      run: (parameters: readonly unknown[]) => statement.run(...bind(parameters)),
      iterate: (parameters: readonly unknown[]) =>
        statement.iterate(...bind(parameters)) as IterableIterator<unknown>,
    };
  };
  return new SqliteDialect({ database: { prepare, close: () => database.close() } });
}
