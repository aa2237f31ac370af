import { describe, expect, it } from '@jest/globals';
import { Turnstile } from './turnstile.js';

describe('the turnstile', () => {
  it('lets two in, the third when one of them has left, and nobody stays outside when one fails', async () => {
    const turnstile = new Turnstile(2);
    const inside: string[] = [];
    const leave = new Map<string, (error?: Error) => void>();
    const visit = (name: string) => turnstile.pass(() => new Promise<string>((resolve, reject) => {
      inside.push(name);
      leave.set(name, (error) => (error === undefined ? resolve(name) : reject(error)));
    }));
    const [one, two, three] = [visit('one'), visit('two'), visit('three')];
    await Promise.resolve();
    expect(inside).toEqual(['one', 'two']);
    leave.get('one')?.(new Error('thrown out'));
    await expect(one).rejects.toThrow('thrown out');
    expect(inside).toEqual(['one', 'two', 'three']);
    leave.get('two')?.();
    leave.get('three')?.();
    expect(await Promise.all([two, three])).toEqual(['two', 'three']);
  });
});
