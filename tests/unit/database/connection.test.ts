import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { migrate, openDatabase, serialize } from '../../../src/database/connection.ts';
import { MIGRATIONS } from '../../../src/database/migrations.ts';
import { makeFolder } from '../folder.ts';

const version = (db: Database.Database) => db.pragma('user_version', { simple: true });

describe('opening a database', () => {
  test('gives the newest schema, sound and with foreign keys on', () => {
    const db = openDatabase();
    expect(version(db)).toBe(MIGRATIONS.length);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  test('opens a file again as it was left', () => {
    const path = join(makeFolder(), 'site.db');
    const first = openDatabase(path);
    first.exec("insert into authors (id, name) values ('ada', 'Ada')");
    first.close();
    const again = openDatabase(path);
    onTestFinished(() => void again.close());
    expect(again.prepare('select name from authors').pluck().all()).toEqual(['Ada']);
    expect(version(again)).toBe(MIGRATIONS.length);
  });
});

describe('migrating', () => {
  const STEPS = ['create table a (x) strict', 'alter table a add column y text'].map((sql) =>
    sql.replace('(x)', '(x text)'),
  );

  test('runs each step once', () => {
    const db = new Database(':memory:');
    migrate(db, STEPS.slice(0, 1));
    expect(version(db)).toBe(1);
    migrate(db, STEPS);
    migrate(db, STEPS);
    expect(version(db)).toBe(2);
    expect(
      db
        .prepare('select * from a')
        .columns()
        .map(({ name }) => name),
    ).toEqual(['x', 'y']);
  });

  test('refuses a database of a newer program and leaves it alone', () => {
    const db = new Database(':memory:');
    migrate(db, STEPS);
    expect(() => migrate(db, STEPS.slice(0, 1))).toThrow(
      'the database has schema version 2, this program knows 1: use the newer program',
    );
    expect(version(db)).toBe(2);
  });

  test('undoes a step that fails, and keeps those before it', () => {
    const db = new Database(':memory:');
    const broken = 'create table b (x text) strict; insert into nowhere values (1)';
    expect(() => migrate(db, [STEPS[0] ?? '', broken])).toThrow('no such table: nowhere');
    expect(version(db)).toBe(1);
    expect(db.prepare("select name from sqlite_schema where type = 'table'").pluck().all()).toEqual(['a']);
  });
});

describe('the emitted file', () => {
  const holds = (bytes: Uint8Array, text: string) => Buffer.from(bytes).includes(text);

  test('is a database that opens elsewhere', () => {
    const db = openDatabase();
    db.exec("insert into authors (id, name) values ('ada', 'Ada')");
    const copy = new Database(Buffer.from(serialize(db)));
    onTestFinished(() => void copy.close());
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(copy.prepare('select id, name from authors').all()).toEqual([{ id: 'ada', name: 'Ada' }]);
  });

  test('holds no text that was deleted, and no free pages', () => {
    const db = openDatabase();
    const insert = db.prepare('insert into authors (id, name) values (?, ?)');
    for (let n = 0; n < 500; n++) insert.run(`secret-${n}`, `A withheld name ${n}`);
    insert.run('ada', 'Ada');
    expect(holds(db.serialize(), 'A withheld name')).toBe(true);
    db.exec("delete from authors where id like 'secret-%'");
    expect(holds(db.serialize(), 'A withheld name')).toBe(true);
    const bytes = serialize(db);
    expect(holds(bytes, 'A withheld name')).toBe(false);
    expect(holds(bytes, 'secret-')).toBe(false);
    expect(holds(bytes, 'Ada')).toBe(true);
    expect(db.pragma('freelist_count', { simple: true })).toBe(0);
  });

  test('of a database on disk is that file, compacted', () => {
    const path = join(makeFolder(), 'site.db');
    const db = openDatabase(path);
    const bytes = serialize(db);
    db.close();
    expect(Buffer.from(bytes).equals(readFileSync(path))).toBe(true);
  });
});
