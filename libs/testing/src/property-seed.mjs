/** Runs before every suite: property tests draw by jest's seed (`--seed`), which a whole run takes from its commit (infra/stack/src/commit-seed.ts). */
import { jest } from '@jest/globals';
import fc from 'fast-check';

fc.configureGlobal({ seed: jest.getSeed() });
