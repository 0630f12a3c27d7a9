import Database from 'better-sqlite3';
import { MIGRATIONS } from './migrations.ts';

export type Connection = Database.Database;

/** Open a database (in memory unless a path is given) and bring its schema up to date. */
export function openDatabase(path = ':memory:'): Connection {
  const db = new Database(path);
  db.pragma('foreign_keys = on');
  migrate(db);
  return db;
}

/**
 * Run the steps that a database has not seen yet, each in its own transaction.
 *
 * @throws when the database was written by a newer version.
 */
export function migrate(db: Connection, steps: readonly string[] = MIGRATIONS): void {
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version > steps.length) {
    throw new Error(
      `the database has schema version ${version}, this program knows ${steps.length}: use the newer program`,
    );
  }
  for (const [index, step] of steps.entries()) {
    if (index < version) continue;
    db.transaction(() => {
      db.exec(step);
      db.pragma(`user_version = ${index + 1}`);
    })();
  }
}

/** The bytes of the main database as a file: compacted, so that no free page keeps what was once in it. */
export function serialize(db: Connection): Uint8Array<ArrayBuffer> {
  db.exec('vacuum main');
  return new Uint8Array(db.serialize());
}
