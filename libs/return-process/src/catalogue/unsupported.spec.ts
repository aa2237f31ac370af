import { TEST_PLAIN } from '@guitu/calendar/snapshots/test-plain';
import { describe, expect, it } from '@jest/globals';
import { contextOf } from '../return-process.js';
import { profile } from '../return-run.fixture.js';
import { unsupported } from './unsupported.js';

describe('parts of a policy the core does not have yet', () => {
  it.each(['headline@1', 'S000-04@1', 'headline-lapse@1', 'S000-04-lapse@1'] as const)('%s uses none', (ref) => {
    expect(unsupported(profile(ref))).toEqual([]);
  });

  it('are refused by name, never skipped in silence', () => {
    const policy = profile('headline@1');
    const [limit] = Object.values(policy.sla);
    const wants = { ...policy, sla: { odd: { ...(limit as NonNullable<typeof limit>), start: 'duty:nobody' as const } } };
    expect(() => contextOf(wants, TEST_PLAIN)).toThrow(/headline@1.*sla\.anchors/);
  });

  it('include a limit that runs from a step nobody can mark', () => {
    const policy = profile('headline@1');
    const [limit] = Object.values(policy.sla);
    expect(unsupported({ ...policy, sla: { odd: { ...(limit as NonNullable<typeof limit>), start: 'nothing' as never } } })).toEqual(['sla.anchors']);
  });
});
