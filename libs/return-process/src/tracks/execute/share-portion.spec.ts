import { expect, it } from '@jest/globals';
import type { ReturnDraft } from '../../context.js';
import type { Portion } from '../../state.js';
import { share } from './share-portion.js';

it('§4.4 line split: a return with two hundred portions is not split on', () => {
  const draft = { state: { scopes: Array.from({ length: 200 }, () => ({ kind: 'portion' })) } } as unknown as ReturnDraft;
  const whole: number[] = [];
  expect(share(draft, { qty: 10 } as Portion, [4], [() => undefined])).toEqual({ anomaly: 'too_many' });
  expect(share(draft, { qty: 10 } as Portion, [10], [({ qty }) => { whole.push(qty); }])).toBe('applied');
  expect(whole).toEqual([10]);
});
