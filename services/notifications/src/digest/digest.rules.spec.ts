import { expect, it } from '@jest/globals';
import { countDigest, digestWords } from './digest.rules.js';

it('a digest says how many messages are unread up to 99, then 99+', () => {
  const words = (unread: number) => digestWords(countDigest([], unread, 0, 0, 'Asia/Shanghai'), null, null)?.text;
  expect([words(99)?.zh, words(100)?.zh, words(100)?.en]).toEqual([expect.stringContaining('未读 99'), expect.stringMatching(/未读 99\+$/), expect.stringMatching(/unread 99\+$/)]);
  expect(words(99)?.zh).not.toContain('+');
  expect(words(0)).toBeUndefined();
});
