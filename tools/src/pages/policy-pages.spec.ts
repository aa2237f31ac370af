import { documentHash } from '@guitu/return-process/policy/sha256';
import { describe, expect, it } from '@jest/globals';
import { policyPages } from './policy-pages.js';
import { shippedProfiles } from './shipped-profiles.js';

describe('policy pages', () => {
  it('there is one per procedure, with the hash of exactly this profile', () => {
    expect(policyPages().map(({ path }) => path)).toEqual(['docs/policies/headline.md', 'docs/policies/S000-04.md']);
    policyPages().forEach(({ text }, at) => expect(text).toContain(`sha256 \`${documentHash(shippedProfiles()[at])}\``));
  });

  it('S000-04 names its two-hour limit with its clause', () => {
    expect(policyPages()[1]?.text).toMatch(/2 小时内判定 \/ Decide within 2 hours \| 2 小时 \/ 2 h \|.*\| S000-04 §5\.6 \|/);
  });
});
