import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MigrationClass } from '@guitu/persistence/data-source';
import type { MigrationInterface } from 'typeorm';
import { takenBy } from './taken-away.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase([]);
});
afterAll(() => database.drop());

const step = (name: string, sql: string): MigrationClass => class implements MigrationInterface {
  readonly name = name;
  up: MigrationInterface['up'] = (runner) => runner.query(sql);
  down: MigrationInterface['down'] = () => Promise.resolve();
};
const BEGIN = step('Begin1700000000001', `create table other (id text primary key);
  create table parcel (no text primary key, kind text not null check (kind in ('in', 'out')), weight numeric, carrier text not null default 'sf', unique (carrier, no))`);

describe('what takes something away', () => {
  it.each([
    ['a table', 'alter table parcel rename to package', 'table parcel'],
    ['a column', 'alter table parcel drop column weight', 'parcel: column weight'],
    ['a column under its name', 'alter table parcel rename column weight to grams', 'parcel: column weight'],
    ['a type', 'alter table parcel alter column weight type integer', 'parcel: type of weight'],
    ['the freedom to say nothing', 'alter table parcel alter column weight set not null', 'parcel: inserts without weight'],
    ['what was meant by nothing', 'alter table parcel alter column carrier drop default', 'parcel: inserts without carrier'],
    ['rows without what is new', 'alter table parcel add column place text not null', 'parcel: inserts without place'],
    ['a word', `alter table parcel drop constraint parcel_kind_check, add constraint parcel_kind_check check (kind in ('in', 'back'))`, 'parcel: rows against parcel_kind_check'],
    ['rows of a kind', 'alter table parcel add constraint parcel_heavy check (weight > 1)', 'parcel: rows against parcel_heavy'],
    ['rows that name nobody', 'alter table parcel add foreign key (carrier) references other', 'parcel: rows against parcel_carrier_fkey'],
    ['rows of a kind, by another word for the check', `alter table parcel drop constraint parcel_kind_check, add column at timestamptz, add constraint parcel_kind_check check (case kind when 'in' then at is not null else kind = 'out' end)`, 'parcel: rows against parcel_kind_check'],
    ['rows of a kind, whatever it compares', 'alter table parcel drop constraint parcel_kind_check, add constraint parcel_kind_check check (length(kind) + weight < 9)', 'parcel: rows against parcel_kind_check'],
    ['the second that says nothing', 'alter table parcel add column slip text; create unique index on parcel (carrier, slip) nulls not distinct', 'parcel: rows twice in btree (carrier, slip) NULLS NOT DISTINCT'],
    ['the second with what is new', `alter table parcel add column slip text default '-'; create unique index on parcel (carrier, slip)`, 'parcel: rows twice in btree (carrier, slip)'],
    ['the second of a kind', 'create unique index on parcel (kind)', 'parcel: rows twice in btree (kind)'],
    ['what is said by “on conflict”', 'alter table parcel drop constraint parcel_carrier_no_key', 'parcel: “on conflict” btree (carrier, no)'],
  ])('%s', async (_what, sql, found) => {
    expect(await takenBy(database, [BEGIN, step('Take1700000000002', sql)])).toEqual([{ migration: 'Take1700000000002', taken: [found] }]);
  });

  it.each([
    ['a table', 'create table more (id text primary key, n integer not null check (n > 0))'],
    ['a column', 'alter table parcel add column place text'],
    ['a column with a default, and a check of it', `alter table parcel add column place text not null default 'dock' check (place <> '')`],
    ['a word', `alter table parcel drop constraint parcel_kind_check, add constraint parcel_kind_check check (kind in ('in', 'out', 'back'))`],
    ['a kind by what is new', `alter table parcel drop constraint parcel_kind_check, add column at timestamptz, add constraint parcel_kind_check check (case kind when 'in' then at is null when 'out' then true else at is not null end)`],
    ['what is unique, with what is new', 'alter table parcel add column slip text; create unique index on parcel (carrier, slip)'],
    ['the freedom to say nothing', 'alter table parcel alter column kind drop not null'],
    ['an index', 'create index on parcel (weight)'],
  ])('is not what adds %s', async (_what, sql) => {
    expect(await takenBy(database, [BEGIN, step('Add1700000000002', sql)])).toEqual([]);
  });
});
