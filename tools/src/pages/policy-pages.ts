import { describeProfile } from '@guitu/return-process/policy/describe/describe-profile';
import { documentHash } from '@guitu/return-process/policy/sha256';
import { generatedFrom, page, type Page } from '../page.js';
import { shippedProfiles } from './shipped-profiles.js';

/** docs/policies/<key>.md: each procedure that ships with Guitu, in words, with the hash its returns are pinned to. */
export function policyPages(): Page[] {
  return shippedProfiles().map((profile) => ({
    path: `docs/policies/${profile.key}.md`,
    text: page(generatedFrom('libs/return-process/src/policy/profiles'), describeProfile(profile).trimEnd(), `sha256 \`${documentHash(profile)}\``),
  }));
}
