import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { repositoryRoot } from './layout.js';

it('a signal to npm reaches the launcher: no shell stands between them, or its servers would outlive a supervisor’s stop', () => {
  const { scripts } = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
  const launching = Object.entries(scripts).filter(([, command]) => command.includes('infra/guitu.mjs'));
  expect(launching.map(([name]) => name)).toContain('start');
  for (const [name, command] of launching) expect([name, command]).toEqual([name, `exec node infra/guitu.mjs ${name}`]);
});
