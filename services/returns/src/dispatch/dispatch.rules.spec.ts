import { expect, it } from '@jest/globals';
import { checkDispatch } from './dispatch.rules.js';

it('goods arrive after they leave, if anybody knows when', () => {
  expect(() => checkDispatch(undefined, 10)).not.toThrow();
  expect(() => checkDispatch(10, 10)).not.toThrow();
  expect(() => checkDispatch(9, 10)).toThrow(expect.objectContaining({ status: 422, code: 'arrives-before-leaving' }));
});
