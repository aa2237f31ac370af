import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inTransaction } from '@guitu/persistence/transaction';
import { DeskTables1700000000010 } from '@guitu/task-desk/desk-tables.migration';
import { createTestDatabase, type TestDatabase } from '@guitu/testing/test-database';
import { PolicyTables1700000000201 } from '../policy/policy-tables.migration.js';
import { drawNumber, RETURN_RANGE } from './number-range.js';
import { RegistrationTables1700000000202 } from './registration-tables.migration.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase([DeskTables1700000000010, PolicyTables1700000000201, RegistrationTables1700000000202]);
});
afterAll(() => database.drop());

const draw = (company: string, range: string = RETURN_RANGE, year: number = 2026) => inTransaction(database.dataSource, (tx) => drawNumber(tx, company, range, year));

describe('a number range', () => {
  it('gives 1, 2, 3 … to sessions that draw at the same time, none twice and none left out', async () => {
    const drawn = await Promise.all(Array.from({ length: 40 }, () => draw('RACE')));
    expect(drawn.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  });

  it('takes a number back when its transaction fails', async () => {
    const failing = inTransaction(database.dataSource, async (tx) => {
      expect(await drawNumber(tx, 'BACK', RETURN_RANGE, 2026)).toBe(1);
      throw new Error('refused after the number was drawn');
    });
    await expect(failing).rejects.toThrow('refused after');
    expect(await draw('BACK')).toBe(1);
  });

  it('starts anew per company, per form and per year', async () => {
    await draw('GT01');
    expect(await draw('GT01')).toBe(2);
    expect(await Promise.all([draw('GT02'), draw('GT01', 'xiaotui'), draw('GT01', RETURN_RANGE, 2027)])).toEqual([1, 1, 1]);
  });
});
