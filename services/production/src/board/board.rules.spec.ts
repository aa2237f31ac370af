import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { PORTIONS_WORKED_ON } from './board.rules.js';

it('asks for work in the words of its index, without which every open return is read', () => {
  expect(readFileSync(new URL('./worked-on.migration.ts', import.meta.url), 'utf8')).toContain(`body @? '${PORTIONS_WORKED_ON}'`);
});
