import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import type { Test } from '@jest/test-result';
import { repositoryRoot } from './layout.js';
import LongestFirst, { LONGEST } from './longest-first.js';

it('knows suites that are there', () => {
  expect(LONGEST.filter((file) => !existsSync(join(repositoryRoot, file)))).toEqual([]);
});

it('begins with what takes longest; the rest stays as jest would have it', async () => {
  const context = { config: { rootDir: repositoryRoot, cacheDirectory: '/nowhere', id: 'x', name: 'x' }, hasteFS: { getSize: () => 1 } };
  const test = (file: string, duration: number): Test => ({ path: join(repositoryRoot, file), context, duration }) as unknown as Test;
  const sorted = await new LongestFirst({ contexts: [], globalConfig: {} } as never).sort([test('a.spec.ts', 1), test(LONGEST[2]!, 5), test('b.spec.ts', 9_000), test(LONGEST[0]!, 1)]);
  expect(sorted.map(({ path }) => path.slice(repositoryRoot.length).replace(/^\//, ''))).toEqual([LONGEST[0], LONGEST[2], 'b.spec.ts', 'a.spec.ts']);
});
