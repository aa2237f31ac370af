/**
 * While a release is rolled out, processes of the one before it work on the same database. So a migration only adds, or says
 * since which release nobody needs what it takes away (`unusedSince`), and a later release brings it.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { dataSourceOf } from '@guitu/platform/service/data-source-of';
import { takenBy, type Migrations } from '@guitu/testing/taken-away';
import { createTestDatabase, type TestDatabase } from '@guitu/testing/test-database';
import { loadServices, SERVICE_NAMES } from './load-services.js';

/** No release was before them. */
const BEFORE_THE_FIRST_RELEASE: readonly string[] = [
  'AttachmentKeptFor1700000000013', 'HouseQuestions1700000000290', 'MatchesTakenBack1700000000324', 'PortionChecks1700000000215', 'InspectionFindings1700000000219',
  'ReworkConfirmations1700000000416', 'AlarmSource1700000000306',
];

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };
const number = (release: string): number => release.split('.').reduce((sum, part) => sum * 1_000 + Number(part), 0);

let database: TestDatabase;
beforeAll(async () => {
  process.env['GUITU_TEMPORAL_ADDRESS'] ??= '127.0.0.1:9';
  database = await createTestDatabase([]);
});
afterAll(() => database.drop());

it.each(SERVICE_NAMES)('the migrations of %s take nothing from the release before, or say since which nobody needs it', async (name) => {
  const [definition] = await loadServices(name);
  if (definition === undefined) throw new Error(`no ${name}`);
  const { migrations } = dataSourceOf(definition, { databaseUrl: database.url, poolSize: 1 }).options;
  const taken = await takenBy(database, migrations as Migrations);
  expect(taken.filter(({ migration, unusedSince }) => !BEFORE_THE_FIRST_RELEASE.includes(migration) && (unusedSince === undefined || number(unusedSince) >= number(version)))).toEqual([]);
});
