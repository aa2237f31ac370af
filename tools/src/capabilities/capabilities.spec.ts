import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { REPOSITORY } from '../repository.js';
import { servedCalls } from '../rows/row-tests.js';
import { capabilityGaps, testsNamed } from './capability-gaps.js';

const served = servedCalls(readdirSync(path.join(REPOSITORY, 'docs/openapi')).map((name) => ({ path: name, text: readFileSync(path.join(REPOSITORY, 'docs/openapi', name), 'utf8') })));

it('every capability has its calls, rows and tests, and what is kept has its constraint and its race', () => expect(capabilityGaps(REPOSITORY, served)).toEqual([]));

it('a call that nobody serves is named', () => expect(capabilityGaps(REPOSITORY, new Set()).filter((line) => line.includes('no such call: returns GET /delivery-lines'))).toHaveLength(1));

it('a test is named by its file and a part of its title', () => {
  const tests = [{ file: 'services/a/src/a.spec.ts', title: 'B4: a parcel' }];
  expect([testsNamed(tests, 'a.spec.ts parcel'), testsNamed(tests, 'a.spec.ts '), testsNamed(tests, 'a.spec.ts box'), testsNamed(tests, 'b.spec.ts parcel')].map((found) => found.length)).toEqual([1, 1, 0, 0]);
});
