import { describeProfile } from '@guitu/return-process/policy/describe/describe-profile';
import { documentHash } from '@guitu/return-process/policy/sha256';
import { generatedFrom, page, type Page } from '../page.js';
import { describedProfiles, type Described } from './described-profiles.js';

const HERE = '全部制度见 / all procedures: [README.md](README.md)';

function policyPage({ profile, house }: Described): Page {
  return {
    path: `docs/policies/${profile.key}.md`,
    text: page(generatedFrom('libs/return-process/src/policy/profiles'), describeProfile(profile, house).trimEnd(), `${HERE} · sha256 \`${documentHash(profile)}\``),
  };
}

/** docs/policies/<key>.md: each procedure of the catalogue in words, with the hash its returns are pinned to. */
export const policyPages = (): Page[] => describedProfiles().map(policyPage);
