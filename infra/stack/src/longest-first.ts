import { relative } from 'node:path';
import jestSequencer from '@jest/test-sequencer';
import type { Test } from '@jest/test-result';

/**
 * Suites that take minutes, the longest first. Jest knows durations of earlier runs alone; on a fresh machine it goes by the size
 * of files, and begins with some of these when the others are done and all workers but one have nothing left.
 */
export const LONGEST: readonly string[] = [
  'libs/return-process/src/walk/share-1-of-4.spec.ts', 'services/host/src/permission-walk.spec.ts', 'e2e/src/acceptance.spec.ts', 'libs/return-process/src/walk/share-2-of-4.spec.ts',
  'libs/return-process/src/walk/share-3-of-4.spec.ts', 'libs/return-process/src/walk/share-4-of-4.spec.ts', 'e2e/src/faults/faults.spec.ts', 'services/orchestrator/src/orchestrator.spec.ts',
  'services/orchestrator/src/workflow/every-procedure.spec.ts', 'libs/return-process/src/clock-ledger.spec.ts',
];

// Its types are those of its CommonJS build; what Node imports is the class itself.
const JestSequencer = jestSequencer as unknown as typeof jestSequencer.default;

export default class LongestFirst extends JestSequencer {
  override async sort(tests: Test[]): Promise<Test[]> {
    const rank = ({ path, context }: Test): number => {
      const at = LONGEST.indexOf(relative(context.config.rootDir, path));
      return at < 0 ? LONGEST.length : at;
    };
    return (await super.sort(tests)).toSorted((one, other) => rank(one) - rank(other));
  }
}
