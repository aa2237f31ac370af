import { describe, expect, it } from '@jest/globals';
import { CANARIES, canariesIn } from './canaries.fixture.js';

const { name, phone } = CANARIES.customer;

describe('a canary', () => {
  it.each([
    ['as it is', `x${name}y`],
    ['in JSON that keeps to ASCII', '{"name":"\\u91d1\\u4e1d\\u96c0\\u5ba2\\u6237\\u7532"}'],
    ['in an address', `/returns?q=${encodeURIComponent(name)}`],
    ['in bytes shown as PostgreSQL shows them', `\\x00${Buffer.from(name).toString('hex')}ff`],
    ['in base64, at any place', Buffer.from(`{"a":"${name}"}`).toString('base64')],
    ['in base64, one further', Buffer.from(`{"ab":"${name}"}`).toString('base64')],
    ['in base64, two further', Buffer.from(`{"abc":"${name}"}`).toString('base64')],
    ['as digits alone', 'tel 8619900074110.'],
    ['without its country', '19900074110'],
    ['in other letters', CANARIES.customer.mail.toUpperCase()],
  ])('is seen %s', (_how, text) => expect(canariesIn(text)).toEqual(['customer']));

  it('is not seen in others’ data', () => expect(canariesIn(`金丝雀 客户 ${phone.slice(0, -1)}9 ${Buffer.from('a customer').toString('base64')}`)).toEqual([]));
});
