import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8').replace('${LATE_ENTRY / 1_000}', '300');

it('late entries are asked for in the words of their index, without which every fact of a month is read', () => {
  const [, words] = /const ENTERED_LATE = `(.+)`;/.exec(read('./read-anomalies.ts')) ?? [];
  expect(words).toBeDefined();
  expect(read('./few-of-all-facts.migration.ts')).toContain(words);
});
