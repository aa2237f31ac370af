import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { COLUMN_OF_PLACE, WORKED_ON } from './board.rules.js';

it('the database sorts work into the columns of these rules, by the same places and goods', () => {
  const [, cards = ''] = /language sql stable as \$\$([^]*?)\$\$/.exec(readFileSync(new URL('./board-card.migration.ts', import.meta.url), 'utf8')) ?? [];
  expect(Object.fromEntries([...cards.matchAll(/when '(\w+)' then '(\w+)'/g)].map(([, place, column]) => [place, column]))).toEqual(COLUMN_OF_PLACE);
  expect([...cards.matchAll(/@\.goods == "(\w+)"/g)].map(([, goods]) => goods)).toEqual(WORKED_ON);
});
