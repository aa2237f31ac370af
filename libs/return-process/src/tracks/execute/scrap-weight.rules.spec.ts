import { expect, it } from '@jest/globals';
import { isWeighed } from './scrap-weight.rules.js';

it.each([
  [{ metal: 1200 }, true], [{ metal: 0, wire: 5 }, true], [{}, false], [{ metal: 0 }, false],
  [{ metal: 1.5 }, false], [{ metal: 10, gold: 5 }, false], [undefined, false],
])('R56: whole grams in the four groups, and something in one: %j is %s', (weights, expected) => expect(isWeighed(weights)).toBe(expected));
