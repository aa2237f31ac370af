import { expect, it } from '@jest/globals';
import { checkCharacter, returnOfLink, scanLink } from './scan-link.rules.js';

it('ISO 7064 MOD 37,36: the standard’s own example, and what a swap or a wrong digit does', () => {
  expect(checkCharacter('A12425GABC1234002')).toBe('M');
  expect(checkCharacter('RT-0012')).not.toBe(checkCharacter('RT-0021'));
});

it('names its return with and without a line; a code that was read wrongly names none', () => {
  const link = scanLink('https://guitu.example', 'TH2503-0142', 2);
  expect(link).toMatch(/^https:\/\/guitu\.example\/q\/TH2503-0142\/2\*[0-9A-Z]$/);
  expect(returnOfLink(link)).toBe('TH2503-0142');
  expect(returnOfLink(link.replace('0142', '0143'))).toBeNull();
  expect(returnOfLink(scanLink('https://guitu.example', 'TH2503-0142', null))).toBe('TH2503-0142');
  expect(returnOfLink('https://guitu.example/q/TH2503-0142/2')).toBe('TH2503-0142');
  expect(returnOfLink('SF-7001')).toBeNull();
});
