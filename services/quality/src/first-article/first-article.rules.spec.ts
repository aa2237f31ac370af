import { expect, it } from '@jest/globals';
import { firstArticleFaults } from './first-article.rules.js';

it.each([[true, undefined, 0], [true, [], 0], [true, ['size'], 1], [false, ['size'], 0], [false, [], 1], [false, undefined, 1]])('首件 ok %s with defects %j: %i faults', (ok, defects, faults) => {
  expect(firstArticleFaults({ ok, defects }).map(({ path }) => path)).toEqual(faults === 0 ? [] : ['defects']);
});
